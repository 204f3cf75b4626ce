import type { Stage } from './stage.ts'

/**
 * What an inspection still says after a move. At a lab other lenses are made, and on the way back to the bench or before it these are touched
 * again: then nothing was inspected yet, and stages that wait for it wait again.
 */
export function inspectionAfter<Inspection>(stages: readonly Pick<Stage, 'code' | 'place'>[], from: string | null, target: string, inspection: Inspection): Inspection | null {
  const [before, after] = [stages.findIndex(({ code }) => code === from), stages.findIndex(({ code }) => code === target)]
  const bench = stages.findLastIndex(({ place }) => place === 'lab' || place === 'workshop')
  return stages[after]?.place === 'lab' || (after < before && after <= bench) ? null : inspection
}
