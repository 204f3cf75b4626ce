import { phases } from '../order-phase.ts'

/** What a list of orders may be asked for, and how it is written: `stage:ready,arrived promised:week balance:10000.. is:late`. */
export const filterFields = {
  number: 'text', product: 'text', lab: 'text', lot: 'text',
  customer: 'ids', branch: 'ids', 'sold-by': 'people', assigned: 'people',
  stage: 'codes', kind: 'codes', phase: 'words', channel: 'words', priority: 'words',
  occurred: 'days', promised: 'days', collected: 'days',
  balance: 'amount', total: 'amount',
  is: 'flags', not: 'flags',
} as const

export type FilterField = keyof typeof filterFields
export type FieldOf<Type extends (typeof filterFields)[FilterField]> = { [F in FilterField]: (typeof filterFields)[F] extends Type ? F : never }[FilterField]

/** The words that may stand for a field; the others take codes and ids. */
export const filterWords = {
  phase: phases,
  channel: ['counter', 'phone', 'web', 'e-shop', 'advisor', 'import'],
  priority: ['normal', 'rush'],
} as const satisfies Record<FieldOf<'words'>, readonly string[]>

/** What an order is or is not. */
export const orderFlags = ['open', 'late', 'owing', 'hold', 'remake'] as const
export type OrderFlag = (typeof orderFlags)[number]

/** A calendar day, or a stretch that moves with today: `today-7`, `week`, `month+1`. */
export type DayWord = string

/** One condition; all of a list hold at once. A range without an end is open there; amounts are whole minor units. */
export type Condition =
  | { readonly field: FieldOf<'text'>; readonly text: string }
  | { readonly field: FieldOf<'ids' | 'people' | 'codes' | 'words'>; readonly oneOf: readonly string[] }
  | { readonly field: FieldOf<'days'>; readonly from: DayWord | null; readonly to: DayWord | null }
  /** No such day at all: nothing promised, not collected. */
  | { readonly field: FieldOf<'days'>; readonly none: true }
  | { readonly field: FieldOf<'amount'>; readonly from: number | null; readonly to: number | null }
  | { readonly field: FieldOf<'flags'>; readonly flags: readonly OrderFlag[] }
