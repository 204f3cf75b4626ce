import { Trans, useLingui } from '@lingui/react/macro'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import type { Page, PageNav } from '#platform/ui/page'
import type { Hit, HitAct } from '#platform/ui/finder'
import { folded } from '#platform/ui/folded'
import { byWordStart } from '#platform/ui/word-start'
import { allows, pages } from '../pages.ts'
import { useFound } from './finders.ts'
import type { Act } from './palette/act.ts'
import { ActRows } from './palette/act-rows.tsx'
import { useActsOfHit } from './palette/use-acts-of-hit.ts'
import { useGeneralActs } from './palette/use-general-acts.ts'
import { usePageActs } from './palette/use-page-acts.ts'
import classes from './palette.module.css'

/** A page without an entry in the navigation is drawn like the one it is a part of. */
const navOf = (page: Page): PageNav => (page.nav ?? pages.find((above) => above.path === page.under)?.nav) as PageNav

const [store, control] = createSpotlight()

/** Ctrl K: anything by a few letters, accents or not. */
export default function Palette({ begin: typedBefore, onClose }: { readonly begin: string; readonly onClose: () => void }) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const navigate = useNavigate()
  const [text, setText] = useState(typedBefore)
  // `>` asks for pages and actions alone, `#` for orders alone.
  const only = text.startsWith('>') ? 'none' : text.startsWith('#') ? 'orders' : null
  const asked = only === null ? text : text.slice(1)
  const wanted = folded(asked.trim())
  const { groups: found, tookMs } = useFound(only === 'none' ? '' : asked.trim(), only)
  const matching = byWordStart((only === 'orders' ? [] : pages)
    .filter((page) => !page.path.includes('$') && allows(page, session))
    .map((page) => ({ page, title: i18n._(page.title) }))
    .filter(({ title }) => folded(title).includes(wanted)), ({ title }) => title, wanted)
  const hits = found.flatMap((group) => group.hits)
  const selected = useSyncExternalStore(store.subscribe, () => store.getState().selected)
  // What can be done with the hit that is chosen; beyond the hits, with the one that was.
  const [held, setHeld] = useState<string | null>(null)
  const subject: Hit | undefined = hits[selected] ?? hits.find((hit) => hit.to === held) ?? hits[0]
  const acts = useActsOfHit(subject)
  const name = subject?.name ?? ''
  const fits = ({ title, detail }: Act) => only !== 'orders' && folded(`${title} ${detail}`).includes(wanted)
  const fitting = (known: readonly Act[]): readonly Act[] => byWordStart(known.filter(fits), ({ title, detail }) => `${title} ${detail}`, wanted)
  const here = fitting(usePageActs())
  const general = fitting(useGeneralActs())
  const nothing = matching.length === 0 && here.length === 0 && general.length === 0 && found.every((group) => group.hits.length === 0)
  useEffect(() => control.open(), [])
  // Hits come after the text was typed: Enter always takes the first of what is shown now.
  const shown = [...found.flatMap((group) => group.hits.map((hit) => hit.to)), ...[...here, ...general].map(({ id }) => id), ...matching.map(({ page }) => page.path)].join()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shown !== '') select(list.current, 0)
  }, [shown])
  /** Tab goes to what can be done with the hit, Shift Tab back to it. */
  const onTab = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !subject || acts.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    setHeld(subject.to)
    select(list.current, event.shiftKey ? hits.indexOf(subject) : hits.length)
  }
  const go = (to: string) => () => void navigate({ to })
  const begin = ({ to, paper }: HitAct) => () => void (paper ? window.open(to, '_blank', 'noopener') : navigate({ href: to }))
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      store={store}
      shortcut={null}
      onSpotlightClose={onClose}
      size={640}
      radius={14}
      yOffset={96}
      centered={false}
      scrollable
      maxHeight="70vh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <Spotlight.Search
        placeholder={t`Customer, order, product, page, action`}
        aria-label={t`Search for anything`}
        onKeyDownCapture={onTab}
        leftSection={<IconSearch aria-hidden />}
        rightSection={<span className={classes.hint}><Trans>no accents needed</Trans> · <KeyCaps caps={['Esc']} /></span>}
        rightSectionWidth={200}
        classNames={{ input: classes.input ?? '', section: classes.section ?? '' }}
      />
      <Spotlight.ActionsList ref={list} className={classes.list ?? ''}>
        {found.filter((group) => group.hits.length > 0).map((group) => (
          <Spotlight.ActionsGroup key={group.title} label={group.title} classNames={{ actionsGroup: classes.group ?? '' }}>
            {group.hits.map((hit) => (
              <Spotlight.Action key={hit.to} onClick={go(hit.to)} className={classes.row ?? ''}>
                <span className={classes.mark}>{hit.mark}</span>
                <span className={classes.title}>{hit.title}</span>
                <span className={classes.detail}>{hit.detail}</span>
                <span className={classes.open}><Trans>open</Trans> <KeyCaps fixed caps={['Enter']} /></span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {subject && acts.length > 0 && (
          <Spotlight.ActionsGroup label={t`With ${name}`} classNames={{ actionsGroup: classes.group ?? '' }}>
            {acts.map((act) => (
              <Spotlight.Action key={act.to} onClick={begin(act)} className={classes.row ?? ''}>
                <span className={classes.mark}><IconPlus aria-hidden /></span>
                <span className={classes.title}>{i18n._(act.title)}</span>
                <span className={classes.detail}>{i18n._(act.detail)}</span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        <ActRows title={t`On this page`} acts={here} />
        {matching.length > 0 && (
          <Spotlight.ActionsGroup label={t`Pages`} classNames={{ actionsGroup: classes.group ?? '' }}>
            {matching.map(({ page, title }) => {
              const { icon: Icon, letter } = navOf(page)
              return (
                <Spotlight.Action key={page.path} onClick={go(page.path)} className={classes.row ?? ''}>
                  <span className={classes.mark}><Icon aria-hidden /></span>
                  <span className={classes.title}>{title}</span>
                  {page.nav && letter && <span className={classes.keys}><KeyCaps caps={['G', letter]} /></span>}
                </Spotlight.Action>
              )
            })}
          </Spotlight.ActionsGroup>
        )}
        <ActRows title={t`Actions`} acts={general} />
        {nothing && <Spotlight.Empty><Trans>Nothing found</Trans></Spotlight.Empty>}
      </Spotlight.ActionsList>
      <div className={classes.foot}>
        <KeyCaps fixed caps={['↑', '↓']} /> <Trans>choose</Trans>
        {acts.length > 0 && <><KeyCaps fixed caps={['Tab']} /> <Trans>actions</Trans></>}
        <KeyCaps fixed caps={['>']} /> <Trans>pages and actions</Trans>
        <KeyCaps fixed caps={['#']} /> <Trans>orders only</Trans>
        {tookMs !== null && wanted !== '' && <span className={classes.took}>{tookMs} ms</span>}
      </div>
    </Spotlight.Root>
  )
}

/** Selects as the parts themselves do when an arrow is pressed: by attribute, and by number in their store. */
function select(list: HTMLElement | null, index: number): void {
  const row = list?.querySelectorAll('[data-action]')[index]
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  row?.setAttribute('data-selected', 'true')
  row?.scrollIntoView({ block: 'nearest' })
  store.updateState((state) => ({ ...state, selected: index }))
}
