import type { Stage } from './stage.ts'

/** How the last inspection of an order's lenses ended; accepted: it failed, and somebody with the right lets the lenses go all the same. Null: there was none, or it says nothing any more. */
export type InspectionEnd = 'passed' | 'failed' | 'accepted' | null

/**
 * What is left of it once the lenses were touched, or others were ordered: nothing of a passed one. A failed one stands until the lenses are
 * inspected anew, and that somebody accepted them was said of what they were: else the way back and forth would pass them without a word.
 */
export const inspectionOfTouched = (inspection: InspectionEnd): InspectionEnd => (inspection === 'passed' || inspection === null ? null : 'failed')

/**
 * What an inspection still says after a move. At a lab other lenses are made, and on the way back to the bench or before it these are touched
 * again: then nothing was passed yet, and stages that wait for it wait again.
 */
export function inspectionAfter(stages: readonly Pick<Stage, 'code' | 'place'>[], from: string | null, target: string, inspection: InspectionEnd): InspectionEnd {
  const [before, after] = [stages.findIndex(({ code }) => code === from), stages.findIndex(({ code }) => code === target)]
  const bench = stages.findLastIndex(({ place }) => place === 'lab' || place === 'workshop')
  return stages[after]?.place === 'lab' || (after < before && after <= bench) ? inspectionOfTouched(inspection) : inspection
}
