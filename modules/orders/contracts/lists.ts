import { z } from 'zod'
import { day, id, moneyContract, paging, text } from '#platform/http/contract'
import { isWrong, readFilter } from '../domain/filter/read-filter.ts'
import type { FilterTrouble, WrongFilter } from '../domain/filter/read-filter.ts'
import { listColumns, orderSorts } from '../domain/list-shape.ts'
import { phases } from '../domain/order-phase.ts'

const code = z.string().regex(/^[a-z0-9-]{1,40}$/)
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
/** `taken,producing`: any of these. */
const somePhases = z.string().max(100).transform((said) => said.split(',')).pipe(z.array(z.enum(phases)))

const filterText = z.string().max(1000)

const sentences: Readonly<Record<FilterTrouble, (word: string) => string>> = {
  'unknown-field': (word) => `no condition has this name: ${word}`, 'no-value': (word) => `nothing stands behind this condition: ${word}`,
  'unknown-word': (word) => `this condition does not know this word: ${word}`, 'not-an-id': (word) => `this is no id: ${word}`,
  'not-a-day': (word) => `this is no day: ${word}`, 'not-an-amount': (word) => `this is no amount: ${word}`,
  backwards: (word) => `the end comes before the beginning: ${word}`, 'too-many': (word) => `these are too many conditions at once: ${word}`,
}
const sentenceOf = ({ why, word }: WrongFilter): string => sentences[why](word.slice(0, 60))

/** Conditions in our filter language, `stage:ready,arrived promised:week balance:10000.. is:late`; all hold at once. */
const filter = filterText.transform((said, context) => {
  const read = readFilter(said)
  if (!isWrong(read)) return read
  context.addIssue({ code: 'custom', message: sentenceOf(read) })
  return z.NEVER
}).meta({ examples: ['stage:ready,arrived promised:week balance:10000.. is:late'] })

/** What a list of orders may be asked for. The commonest conditions have a parameter of their own; `filter` takes them all. */
export const orderConditions = z.object({
  q: text(100, 0).optional(), phase: somePhases.optional(), stage: code.optional(), kind: code.optional(), branchId: id.optional(), customerId: id.optional(),
  open: flag.optional(), late: flag.optional(), owing: flag.optional(), from: day.optional(), to: day.optional(), promisedTo: day.optional(), filter: filter.optional(),
})

const sort = z.enum(orderSorts)

export const orderQuery = orderConditions.extend({ ...paging, sort: sort.default('newest') })
export const orderTotals = z.object({ count: z.int(), total: moneyContract, paid: moneyContract, balance: moneyContract })

export const exportQuery = orderConditions.extend({ sort: sort.default('newest') })

/** A question that somebody asks often. `mine` false: somebody else's, shared with the organization. */
export const savedFilter = z.object({ id, name: z.string(), filter: z.string(), sort, shared: z.boolean(), mine: z.boolean(), by: z.string(), version: z.int() })
export type SavedFilter = z.output<typeof savedFilter>
export const savedFilters = z.object({ items: z.array(savedFilter), nextCursor: z.null() })

const readable = filterText.transform((said) => said.trim()).superRefine((said, context) => {
  const read = readFilter(said)
  if (isWrong(read)) context.addIssue({ code: 'custom', message: sentenceOf(read) })
})
export const newSavedFilter = z.object({ id: id.optional(), name: text(80), filter: readable, sort: sort.default('promised'), shared: z.boolean().default(false) })
export const savedFilterChange = z.object({ name: text(80), filter: readable, sort, shared: z.boolean() }).partial()

/** The columns that a person chose; null: as everybody begins. */
export const chosenColumns = z.object({ columns: z.array(z.enum(listColumns)).min(1).max(listColumns.length).nullable() })
