import { z } from 'zod'
import { id, pageOf, text } from '#platform/http/contract'

const conditions = z.object({
  branchIds: z.array(id).max(200).optional(), kinds: z.array(text(40)).max(50).optional(), channels: z.array(text(20)).max(10).optional(), skillId: id.optional(),
})
const action = z.discriminatedUnion('assign', [z.object({ assign: z.literal('least-busy') }), z.object({ assign: z.literal('staff'), staffId: id })])

/** When an order without an owner is taken and the conditions fit, the action gives it to somebody. The first rule that fits acts. */
export const newOrderRule = z.object({ id: id.optional(), name: text(120), trigger: z.enum(['order-taken']).default('order-taken'), conditions: conditions.default({}), action, position: z.int().min(0).max(10_000).optional(), active: z.boolean().default(true) })
export const orderRule = z.object({ id, name: z.string(), trigger: z.enum(['order-taken']), conditions, action, position: z.int(), active: z.boolean(), version: z.int() })
export const orderRules = pageOf(orderRule)
export const orderRuleChange = z.object({ name: text(120), conditions, action, position: z.int().min(0).max(10_000), active: z.boolean() }).partial()
export type OrderRule = z.output<typeof orderRule>
