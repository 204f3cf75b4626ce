import type { StaffMember } from '#modules/identity/server'
import { prescriptionWithOrder } from '#modules/prescriptions/server'
import type { Tx } from '#platform/db/tx'
import type { Call } from '#platform/http/route'
import type { NewOrder } from '../contract.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'

/** The order with the prescription that was typed with it, which is written here; one that was there already is judged with the order. */
export async function withNewPrescription(deps: OrdersDeps, tx: Tx, by: StaffMember, call: Call, order: OrderData, asked: NewOrder['prescription']): Promise<OrderData> {
  if (!asked || !('new' in asked)) return order
  return { ...order, prescription: await prescriptionWithOrder(deps, tx, by, call, asked.new, (order.wearer ?? order.customer).id) }
}
