import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { Product } from '#modules/catalog/contract'
import { variantsOf, type PickedVariant } from '#modules/catalog/web'
import { eyes, type Eye, type ValuesFor } from '#modules/prescriptions/domain'
import { EyeMark } from '#modules/prescriptions/web'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { useRead } from '#platform/ui/api/use-read'
import { Money } from '#platform/ui/money.tsx'
import type { LensCheckView, LensItem, LensVerdict } from '../contract.ts'
import type { LensKind } from '../domain/index.ts'
import { checkPath, type Chosen, type MeasuredFrame } from './check-address.ts'
import { FindingWords } from './finding-words.tsx'
import classes from './lenses.module.css'
import { useSayLens } from './say-lens.tsx'
import { useLensNames } from './names.ts'
import { useNumbers } from './use-numbers.ts'

export interface LensCheckProps extends Chosen {
  readonly values: ValuesFor
  readonly frame: MeasuredFrame
  /** Only lenses of this kind are offered; all when null. */
  readonly kind: LensKind | null
  /** Stands under what speaks against the lens of an eye. */
  readonly why?: (eye: Eye) => ReactNode
  /** Takes an article of the shop for an eye, or for both. */
  readonly onTake: (eye: Eye | 'both', article: PickedVariant) => void
}

/** Of each chosen lens whether it can be made, why not and what is nearest; behind it the list of those that can. Says nothing where no catalogue speaks. */
export default function LensCheckPart({ values, frame, variants, options, kind, why, onTake }: LensCheckProps) {
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
      {eyes.map((eye) => { const verdict = data[eye]; return verdict && <OneVerdict key={eye} eye={eye} verdict={verdict} why={why} onTake={(lens) => void take(eye, lens)} /> })}
      <CanBeMade data={data} onTake={(lens) => void take('both', lens)} />
    </div>
  )
}

interface OneVerdictProps { readonly eye: Eye; readonly verdict: LensVerdict; readonly why: LensCheckProps['why']; readonly onTake: (lens: LensItem) => void }

function OneVerdict({ eye, verdict, why, onTake }: OneVerdictProps) {
  const { t } = useLingui()
  const { lens, can, options, instead } = verdict
  if (can && options.length === 0) return <div className={classes.verdict} data-can><EyeMark eye={eye} /><IconCircleCheck aria-hidden size={17} stroke={1.6} /><p><Trans>{lens.name} can be made.</Trans></p></div>
  return (
    <div className={classes.verdict} role="alert">
      <EyeMark eye={eye} /><IconAlertTriangle aria-hidden size={17} stroke={1.6} />
      <div>
        <FindingWords finding={verdict} silent={t`Its catalogue says no powers for it.`} take={instead && instead.soldAs.length > 0 && <Button size="compact-xs" variant="subtle" onClick={() => onTake(instead)}><Trans>Take this lens</Trans></Button>} />
        {why?.(eye)}
      </div>
    </div>
  )
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
