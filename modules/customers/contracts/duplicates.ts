import { z } from 'zod'
import { day, id, text } from '#platform/http/contract'
import { customerItem } from './customer.ts'

export const searchQuery = z.object({
  q: text(120, 0).meta({ description: 'Fragments of name, telephone, e-mail, birth date or order number. Accents, case, pinyin and slips of the hand are read.' }),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
/** The best hits, best first. */
export const searchHits = z.object({
  items: z.array(customerItem.extend({ similar: z.boolean().meta({ description: 'Found only when a slip is allowed for.' }) })), nextCursor: z.string().nullable(),
})

export const duplicateReasons = ['phone', 'email', 'tax-id', 'name-and-birth', 'similar-name'] as const
export const duplicatesQuery = z.object({
  givenName: text(80, 0).default(''), familyName: text(80, 0).default(''), phone: text(40, 0).optional(), email: text(254, 0).optional(), birthOn: day.optional(), taxId: text(40, 0).optional(),
  exceptId: id.optional().meta({ description: 'The customer who is being changed.' }),
})
/** Customers who may be the one being typed, surest first. */
export const duplicates = z.object({ items: z.array(customerItem.extend({ reasons: z.array(z.enum(duplicateReasons)).min(1) })), nextCursor: z.string().nullable() })

export const newMerge = z.object({ mergedId: id.meta({ description: 'The customer who ends in this one.' }) }).meta({ id: 'NewMerge' })
export const merge = z.object({
  id, merged: z.object({ id, name: z.string() }), mergedAt: z.string(), mergedBy: z.object({ id, name: z.string() }).nullable(), undoneAt: z.string().nullable(),
}).meta({ id: 'Merge' })
export type MergeView = z.output<typeof merge>
export const merges = z.object({ items: z.array(merge), nextCursor: z.string().nullable() })
export const mergeParams = z.object({ id, mergeId: id })
