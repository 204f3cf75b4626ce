import { b2boptic } from './b2boptic.ts'
import { csv } from './csv.ts'
import { fhirVisionPrescription } from './fhir.ts'
import type { Format } from './format.ts'
import { vca } from './vca.ts'

/** The formats that are recognised, the most particular first: any text with commas in it looks like CSV. */
export const formats: readonly Format[] = [fhirVisionPrescription, b2boptic, vca, csv]
