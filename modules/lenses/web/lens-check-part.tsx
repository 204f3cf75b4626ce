import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Product } from '#modules/catalog/contract'
import { variantsOf, type PickedVariant } from '#modules/catalog/web'
import { eyes, type Eye, type ValuesFor } from '#modules/prescriptions/domain'
import { EyeMark } from '#modules/prescriptions/web'
import { dayText } from '#platform/ui/day-text'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { useRead } from '#platform/ui/api/use-read'
import { Money } from '#platform/ui/money.tsx'
import type { LensCheckView, LensItem, LensVerdict, OptionMiss } from '../contract.ts'
import type { LensKind } from '../domain/index.ts'
import { checkPath, type Chosen, type MeasuredFrame } from './check-address.ts'
import classes from './lenses.module.css'
import { useSayMiss } from './say-miss.ts'
import { useSayLens } from './say-lens.tsx'
import { useLensNames } from './names.ts'
import { useNumbers } from './use-numbers.ts'

export interface LensCheckProps extends Chosen {
  readonly values: ValuesFor
  readonly frame: MeasuredFrame
  /** Only lenses of this kind are offered; all when null. */
  readonly kind: LensKind | null
  /** Takes an article of the shop for an eye, or for both. */
  readonly onTake: (eye: Eye | 'both', article: PickedVariant) => void
}

/** Of each chosen lens whether it can be made, why not and what is nearest; behind it the list of those that can. Says nothing where no catalogue speaks. */
export default function LensCheckPart({ values, frame, variants, options, kind, onTake }: LensCheckProps) {
  const { organizationId } = useCalling()
  const path = checkPath(values, frame, { variants, options }, kind)
  const { data } = useRead<LensCheckView>(path ?? '/lens-checks', { kinds: ['lenses'], enabled: path !== null })
  if (!path || !data || data.lensCount === 0) return null
  const take = async (eye: Eye | 'both', { soldAs: [sold] }: LensItem) => {
    if (!sold) return
    const article = variantsOf(await call<Product>('GET', `/products/${sold.productId}`, { organizationId })).find(({ variant }) => variant.id === sold.variantId)
    if (article) onTake(eye, article)
  }
  return (
    <div className={classes.check}>
      {eyes.map((eye) => { const verdict = data[eye]; return verdict && <OneVerdict key={eye} eye={eye} verdict={verdict} onTake={(lens) => void take(eye, lens)} /> })}
      <CanBeMade data={data} onTake={(lens) => void take('both', lens)} />
    </div>
  )
}

function OneVerdict({ eye, verdict, onTake }: { readonly eye: Eye; readonly verdict: LensVerdict; readonly onTake: (lens: LensItem) => void }) {
  const { t } = useLingui()
  const { sayMiss, sayNearest } = useSayMiss()
  const { lens, can, deliverable, misses, options, nearest, instead } = verdict
  if (can && options.length === 0) return <div className={classes.verdict} data-can><EyeMark eye={eye} /><IconCircleCheck aria-hidden size={17} stroke={1.6} /><p><Trans>{lens.name} can be made.</Trans></p></div>
  return (
    <div className={classes.verdict} role="alert">
      <EyeMark eye={eye} /><IconAlertTriangle aria-hidden size={17} stroke={1.6} />
      <div>
        {!deliverable && <p><b><NotNow lens={lens} /></b></p>}
        {!can && (deliverable || misses.length > 0) && <p><b><Trans>{lens.name} is not made so.</Trans></b> {misses.length > 0 ? misses.map(sayMiss).join(' ') : t`Its catalogue says no powers for it.`}</p>}
        {options.map((miss) => <p key={`${miss.why} ${miss.option} ${miss.other}`}><OptionAgainst lens={lens} miss={miss} /></p>)}
        {nearest && <p><Trans>Nearest that is made: {sayNearest(nearest)}</Trans></p>}
        {instead && <p><Trans>In its place: {instead.name}</Trans> {instead.soldAs.length > 0 && <Button size="compact-xs" variant="subtle" onClick={() => onTake(instead)}><Trans>Take this lens</Trans></Button>}</p>}
      </div>
    </div>
  )
}

/** What the maker says against a chosen coating or tint. */
function OptionAgainst({ lens: { name }, miss: { why, option, other } }: { readonly lens: LensItem; readonly miss: OptionMiss }) {
  switch (why) {
    case 'not-with-lens': return <Trans>{option} is not made with {name}.</Trans>
    case 'needed': return <Trans>{name} is only made with {option}.</Trans>
    case 'not-together': return <Trans>{option} and {other} are not made together.</Trans>
  }
}

/** Of a lens that cannot be had today, when it can. */
function NotNow({ lens: { name, from, until } }: { readonly lens: LensItem }) {
  const { i18n } = useLingui()
  const of = (day: string): string => dayText(day, i18n.locale, 'date')
  if (from !== null && until !== null) return <Trans>{name} is delivered from {of(from)} until {of(until)} only.</Trans>
  if (until !== null) return <Trans>{name} was delivered until {of(until)}.</Trans>
  return from === null ? null : <Trans>{name} is delivered from {of(from)}.</Trans>
}

function CanBeMade({ data, onTake }: { readonly data: LensCheckView; readonly onTake: (lens: LensItem) => void }) {
  const [open, setOpen] = useState(false)
  const sayLens = useSayLens()
  const { mm } = useNumbers()
  const { priceKinds } = useLensNames()
  return (
    <details className={classes.can} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><Plural value={data.canCount} one="# lens can be made for these eyes" other="# lenses can be made for these eyes" /></summary>
      {open && data.can.length > 0 && (
        <table>
          <tbody>
            {data.can.map(({ lens, right, left }) => {
              const [one, days] = [right ?? left, Math.max(right?.deliveryDays ?? -1, left?.deliveryDays ?? -1)]
              return (
                <tr key={lens.id}>
                  <td><b>{lens.name}</b><br /><span className={classes.quiet}>{sayLens(lens)}</span></td>
                  <td>{one && <>⌀ {mm(one.diameter)}</>}</td>
                  <td>{days >= 0 && <Plural value={days} one="# day" other="# days" />}</td>
                  <td>{one?.price && <Money of={one.price} />}{one?.price && lens.priceKind !== 'recommended' && <><br /><span className={classes.quiet}>{priceKinds[lens.priceKind]}</span></>}</td>
                  <td>{lens.soldAs.length > 0 && <Button size="compact-xs" onClick={() => onTake(lens)}><Trans>Take this lens</Trans></Button>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </details>
  )
}
