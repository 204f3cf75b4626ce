import { z } from 'zod'
import { day, id, paging, pageOf } from '#platform/http/contract'
import { eye } from './lines.ts'

/** Contact lenses that a customer has, as far as the orders of the last two years say. */
export const supply = z.object({
  customerId: id, customerName: z.string(), customerPhone: z.string().nullable(), customerPhoneShown: z.string().nullable().meta({ description: 'As it is written in the country of the organization.' }), orderId: id.meta({ description: 'The order with the last of these boxes.' }), orderNumber: z.string().nullable(),
  productId: id, description: z.string(), eye: eye.nullable().meta({ description: 'Null: both eyes, or nobody said which.' }), lot: z.string().nullable(),
  lastDay: day.meta({ description: 'Until when they reach, worn day by day.' }), orderOn: day.meta({ description: 'When to order the next, so that they are there in time.' }),
}).meta({ id: 'ContactLensSupply' })
export type SupplyView = z.output<typeof supply>
export const supplyPage = pageOf(supply)
export const supplyQuery = z.object({
  customerId: id.optional(), until: day.optional().meta({ description: 'Only of what is to be ordered up to this day. Left out: all of a customer; of everybody, the next two weeks.' }), ...paging,
}).meta({ description: 'What ran out more than two months ago is left out, for it was bought elsewhere.' })
export type SupplyQuery = z.output<typeof supplyQuery>
