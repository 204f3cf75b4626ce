import { z } from 'zod'
import { day, id } from '#platform/http/contract'

const count = z.int()

/** What labs did with the orders that were sent in a period; each figure counts lab orders, and /lab-orders lists them by `figure`. */
export const scorecardRow = z.object({
  lab: z.object({ id, name: z.string(), active: z.boolean() }), sent: count, open: count, arrived: count, median: count.nullable().meta({ description: 'Working days within which half of them came.' }), p90: count.nullable(),
  late: count, remade: count, remadeBy: z.object({ prescriber: count, optician: count, lab: count, customer: count, unsaid: count }), failed: count.meta({ description: 'That failed a final inspection.' }),
}).meta({ id: 'LabScorecard' })
export type ScorecardRow = z.output<typeof scorecardRow>
export const scorecard = z.object({ from: day, to: day, items: z.array(scorecardRow), nextCursor: z.null() })
export type Scorecard = z.output<typeof scorecard>
export const scorecardQuery = z.object({ from: day.optional(), to: day.optional() })
