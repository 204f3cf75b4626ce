import { Trans, useLingui } from '@lingui/react/macro'
import { eyes, glazingsOf, wayForPrism, type BothEyes, type Eye, type Glazing, type Guessed, type KnownFrame, type ValuesFor } from '../../domain/index.ts'
import { EyeMark } from '../eye-mark.tsx'
import { FramePicture } from './frame-picture.tsx'
import { LensSections } from './lens-sections.tsx'
import classes from './pictures.module.css'
import { PrismCompass } from './prism-compass.tsx'
import { Tabo } from './tabo.tsx'
import { useLengths } from './use-lengths.ts'

export interface GlassesPicturesProps {
  /** `axes` and prisms go with the values, `frame` with the frame, `lenses` with what is chosen for it. */
  readonly show: readonly ('axes' | 'frame' | 'lenses')[]
  readonly values: ValuesFor
  readonly frame?: KnownFrame | undefined
  /** Index of the chosen lens of each eye in ten-thousandths; null: none chosen. */
  readonly indices?: Readonly<Record<Eye, number | null>>
}

const noFrame: KnownFrame = { a: null, b: null, dbl: null, ed: null }
const noneChosen = { right: null, left: null }

/** What the values say, and what the lenses will be in this frame: axes, prisms, the frame from in front, lenses cut through. */
export default function GlassesPictures({ show, values, frame = noFrame, indices = noneChosen }: GlassesPicturesProps) {
  const glazings = glazingsOf(values, frame)
  return (
    <div className={classes.pictures}>
      {show.includes('axes') && <Axes values={values} />}
      {show.includes('frame') && glazings.length > 0 && <FrameFigures glazings={glazings} />}
      {show.includes('lenses') && <LensSections glazings={glazings} chosen={indices} />}
    </div>
  )
}

function Axes({ values }: { readonly values: ValuesFor }) {
  const shown = eyes.filter((eye) => values[eye].axisDeg !== null || hasPrism(values, eye))
  return shown.length > 0 && (
    <div className={classes.halves}>
      {shown.map((eye) => {
        const { axisDeg, prism, prismBaseDeg } = values[eye]
        return (
          <span key={eye}>
            {axisDeg !== null && <Tabo eye={eye} axisDeg={axisDeg} />}
            {prism !== null && prismBaseDeg !== null && <PrismCompass eye={eye} values={values[eye]} />}
            <ByDecentring eye={eye} values={values} />
          </span>
        )
      })}
    </div>
  )
}

/** How the workshop makes the prism of a stock lens. */
function ByDecentring({ eye, values }: { readonly eye: Eye; readonly values: ValuesFor }) {
  const { t } = useLingui()
  const { mm } = useLengths()
  const way = wayForPrism(eye, values[eye], values.purpose)
  if (!way) return null
  const [inward, up] = [mm(Math.abs(way.in)), mm(Math.abs(way.up))]
  // Less than half a tenth of a millimetre is written as none.
  const ways = [Math.abs(way.in) >= 5 && (way.in < 0 ? t`${inward} out` : t`${inward} in`), Math.abs(way.up) >= 5 && (way.up < 0 ? t`${up} down` : t`${up} up`)].filter((one) => one !== false).join(', ')
  return ways === '' ? null : <small className={classes.way}><Trans>stock lens decentred {ways}</Trans></small>
}

const hasPrism = (values: BothEyes, eye: Eye): boolean => values[eye].prism !== null && values[eye].prismBaseDeg !== null

function FrameFigures({ glazings }: { readonly glazings: readonly Glazing[] }) {
  return (
    <>
      <FramePicture glazings={glazings} />
      <ul className={classes.figures}>{glazings.map((glazing) => <Centred key={glazing.eye} glazing={glazing} />)}</ul>
      <Guesses of={[...new Set(glazings.flatMap(({ guessed }) => guessed))]} />
    </>
  )
}

/** Where the pupil stands and how large a blank has to be, in figures. */
function Centred({ glazing: { eye, centration, blank, guessed } }: { readonly glazing: Glazing }) {
  const { mm } = useLengths()
  const [inward, up, needs] = [mm(Math.abs(centration.in)), mm(Math.abs(centration.up)), mm(blank.diameter)]
  return (
    <li>
      <EyeMark eye={eye} />
      {!guessed.includes('pd') && <span>{centration.in < 0 ? <Trans>{inward} out</Trans> : <Trans>{inward} in</Trans>}</span>}
      {!guessed.includes('height') && <span>{centration.up < 0 ? <Trans>{up} down</Trans> : <Trans>{up} up</Trans>}</span>}
      <span>{blank.kind === 'estimate' ? <Trans>blank about {needs}</Trans> : <Trans>blank {needs}</Trans>}</span>
    </li>
  )
}

/** What nobody measured and was taken as usual. */
function Guesses({ of }: { readonly of: readonly Guessed[] }) {
  const { t } = useLingui()
  const names: Readonly<Record<Guessed, string>> = { shape: t`shape of the rim`, b: t`height of the lens`, dbl: t`bridge`, pd: t`PD`, height: t`fitting height` }
  if (of.length === 0) return null
  const listed = of.map((one) => names[one]).join(', ')
  return <p className={classes.quiet}><Trans>An estimate, not measured: {listed}</Trans></p>
}
