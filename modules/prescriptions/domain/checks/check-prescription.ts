import type { BothEyes } from '../eye-values.ts'
import type { PrescriptionKind } from '../prescription.ts'
import { checkJumps } from './check-jumps.ts'
import { checkLimits } from './check-limits.ts'
import type { CheckSettings } from './check-settings.ts'
import type { CheckRule, Finding } from './finding.ts'

/** What a prescription is judged beside. */
export interface CheckBasis {
  readonly settings: CheckSettings
  /** The same person's prescription before this one; null when it is the first. */
  readonly before: BothEyes | null
  readonly minor: boolean
  /** What a lab worked its own powers out from; only for what is compensated. */
  readonly origin?: BothEyes | undefined
}

/**
 * All checks of a prescription, in one call for browser and server. Jumps are looked for in what somebody examined: what was ordered or
 * made from it differs on purpose. Whoever compensates answers for the powers, but how the glasses are worn somebody measured, and what
 * is refused here no lab lets in: only as far out as the version that it was worked out from stands already.
 */
export function checkPrescription(values: BothEyes, kind: PrescriptionKind, { settings, before, minor, origin }: CheckBasis): Finding[] {
  const limits = checkLimits(values, settings, minor)
  if (kind !== 'compensated') return [...limits, ...(kind === 'prescribed' ? checkJumps(values, before, settings) : [])]
  const stands = origin ? checkLimits(origin, settings, minor) : []
  return limits.filter((one) => (one.weight === 'refused' || (one.weight === 'look-again' && measured.includes(one.rule))) && !stands.some((other) => other.weight === one.weight && isSamePlace(one, other) && beyond(one) <= beyond(other)))
}

/** What somebody reads from the frame on the nose. */
const measured: readonly CheckRule[] = ['limit-vertex', 'limit-tilt', 'limit-wrap']

const isSamePlace = (one: Finding, other: Finding): boolean => one.rule === other.rule && one.eye === other.eye && one.cell === other.cell && one.was === other.was
const beyond = ({ is, was }: Finding): number => Math.abs(is - (was ?? is))
