import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { sectionOf, thicknessesIn, type Eye, type Glazing, type Thickness } from '../../domain/index.ts'
import { EyeMark } from '../eye-mark.tsx'
import { pathOf } from './path-of.ts'
import classes from './pictures.module.css'
import { useLengths } from './use-lengths.ts'

/** Those that most makers have, side by side with what was chosen. */
const usualIndices = [15_000, 16_000, 16_700, 17_400]

export interface LensSectionsProps {
  readonly glazings: readonly Glazing[]
  /** Index of the chosen lens of each eye in ten-thousandths; null: none chosen. */
  readonly chosen: Readonly<Record<Eye, number | null>>
}

/** How thick the lens will be in each index: cut level through its centre and drawn to scale, with edge, centre and weight in figures. */
export function LensSections({ glazings, chosen }: LensSectionsProps) {
  const { t } = useLingui()
  const [wanted, setWanted] = useState<Eye>('right')
  const glazing = glazings.find(({ eye }) => eye === wanted) ?? glazings[0]
  if (!glazing) return null
  const { eye } = glazing
  const all = thicknessesIn(glazing, [...new Set([...usualIndices, ...(chosen[eye] === null ? [] : [chosen[eye]])])].toSorted((one, other) => one - other))
  const eyeNames = { right: t`right`, left: t`left` }
  return (
    <div className={classes.sections}>
      <div className={classes.head}>
        <b><Trans>How thick they will be</Trans></b>
        <span><Trans>to scale, cut level through the centre</Trans></span>
        {glazings.length > 1 && (
          <span className={classes.eyes} role="group" aria-label={t`Of which eye`}>
            {glazings.map((one) => <button key={one.eye} type="button" aria-label={eyeNames[one.eye]} aria-pressed={one.eye === eye} onClick={() => setWanted(one.eye)}><EyeMark eye={one.eye} /></button>)}
          </span>
        )}
      </div>
      {all.length === 0 ? <p className={classes.quiet}><Trans>No usual index makes this lens in this frame: the surfaces are too steep for its width.</Trans></p> : (
        <table>
          <caption className="sr-only">{t`Thickness by index`}</caption>
          <thead>
            <tr>
              <th scope="col"><Trans>Index</Trans></th>
              <th scope="col" aria-label={t`from the nose to the temple`}><span className={classes.ends} aria-hidden="true"><span><Trans>nose</Trans></span><span><Trans>temple</Trans></span></span></th>
              <th scope="col"><Trans>Edge</Trans></th>
              <th scope="col"><Trans>Centre</Trans></th>
              <th scope="col"><Trans>Weight</Trans></th>
            </tr>
          </thead>
          <tbody>{all.map((thickness) => <SectionRow key={thickness.index} glazing={glazing} thickness={thickness} chosen={thickness.index === chosen[eye]} />)}</tbody>
        </table>
      )}
    </div>
  )
}

function SectionRow({ glazing, thickness, chosen }: { readonly glazing: Glazing; readonly thickness: Thickness; readonly chosen: boolean }) {
  const { mm, grams, index } = useLengths()
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">{index(thickness.index)}{chosen && <small><Trans>chosen</Trans></small>}</th>
      <td><LensSection glazing={glazing} thickness={thickness} /></td>
      <td>{mm(thickness.thickest)}</td>
      <td>{mm(thickness.centre)}</td>
      <td>{grams(thickness.weight)}</td>
    </tr>
  )
}

/** One lens cut level through its centre, nose on the left, to scale. */
function LensSection({ glazing, thickness }: { readonly glazing: Glazing; readonly thickness: Thickness }) {
  const { t } = useLingui()
  const { mm, index } = useLengths()
  const points = sectionOf(glazing.eye, thickness.lens, glazing.rim)
  const outline = [...points.map(({ along, front }) => ({ x: along, y: -front })), ...points.toReversed().map(({ along, back }) => ({ x: along, y: -back }))]
  const depths = outline.map(({ y }) => -y)
  const [top, bottom] = [Math.min(...depths), Math.max(...depths)]
  // As wide for every index, so that a millimetre is a millimetre in each picture.
  const [from, to] = [points[0]?.along ?? 0, points.at(-1)?.along ?? 0]
  const [named, nose, temple, centre] = [index(thickness.index), mm(thickness.nasal), mm(thickness.temporal), mm(thickness.centre)]
  return (
    <svg className={classes.section} viewBox={`${from - 0.5} ${top - 0.5} ${to - from + 1} ${bottom - top + 1}`} role="img" aria-label={t`Lens in ${named}: ${nose} at the nose, ${centre} in the middle, ${temple} at the temple`}>
      <path className={classes.glass} d={pathOf(outline)} />
    </svg>
  )
}
