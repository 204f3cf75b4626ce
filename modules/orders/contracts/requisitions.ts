import { z } from 'zod'
import { day, id, instant, pageOf, paging, text } from '#platform/http/contract'
import { requisitionStatuses } from '../domain/must-order.ts'
import { phases } from '../domain/order-phase.ts'

const status = z.enum(requisitionStatuses)
export const requisition = z.object({
  id, lineId: id, branchId: id, variantId: id.nullable(), description: z.string(), eye: z.enum(['right', 'left']).nullable(), quantity: z.int(), status,
  /** For which job, as far as whoever buys for it wants to know. `late`: its promised day has passed and it is not ready. */
  order: z.object({ id, number: z.string().nullable(), phase: z.enum(phases), customerName: z.string(), promisedOn: day.nullable(), late: z.boolean(), priority: z.enum(['normal', 'rush']), lab: z.string().nullable() }),
  note: z.string().nullable(), requestedAt: instant, orderedAt: instant.nullable(), arrivedAt: instant.nullable(), version: z.int(),
})
export type RequisitionView = z.output<typeof requisition>
export const requisitionPage = pageOf(requisition)
const conditions = { status: status.optional(), orderId: id.optional(), branchId: id.optional() }
export const requisitionQuery = z.object({ ...paging, ...conditions })
export const requisitionExportQuery = z.object(conditions)
/** Which lines must be bought; left out: all that do not come from stock. Lines that are asked for already are left as they are. */
export const newRequisition = z.object({ lineIds: z.array(id).min(1).max(100).optional() })
/** `note`: the supplier's number, a name to ask for. */
export const requisitionChange = z.object({ status, note: text(200, 0).nullable() }).partial()
/**
 * The same of many parts at once, each from the version that was looked at; a note left out stays. `orderedAt`, `arrivedAt`: when that was,
 * where it did not happen now; so a marking is taken back whole.
 */
export const requisitionsChange = z.object({ parts: z.array(z.object({ id, version: z.int(), orderedAt: instant.optional(), arrivedAt: instant.optional() })).min(1).max(200), status, note: text(200, 0).optional() })
/** What was done, and which parts stayed as they were: changed by somebody meanwhile, not to be had from where they are, or not one's own to change. */
export const requisitionsChanged = z.object({ items: z.array(requisition), refused: z.array(z.object({ id, reason: z.enum(['changed', 'cannot', 'not-yours']) })) })
