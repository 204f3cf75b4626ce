import type { Modality } from '../contact-lens.ts'
import type { Cell } from '../eye-values.ts'

/** What all extensions of ours begin with; docs/guide/fhir.md lists them. */
export const EXTENSIONS = 'https://lunette.example/fhir/'
export const PRODUCTS = 'http://terminology.hl7.org/CodeSystem/ex-visionprescriptionproduct'
export const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
export const UCUM = 'http://unitsofmeasure.org'

/** Values of an eye that FHIR has no place for: the extension's name, and our units in one of its own (dioptre, millimetre, degree, decimal acuity). */
export const cellExtensions = {
  intermediateAddition: { name: 'intermediate-addition', units: 1000 },
  pd: { name: 'pd-distance', units: 100 },
  pdNear: { name: 'pd-near', units: 100 },
  fittingHeight: { name: 'fitting-height', units: 100 },
  segmentHeight: { name: 'segment-height', units: 100 },
  vertexExamined: { name: 'vertex-examined', units: 100 },
  vertexWorn: { name: 'vertex-worn', units: 100 },
  tilt: { name: 'pantoscopic-tilt', units: 10 },
  wrap: { name: 'wrap', units: 10 },
  acuityWithout: { name: 'acuity-without-correction', units: 1000 },
  acuityWith: { name: 'acuity-with-correction', units: 1000 },
  // FHIR has places for these two on a contact lens only.
  baseCurve: { name: 'base-curve', units: 100 },
  diameter: { name: 'diameter', units: 100 },
} as const satisfies Partial<Record<Cell, { readonly name: string; readonly units: number }>>

export const lensExtensions: readonly string[] = [...Object.values(cellExtensions).map(({ name }) => name), 'prism', 'prism-2']
export const resourceExtensions = ['kind', 'purpose', 'version', 'origin-version', 'reason', 'valid-until', 'valid-without-end', 'recorded-by', 'frame'] as const

/** How long a lens of a modality is worn, in UCUM units. */
export const durations: Readonly<Record<Modality, { readonly value: number; readonly code: 'd' | 'wk' | 'mo' | 'a' }>> = {
  daily: { value: 1, code: 'd' }, 'two-weekly': { value: 2, code: 'wk' }, monthly: { value: 1, code: 'mo' },
  quarterly: { value: 3, code: 'mo' }, 'half-yearly': { value: 6, code: 'mo' }, yearly: { value: 1, code: 'a' },
}
