import type { NewOrder } from '../contract.ts'
import type { OrderData } from './order-data.ts'

/** Whether an order says what the request asks for: the same thing sent twice under its id, not another under a taken one. */
export function sameOrder(order: OrderData, input: NewOrder): boolean {
  const lines = order.lines.map((line) => `${line.variantId} ${line.eye} ${line.quantity}`).join()
  const asked = input.lines.map((line) => `${line.variantId} ${line.eye} ${line.quantity}`).join()
  const { prescription } = input
  const asks = prescription && ('new' in prescription ? { id: prescription.new.id ?? order.prescription?.id, version: 1 } : prescription)
  const samePrescription = (asks?.id ?? null) === (order.prescription?.id ?? null) && (asks?.version ?? null) === (order.prescription?.version ?? null)
  return samePrescription && order.kind.code === input.kind && order.branchId === input.branchId && order.customer.id === input.customerId && (order.wearer?.id ?? null) === input.wearerId && lines === asked
}
