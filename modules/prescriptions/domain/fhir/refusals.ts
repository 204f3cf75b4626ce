/** Why a file is not read; what follows stands at the place that is named. */
export const fhirRefusals = {
  'not-json': /*i18n*/{ id: 'prescriptions.fhir.not-json', message: 'This is no JSON.' },
  repeated: /*i18n*/{ id: 'prescriptions.fhir.repeated', message: 'It stands there twice.' },
  'other-resource': /*i18n*/{ id: 'prescriptions.fhir.other-resource', message: 'This is no VisionPrescription.' },
  missing: /*i18n*/{ id: 'prescriptions.fhir.missing', message: 'It is missing.' },
  shape: /*i18n*/{ id: 'prescriptions.fhir.shape', message: 'It is not written as FHIR says.' },
  steps: /*i18n*/{ id: 'prescriptions.fhir.steps', message: 'It lies between the steps of a prescription.' },
  limits: /*i18n*/{ id: 'prescriptions.fhir.limits', message: 'No lens is made so.' },
  code: /*i18n*/{ id: 'prescriptions.fhir.code', message: 'It is none of the words that FHIR allows there.' },
  day: /*i18n*/{ id: 'prescriptions.fhir.day', message: 'It is no whole day of the calendar.' },
  disagrees: /*i18n*/{ id: 'prescriptions.fhir.disagrees', message: 'It contradicts another place of the file.' },
  modifier: /*i18n*/{ id: 'prescriptions.fhir.modifier', message: 'It may change the meaning of everything else, and it is not known.' },
  status: /*i18n*/{ id: 'prescriptions.fhir.status', message: 'Only an active prescription is read: this one is a draft, cancelled or entered in error.' },
  'too-many': /*i18n*/{ id: 'prescriptions.fhir.too-many', message: 'More than two prisms on one eye have no single reading.' },
  'too-long': /*i18n*/{ id: 'prescriptions.fhir.too-long', message: 'It is too long to be kept whole, and a part of it would be another.' },
  axis: /*i18n*/{ id: 'prescriptions.fhir.axis', message: 'There is a cylinder but no axis.' },
} as const
export type FhirReason = keyof typeof fhirRefusals

/** Thrown while a file is read, and turned into an answer at the door of the reader. */
export class FhirRefused extends Error {
  readonly path: string
  readonly reason: FhirReason

  constructor(path: string, reason: FhirReason) {
    super(`${path}: ${fhirRefusals[reason].message}`)
    this.path = path
    this.reason = reason
  }
}
