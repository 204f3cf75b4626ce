import { Trans, useLingui } from '@lingui/react/macro'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { dayText } from '#platform/ui/day-text'
import { useRead } from '#platform/ui/api/use-read'
import { eyes, type BothEyes, type Eye } from '#modules/prescriptions/domain'
import { EyeMark } from '#modules/prescriptions/web'
import type { ContactLensRangeView } from '../contract.ts'
import { judgeContactLens, reorderDay, type ContactLensMiss, type ContactLensRange, type Replacement } from '../domain/index.ts'
import classes from './lenses.module.css'
import { useNumbers } from './use-numbers.ts'

/** So many days before the last lens is worn the next box is ordered. */
const LEAD_DAYS = 7

export interface ContactLensCheckProps {
  readonly productId: string
  readonly values: BothEyes | null
  readonly today: string
  readonly packs: number
  readonly piecesPerPack: number | null
  readonly replacement: Replacement | null
}

/** Of a contact lens whether it is made for these eyes, and until when the boxes reach. */
export function ContactLensCheck({ productId, values, today, packs, piecesPerPack, replacement }: ContactLensCheckProps) {
  const { i18n } = useLingui()
  const { data } = useRead<{ items: readonly ContactLensRangeView[] }>(`/contact-lens-ranges?productIds=${productId}`, { kinds: ['lenses'] })
  const asked = values ? eyes.filter((eye) => values[eye].sphere !== null) : []
  const range = data?.items[0]?.range ?? null
  const wornBy = asked.length === 1 ? 1 : 2
  const reach = piecesPerPack !== null && replacement !== null && packs > 0 ? reorderDay({ from: today, packs, piecesPerPack, eyes: wornBy, replacement }, LEAD_DAYS) : null
  return (
    <>
      {range && values && asked.map((eye) => <OfEye key={eye} eye={eye} misses={missesOf(range, values, eye)} />)}
      {reach && <p className={classes.quiet}><Trans>Worn from today they reach until {dayText(reach.lastDay, i18n.locale, 'date')}; order the next on {dayText(reach.orderOn, i18n.locale, 'date')}.</Trans></p>}
    </>
  )
}

function missesOf(range: ContactLensRange, values: BothEyes, eye: Eye): ContactLensMiss[] {
  const { sphere, cylinder, axisDeg, addition, baseCurve, diameter } = values[eye]
  return sphere === null ? [] : judgeContactLens(range, { sphere, cylinder: cylinder ?? 0, axisDeg, addition, baseCurve, diameter })
}

function OfEye({ eye, misses }: { readonly eye: Eye; readonly misses: readonly ContactLensMiss[] }) {
  const say = useSayParameter()
  return (
    <div className={classes.verdict} data-can={misses.length === 0 || undefined}>
      <EyeMark eye={eye} />
      {misses.length === 0 ? <IconCircleCheck aria-hidden size={17} stroke={1.6} /> : <IconAlertTriangle aria-hidden size={17} stroke={1.6} />}
      <p>{misses.length === 0 ? <Trans>Made so by the maker.</Trans> : misses.map(say).join(' ')}</p>
    </div>
  )
}

/** A parameter that is not made, and the nearest that is. */
function useSayParameter(): (miss: ContactLensMiss) => string {
  const { t } = useLingui()
  const { power, mm } = useNumbers()
  return ({ what, asked, nearest }) => {
    const text = (value: number): string => (what === 'axis' ? `${value}°` : what === 'base-curve' || what === 'diameter' ? mm(value) : power(value))
    const names: Readonly<Record<ContactLensMiss['what'], string>> = { sphere: t`Sphere`, cylinder: t`Cylinder`, axis: t`Axis`, addition: t`Addition`, 'base-curve': t`Base curve`, diameter: t`Diameter` }
    return nearest === null ? t`${names[what]} ${text(asked)} is not made.` : t`${names[what]} ${text(asked)} is not made; ${text(nearest)} is.`
  }
}
