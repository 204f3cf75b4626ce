import { z } from 'zod'
import { id, instant, pageOf, paging, text } from '#platform/http/contract'

const status = z.enum(['open', 'ordered', 'arrived', 'dropped'])
export const requisition = z.object({
  id, order: z.object({ id, number: z.string().nullable() }), lineId: id, branchId: id, variantId: id.nullable(), description: z.string(), eye: z.string().nullable(), quantity: z.int(), status,
  note: z.string().nullable(), requestedAt: instant, orderedAt: instant.nullable(), arrivedAt: instant.nullable(), version: z.int(),
})
export type RequisitionView = z.output<typeof requisition>
export const requisitionPage = pageOf(requisition)
export const requisitionQuery = z.object({ ...paging, status: status.optional(), orderId: id.optional() })
/** Which lines must be bought; left out: all that do not come from stock. Lines that are asked for already are left as they are. */
export const newRequisition = z.object({ lineIds: z.array(id).min(1).max(100).optional() })
export const requisitionChange = z.object({ status, note: text(200, 0).nullable() }).partial()
