import { z } from 'zod'
import { id, instant, moneyContract } from '#platform/http/contract'
import { timelineKinds } from '../domain/timeline-kinds.ts'

/**
 * One thing that happened with a customer. `event` is stable (`orders.stage`), `text` says it in the reader's language; `subject`
 * is what to open, `label` its number or name. `at` has microseconds, so that two of one moment keep their sequence.
 */
export const timelineItem = z.object({
  id: z.string(), at: instant, kind: z.enum(timelineKinds), event: z.string(), text: z.string(),
  by: z.object({ id, name: z.string() }).nullable(), subject: z.object({ kind: z.string(), id, label: z.string() }).nullable(), amount: moneyContract.nullable(),
}).meta({ id: 'TimelineItem' })
export type TimelineItem = z.output<typeof timelineItem>
export type TimelineKind = TimelineItem['kind']

const oneOrMore = z.union([z.enum(timelineKinds).transform((kind) => [kind]), z.array(z.enum(timelineKinds)).max(timelineKinds.length)])
export const timelineQuery = z.object({
  kind: oneOrMore.optional().meta({ description: 'All kinds when left out; may be repeated.' }),
  cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const timelinePage = z.object({ items: z.array(timelineItem), nextCursor: z.string().nullable() })
