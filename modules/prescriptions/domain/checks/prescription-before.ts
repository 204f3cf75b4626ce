import { eyes } from '../eye-values.ts'
import type { BothEyes, EyeValues } from '../eye-values.ts'
import type { PrescriptionKind, Purpose } from '../prescription.ts'

/** A prescription with its versions, oldest first, as far as it matters for what is held against it. */
interface Chain {
  readonly id: string
  readonly versions: readonly (BothEyes & { readonly kind: PrescriptionKind; readonly purpose: Purpose; readonly examinedOn: string })[]
}

/** What is being written, and for what. */
export interface Examination { readonly id: string; readonly examinedOn: string; readonly purpose: Purpose }

/** Powers of the same sort: for the distance, with or without an addition; to read with; for between; on the eye. */
const sorts: Readonly<Record<Purpose, 'far' | 'near' | 'between' | 'on-the-eye'>> = {
  distance: 'far', progressive: 'far', bifocal: 'far', near: 'near', intermediate: 'between', computer: 'between', 'contact-lenses': 'on-the-eye',
}

/** Purposes of the prescriptions that may be the one before: of the same sort, and with reading glasses those for the distance. */
export const purposesHeldAgainst = (purpose: Purpose): Purpose[] =>
  (Object.keys(sorts) as Purpose[]).filter((one) => sorts[one] === sorts[purpose] || (purpose === 'near' && sorts[one] === 'far'))

/**
 * Of a person's prescriptions the values that an examination of that day is held against: of each the newest that somebody examined, of
 * the same sort, and of these the last that is not later. What was ordered or compensated differs on purpose, and a contact lens or
 * reading glasses are another power of the same eye; glasses to read with may be held against distance and addition together.
 */
export function prescriptionBefore(others: readonly Chain[], { id, examinedOn, purpose }: Examination): BothEyes | null {
  const candidates = others.filter((one) => one.id !== id).flatMap((one) => {
    const values = one.versions.toReversed().flatMap((version) => (version.kind === 'prescribed' ? (heldAgainst(version, purpose) ?? []) : [])).at(0)
    return values && values.examinedOn <= examinedOn ? [{ ...values, id: one.id }] : []
  })
  return candidates.toSorted((one, other) => (one.examinedOn < other.examinedOn || (one.examinedOn === other.examinedOn && one.id < other.id) ? 1 : -1))[0] ?? null
}

/** What a version says about that purpose; null where it is about another. */
function heldAgainst(version: Chain['versions'][number], purpose: Purpose): (BothEyes & { readonly examinedOn: string }) | null {
  if (sorts[version.purpose] === sorts[purpose]) return version
  if (purpose !== 'near' || sorts[version.purpose] !== 'far' || eyes.some((eye) => version[eye].sphere !== null && version[eye].addition === null)) return null
  return { examinedOn: version.examinedOn, right: toReadWith(version.right), left: toReadWith(version.left) }
}

const toReadWith = (values: EyeValues): EyeValues => (values.sphere === null ? values : { ...values, sphere: values.sphere + (values.addition ?? 0), addition: null })
