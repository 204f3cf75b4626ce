import { Trans, useLingui } from '@lingui/react/macro'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { dayText } from '#platform/ui/day-text'
import { useRead } from '#platform/ui/api/use-read'
import { eyes, type Eye, type ValuesFor } from '#modules/prescriptions/domain'
import { EyeMark, useEyeLetters } from '#modules/prescriptions/web'
import type { ContactLensRangeView } from '../contract.ts'
import { LEAD_DAYS, reorderDay, type ContactLensMiss, type Replacement } from '../domain/index.ts'
import { eyesOfBox, judgeBox, judgeGeometry, type BoxArticle } from './judge-box.ts'
import { judgeForEyes } from './judge-for-eyes.ts'
import classes from './lenses.module.css'
import type { ContactLensValues } from './use-contact-lens-values.ts'
import { useNumbers } from './use-numbers.ts'

export interface ContactLensCheckProps extends ContactLensValues {
  readonly productId: string
  readonly box: BoxArticle
  readonly today: string
  readonly packs: number
  readonly piecesPerPack: number | null
  readonly replacement: Replacement | null
  /** By how many eyes these boxes are worn, where both need lenses. */
  readonly wornBy: 1 | 2
}

/** Of a contact lens whether it is made for these eyes, and until when the boxes reach. */
export function ContactLensCheck({ productId, box, values, from, today, packs, piecesPerPack, replacement, ...boxes }: ContactLensCheckProps) {
  const { i18n } = useLingui()
  const { data } = useRead<{ items: readonly ContactLensRangeView[] }>(`/contact-lens-ranges?productIds=${productId}`, { kinds: ['lenses'] })
  const asked = values ? eyes.filter((eye) => values[eye].sphere !== null) : []
  const range = data?.items[0]?.range ?? null
  // A box whose power is known is one for an eye: what the other would need says nothing of it.
  const judged = !values ? [] : range ? judgeForEyes(range, values) : judgeGeometry(box.geometry, values)
  const ofBox = range ? judgeBox(range, box) : []
  const whose = values ? eyesOfBox(box, values) : null
  const wornBy = asked.length === 1 || whose?.length === 1 ? 1 : boxes.wornBy
  const reach = piecesPerPack !== null && replacement !== null && packs > 0 ? reorderDay({ from: today, packs, piecesPerPack, eyes: wornBy, replacement }, LEAD_DAYS) : null
  const [lastDay, orderOn] = reach ? [dayText(reach.lastDay, i18n.locale, 'date'), dayText(reach.orderOn, i18n.locale, 'date')] : []
  return (
    <>
      {judged === 'for-glasses'
        ? <p className={classes.quiet}><Trans>The prescription is for glasses: on the eye the powers are others. Type the one for contact lenses.</Trans></p>
        : judged.filter(({ eye, misses }) => whose === null || (whose.includes(eye) && misses.length > 0)).map(({ eye, misses }) => <OfEye key={eye} eye={eye} misses={misses} />)}
      {ofBox.length > 0 && <OfBox misses={ofBox} />}
      {values && whose && <ForWhom whose={whose} values={values} />}
      {from && judged !== 'for-glasses' && <p className={classes.quiet}><Trans>By the contact-lens prescription of {dayText(from.examinedOn, i18n.locale, 'date')}.</Trans>{from.validUntil !== null && from.validUntil < today && <> <b><Trans>It was good until {dayText(from.validUntil, i18n.locale, 'date')}.</Trans></b></>}</p>}
      {reach && <p className={classes.quiet}>{wornBy === 1 ? <Trans>Worn by one eye from today they reach until {lastDay}; order the next on {orderOn}.</Trans> : <Trans>Worn by both eyes from today they reach until {lastDay}; order the next on {orderOn}.</Trans>}</p>}
    </>
  )
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

/** A box whose article names a power that the maker does not make. */
function OfBox({ misses }: { readonly misses: readonly ContactLensMiss[] }) {
  const say = useSayParameter()
  return <div className={classes.verdict} role="alert"><IconAlertTriangle aria-hidden size={17} stroke={1.6} /><p><Trans>As the article says:</Trans> {misses.map(say).join(' ')}</p></div>
}

/** For which eye a box is by its power; a box for neither is the wrong one. */
function ForWhom({ whose, values }: { readonly whose: readonly Eye[]; readonly values: ValuesFor }) {
  const { power } = useNumbers()
  const letters = useEyeLetters()
  if (whose.length > 0) return <div className={classes.verdict} data-can>{whose.map((eye) => <EyeMark key={eye} eye={eye} />)}<IconCircleCheck aria-hidden size={17} stroke={1.6} /><p><Trans>This box is as prescribed.</Trans></p></div>
  const asked = eyes.filter((eye) => values[eye].sphere !== null).map((eye) => {
    const { sphere, cylinder, axisDeg, addition } = values[eye]
    return [letters[eye], power(sphere ?? 0), cylinder ? `${power(cylinder)} × ${axisDeg ?? '–'}°` : '', addition ? `Add ${power(addition)}` : ''].filter(Boolean).join(' ')
  }).join(' · ')
  return <div className={classes.verdict} role="alert"><IconAlertTriangle aria-hidden size={17} stroke={1.6} /><p><Trans>This box is for neither eye. Prescribed: {asked}</Trans></p></div>
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
