import { z } from 'zod'
import { day, id, instant, moneyContract, pageOf } from '#platform/http/contract'
import { boardSides } from '../domain/board-sides.ts'
import { phases, places } from '../domain/order-phase.ts'
import { stageLabels } from '../domain/stage.ts'
import { standing } from './stages.ts'

const code = z.string().regex(/^[a-z0-9-]{1,40}$/)
const person = z.object({ id, name: z.string() })

/** One order on the board, with how it stands in its stage. */
export const boardCard = z.object({
  id, number: z.string().nullable(), version: z.int(), kind: code, kindVersion: z.int(), stage: code, stageName: z.string(), mark: z.string(), phase: z.enum(phases), place: z.enum(places),
  branchId: id, customerName: z.string(), summary: z.string(), priority: z.enum(['normal', 'rush']), promisedOn: day.nullable(),
  onHold: z.object({ since: instant, reason: z.string() }).nullable(), stageSince: instant.nullable(), ...standing,
  balance: moneyContract, assignedTo: person.nullable(),
})
export type BoardCard = z.output<typeof boardCard>

/** `asks`: something has to be filled in on entering it, which is done on the order's own page. `label`: what is printed on entering it. */
const stage = z.object({ code, name: z.string(), phase: z.enum(phases), place: z.enum(places), mark: z.string(), targetMinutes: z.int().nullable(), asks: z.boolean(), label: z.enum(stageLabels).nullable() })
/** A kind as the cards on this page have it: a running order keeps the stages it began with. */
const kindOfCards = z.object({ code, version: z.int(), name: z.string(), stages: z.array(stage) })

/** The key of a column: a place, a stage's code, a branch, a person, or `nobody`. */
const columnKey = z.string().regex(/^[a-z0-9-]{1,40}$/)
const column = z.object({ key: columnKey, name: z.string().nullable(), count: z.int(), late: z.int(), items: z.array(boardCard), nextCursor: z.string().nullable() })
export type BoardColumn = z.output<typeof column>

/** One stage in the strip above: how many stand there, how many are late, and how long the one in the middle has been there. */
const boardStage = stage.extend({ count: z.int(), late: z.int(), medianMinutes: z.int().nullable() })

export const board = z.object({
  by: z.enum(boardSides), columns: z.array(column), stages: z.array(boardStage), kinds: z.array(kindOfCards),
  totals: z.object({ open: z.int(), late: z.int(), onHold: z.int(), promisedToday: z.int() }),
})
export type BoardView = z.output<typeof board>

const narrowing = { branchId: id.optional(), personId: id.optional(), kind: code.optional() }
const limit = z.coerce.number().int().min(1).max(100)

/** `limit` is per column. */
export const boardQuery = z.object({ by: z.enum(boardSides).default('place'), ...narrowing, limit: limit.default(20) })
export const boardColumnQuery = z.object({ by: z.enum(boardSides).default('place'), column: columnKey, ...narrowing, cursor: z.string().max(400).optional(), limit: limit.default(50) })
export const boardColumnPage = pageOf(boardCard).extend({ kinds: z.array(kindOfCards) })
export type BoardColumnPage = z.output<typeof boardColumnPage>
