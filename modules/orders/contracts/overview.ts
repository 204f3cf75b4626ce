import { z } from 'zod'
import { day, id, moneyContract } from '#platform/http/contract'
import { places } from '../domain/order-phase.ts'
import { orderTotals } from './lists.ts'

/** A figure and the filter of the list behind it, which adds up to it. */
const figure = orderTotals.extend({ filter: z.string() })
export type Figure = z.output<typeof figure>

const stage = z.object({ code: z.string(), name: z.string(), mark: z.string(), place: z.enum(places) })
/** An order that is late, in short; `why` is a sentence of the reader's language. */
const lateOrder = z.object({ id, number: z.string().nullable(), customerName: z.string(), stageName: z.string().nullable(), promisedOn: day.nullable(), why: z.string().nullable(), balance: moneyContract })

export const overviewQuery = z.object({ branchId: id.optional() })
/** How the shops do today. Days and weeks are those of the branch, or of the first; weeks begin on Monday. */
export const overview = z.object({
  today: day,
  figures: z.object({ sold: figure, collected: figure, promised: figure, ready: figure, open: figure, late: figure }),
  /** The longest late, and where the late ones stand. */
  late: z.object({ orders: z.array(lateOrder), stages: z.array(stage.extend({ figure })) }),
  /** This week, day by day: everything promised for the day, and what of it is not ready yet. */
  promised: z.array(z.object({ day, all: figure, waiting: figure })),
  /** Balances of open orders by promised day: before this week, five weeks, later, and without a day. */
  cash: z.array(z.object({ kind: z.enum(['before', 'week', 'after', 'none']), from: day.nullable(), to: day.nullable(), figure })),
  /** Open orders by the stage they stand in, in the sequence of the work. */
  stages: z.array(stage.extend({ figure, late: figure })),
  /** Ten weeks, this one last: what was sold, and what of all that was sold was collected. */
  weeks: z.array(z.object({ from: day, to: day, sold: figure, collected: figure })),
})
export type Overview = z.output<typeof overview>
