import { cutOut, eyes, glazingOf, tracedFrame } from '#modules/prescriptions/domain'
import type { Eye, KnownFrame, ValuesFor } from '#modules/prescriptions/domain'
import type { FrameTraceView } from '../../contract.ts'
import { bothShapes } from './both-shapes.ts'

/** Round blanks as makers stock them, in hundredths of a millimetre. */
export const stockBlanks = [5000, 5500, 6000, 6500, 7000, 7500, 8000, 8500] as const

export interface CutOutOfEye { readonly eye: Eye; readonly needs: number; readonly fits: boolean; readonly spare: number; readonly atDeg: number }

/** Whether each lens comes out of a round blank, and the blank that it needs; of an eye without PD or bridge nothing is said, for its centre is a guess. */
export const cutOutsOf = (kept: Pick<FrameTraceView, 'right' | 'left' | 'bridge'>, values: ValuesFor, frame: KnownFrame | undefined, diameter: number | null): readonly CutOutOfEye[] => {
  const shapes = bothShapes(kept)
  return eyes.flatMap((eye) => {
    const trace = shapes[eye]
    const glazing = trace && glazingOf(eye, values[eye], tracedFrame(trace, kept.bridge, frame ?? null), values.purpose)
    if (!glazing || glazing.guessed.includes('pd') || glazing.guessed.includes('dbl')) return []
    const needs = glazing.blank.diameter
    return [{ eye, needs, ...cutOut(glazing.trace, glazing.centration, diameter ?? smallestFor(needs)) }]
  })
}

/** The smallest blank in stock that is as large; the largest where none is. */
export const smallestFor = (needs: number): number => stockBlanks.find((size) => size >= needs) ?? stockBlanks.at(-1) ?? 0
