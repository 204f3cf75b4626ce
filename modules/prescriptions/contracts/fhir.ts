import { z } from 'zod'
import { id } from '#platform/http/contract'
import { purposes } from '../domain/prescription.ts'
import { decisions } from './checks.ts'

const file = z.string().min(2).max(200_000).meta({ description: 'A FHIR VisionPrescription (R4, R4B or R5) as JSON text, exactly as it arrived.' })
export const fhirImport = z.object({
  id: id.optional(), customerId: id.meta({ description: 'Whose eyes: the wearer. Whom the file means is not looked up.' }), file,
  purpose: z.enum(purposes).optional().meta({ description: 'What it is for; wanted where the file does not say.' }),
  accept: z.boolean().default(false).meta({ description: 'What the file says of lenses and Lunette does not understand is left aside.' }), decisions,
}).meta({ id: 'FhirImport' })
export type FhirImport = z.output<typeof fhirImport>

const version = z.coerce.number().pipe(z.int().min(1).max(1_000_000))
export const versionParams = z.object({ id, version })
