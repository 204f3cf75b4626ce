import type { ContactLens } from '../contact-lens.ts'
import type { BothEyes, Eye } from '../eye-values.ts'
import type { PrescriptionKind, Purpose } from '../prescription.ts'

/** Boxing values of a frame, in hundredths of a millimetre. */
export interface FhirFrame { readonly boxWidth: number; readonly boxHeight: number; readonly bridge: number; readonly effectiveDiameter: number | null }

/** What a version of a prescription says, as it travels in a VisionPrescription. */
export interface FhirContent extends BothEyes {
  readonly kind: PrescriptionKind
  /** Null: the file did not say; a file of ours always does. */
  readonly purpose: Purpose | null
  readonly prescriber: { readonly name: string; readonly licence: string | null } | null
  readonly examinedOn: string
  /** Null: without end. Undefined: the file did not say. */
  readonly validUntil: string | null | undefined
  readonly reason: string | null
  readonly version: number | null
  readonly originVersion: number | null
  /** When it was written into the system it comes from, ISO 8601. */
  readonly recordedAt: string | null
  readonly recordedBy: string | null
  readonly contactLenses: Readonly<Record<Eye, ContactLens>>
  readonly frame: FhirFrame | null
}

/** Something in a file that was left aside, or read in another way than it stands there. */
export interface FhirRemark {
  /** `VisionPrescription.lensSpecification[1].color` */
  readonly path: string
  readonly what: 'unread' | 'eighth' | 'axis-zero' | 'axis-idle' | 'no-prism' | 'not-kept'
  /** False for what says nothing about the lenses: narrative, meta data, references. */
  readonly matters: boolean
}
