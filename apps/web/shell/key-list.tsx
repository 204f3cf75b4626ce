import { Trans, useLingui } from '@lingui/react/macro'
import { Drawer } from '@mantine/core'
import { useSignedIn } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import type { Page } from '#platform/ui/page'
import { allows, pages } from '../pages.ts'
import classes from './key-list.module.css'

/** All keys: those of the page first, then those of every page. */
export default function KeyList({ page, onClose }: { readonly page: Page | undefined; readonly onClose: () => void }) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const everywhere = [
    { caps: ['Ctrl', 'K'], does: t`search for anything` },
    ...pages.filter(({ nav }) => nav?.letter).filter((candidate) => allows(candidate, session)).map((candidate) => ({ caps: ['G', candidate.nav!.letter!], does: i18n._(candidate.title) })),
    { caps: ['Ctrl', 'Shift', 'H'], does: t`change hands by PIN` },
    { caps: ['Esc'], does: t`back` },
    { caps: ['?'], does: t`this list` },
  ]
  return (
    <Drawer opened onClose={onClose} position="right" size={340} title={t`Keys`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {page && page.keys.length > 0 && <Keys title={i18n._(page.title)} keys={page.keys.map((key) => ({ caps: key.caps, does: i18n._(key.does) }))} />}
      <Keys title={t`Everywhere`} keys={everywhere} />
      <p className={classes.note}><Trans>Single letters act outside text fields. They can be turned off in your profile.</Trans></p>
    </Drawer>
  )
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly { readonly caps: readonly string[]; readonly does: string }[] }) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {keys.map(({ caps, does }) => (
          <div key={caps.join(' ')} className={classes.row}>
            <dt><KeyCaps caps={caps} /></dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
