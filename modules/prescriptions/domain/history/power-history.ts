import { eyes } from '../eye-values.ts'
import type { BothEyes, Eye } from '../eye-values.ts'
import { sphericalEquivalent } from '../optics/meridians.ts'
import { powerOf } from '../optics/sphero-cylinder.ts'
import { toMinusCylinder } from '../optics/transpose.ts'
import type { PrescriptionKind, Purpose } from '../prescription.ts'

export interface EyeFigures { readonly equivalent: number | null; readonly cylinder: number | null; readonly addition: number | null; readonly acuity: number | null }
export interface HistoryPoint { readonly examinedOn: string; readonly eyes: Readonly<Record<Eye, EyeFigures>> }

interface Version extends BothEyes { readonly kind: PrescriptionKind; readonly purpose: Purpose; readonly examinedOn: string }

/** Purposes whose sphere is the power for distance before the eye; a contact lens sits on it, and reading glasses have their addition in the sphere. */
const distant: readonly Purpose[] = ['distance', 'progressive', 'bifocal']

/**
 * How the eyes went over the years, the earliest first: spherical equivalent, cylinder as minus and addition of each prescription for
 * distance, in thousandths of a dioptre, and acuity with correction (acuityValue). Of a prescription what was last prescribed: it may be ordered as reading glasses, or in other steps.
 */
export function powerHistory(prescriptions: readonly (readonly Version[])[]): HistoryPoint[] {
  return prescriptions.flatMap((versions) => {
    const far = versions.filter(({ kind, purpose }) => kind !== 'compensated' && distant.includes(purpose))
    return far.findLast(({ kind }) => kind === 'prescribed') ?? far.at(-1) ?? []
  }).map((version) => ({ examinedOn: version.examinedOn, eyes: Object.fromEntries(eyes.map((eye) => {
    const power = powerOf(version[eye])
    return [eye, { equivalent: power && sphericalEquivalent(power), cylinder: power && toMinusCylinder(power).cylinder, addition: version[eye].addition, acuity: version[eye].acuityWith }]
  })) as Record<Eye, EyeFigures> })).toSorted((one, other) => one.examinedOn.localeCompare(other.examinedOn))
}
