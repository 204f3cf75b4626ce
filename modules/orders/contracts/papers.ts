import { z } from 'zod'
import { languages } from '#kernel/languages'
import { day, id } from '#platform/http/contract'
import { newLine } from './lines.ts'

const language = z.enum(languages).optional()
const version = z.coerce.number().pipe(z.int().min(1).max(1_000_000)).optional()

export const sheetParts = ['shop', 'workshop', 'customer'] as const

/** `part`: that one alone. `version`: what the order was before it was changed; the present one when left out. */
export const sheetQuery = z.object({ language, part: z.enum(sheetParts).optional(), version })
export const paperQuery = z.object({ language: language.meta({ description: 'The reader\'s own when left out; for papers that the customer takes home, the customer\'s.' }) })
export const estimateQuery = paperQuery.extend({ validUntil: day.optional().meta({ description: '30 days from today when left out.' }) })

/** What somebody asks the price of, without an order. */
export const newEstimate = z.object({ branchId: id, customerId: id.nullable().default(null), lines: z.array(newLine).min(1).max(100), validUntil: day.optional(), language }).meta({ id: 'NewEstimate' })
export type NewEstimate = z.output<typeof newEstimate>
