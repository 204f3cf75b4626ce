import type { FhirContent, FhirRemark } from './fhir-content.ts'

/** What of a file does not come in with it, or otherwise than it stands there: whoever brings it in is told, and says yes. */
export const leftAside = ({ content, remarks }: { readonly content: FhirContent; readonly remarks: readonly FhirRemark[] }): FhirRemark[] => [
  ...remarks.filter(({ matters }) => matters),
  // A frame belongs to an order, and there is none yet.
  ...(content.frame ? [{ path: 'VisionPrescription.extension:frame', what: 'not-kept', matters: true } as const] : []),
]
