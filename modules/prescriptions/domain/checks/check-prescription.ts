import type { BothEyes } from '../eye-values.ts'
import type { PrescriptionKind } from '../prescription.ts'
import { checkJumps } from './check-jumps.ts'
import { checkLimits } from './check-limits.ts'
import type { CheckSettings } from './check-settings.ts'
import type { Finding } from './finding.ts'

/** What a prescription is judged beside. */
export interface CheckBasis {
  readonly settings: CheckSettings
  /** The same person's prescription before this one; null when it is the first. */
  readonly before: BothEyes | null
  readonly minor: boolean
}

/**
 * All checks of a prescription, in one call for browser and server. Jumps are looked for in what somebody examined: what was ordered or
 * made from it differs on purpose, and a lab answers for its own powers.
 */
export const checkPrescription = (values: BothEyes, kind: PrescriptionKind, { settings, before, minor }: CheckBasis): Finding[] =>
  (kind === 'compensated' ? [] : [...checkLimits(values, settings, minor), ...(kind === 'prescribed' ? checkJumps(values, before, settings) : [])])

/** Of a person's prescriptions the one that an examination of that day is held against: the last that is not later, and not the same. */
export function prescriptionBefore<V extends { readonly id: string; readonly examinedOn: string }>(others: readonly V[], { id, examinedOn }: { readonly id: string; readonly examinedOn: string }): V | undefined {
  return others.filter((one) => one.id !== id && one.examinedOn <= examinedOn).toSorted((one, other) => (one.examinedOn < other.examinedOn || (one.examinedOn === other.examinedOn && one.id < other.id) ? 1 : -1))[0]
}
