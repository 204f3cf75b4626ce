import { z } from 'zod'
import { isDay } from '#kernel/days'
import { isId } from '#kernel/ids'

/** Pieces that many contracts share. Browser and server read the same. */

export const id = z.string().refine(isId, 'write a UUID in lower case').meta({ format: 'uuid' })

export const day = z.string().refine(isDay, 'write a day that exists as YYYY-MM-DD').meta({ format: 'date', examples: ['2026-11-24'] })

/** An instant with its zone, `2026-11-24T10:15:00Z`. */
export const instant = z.iso.datetime({ offset: true }).meta({ format: 'date-time' })

const wholeNumber = (hint: string) => z.int({ error: (issue) => (typeof issue.input === 'number' && !Number.isInteger(issue.input) ? `write whole units, ${hint}` : undefined) })

/** Whole minor units and their currency. */
export const moneyContract = z.object({
  amount: wholeNumber('129900 for 1299.00'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'write an ISO 4217 code such as CZK'),
}).meta({ id: 'Money', examples: [{ amount: 129900, currency: 'CZK' }] })

/**
 * Text as a person types it: trimmed, in one Unicode form, without control and direction-changing characters (they make
 * two different names look the same). Empty text is refused when `min` is 1.
 */
export const text = (max: number, min: 0 | 1 = 1) => z.string()
  .refine((value) => !unsafe.test(value), 'contains characters that cannot be seen')
  .refine((value) => value.isWellFormed(), 'is not valid text')
  .transform((value) => value.normalize('NFC').trim())
  .pipe(z.string().min(min).max(max))
// Controls but for tab and line breaks, direction overrides and isolates, and the invisible tag characters.
const unsafe = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u2028-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u

/** The paging part of a list's query. */
export const paging = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

/** A page of things. `nextCursor` null: the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const idParams = z.object({ id })
