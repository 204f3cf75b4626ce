import type { Day } from '#kernel/days'
import { ageOn } from './age-on.ts'
import type { Consent } from './consent.ts'

/** Majority in all countries whose language Lunette speaks: CZ § 30 of the Civil Code, BR art. 5 of the Civil Code, CN art. 17. */
const MAJORITY = 18

/** Whether somebody born on that day is under age; who has no birth date counts as grown up. */
export const isMinor = (birthOn: Day | null, today: Day): boolean => birthOn !== null && ageOn(birthOn, today) < MAJORITY

export const healthRefusals = ['no-guardian', 'no-guardian-consent', 'no-consent'] as const
export type HealthRefusal = (typeof healthRefusals)[number]

interface Person {
  readonly birthOn: Day | null
  readonly hasGuardian: boolean
  /** What was last said about health data; null when nothing was. */
  readonly consent: Pick<Consent, 'granted' | 'givenBy'> | null
}

/**
 * Why nothing about this person's health may be written, or null when it may. Notes belong to the care that a grown person asks
 * for; attributes feed suggestions and want consent from everybody. For a minor the guardian's consent is wanted for both, and
 * one that the minor gave counts for nothing (GDPR art. 9 (2) a, LGPD art. 14, PIPL art. 31).
 */
export function whyNoHealthData({ birthOn, hasGuardian, consent }: Person, what: 'note' | 'attributes', today: Day): HealthRefusal | null {
  if (isMinor(birthOn, today)) {
    if (!hasGuardian) return 'no-guardian'
    return consent?.granted && consent.givenBy === 'guardian' ? null : 'no-guardian-consent'
  }
  if (what === 'note') return consent?.granted === false ? 'no-consent' : null
  // What the guardian once said ends with the day on which the child is of age.
  return consent?.granted && consent.givenBy === 'customer' ? null : 'no-consent'
}
