import { audit, readShopHead } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { Call, FileAnswer } from '#platform/http/route'
import type { OrderData } from '../order-data.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { ordersProblems } from '../problems.ts'
import { found, orderById } from '../read-order.ts'
import type { Printing } from './order-sheet-input.ts'

/** A taken order that somebody prints. @throws {Problem} http/not-found; orders/not-taken for a draft, which has no number to print */
export async function takenOrder(tx: Tx, by: StaffMember, id: string): Promise<OrderData & { readonly number: string }> {
  const order = found(await orderById(tx, id), by)
  const { number } = order
  if (number === null) throw new Problem(ordersProblems.notTaken)
  return { ...order, number }
}

/** Writes down who printed what. */
export function auditPrinting(tx: Tx, by: StaffMember, call: Call, of: { readonly kind: 'order' | 'receipt' | 'branch'; readonly id: string; readonly branchId: string }, paper: Readonly<Record<string, unknown>>): void {
  audit(tx, by, call, { action: 'orders.printed', subject: { kind: of.kind, id: of.id }, branchId: of.branchId, changes: paper })
}

/** What stands at head and foot of a paper of the branch. */
export async function printingAt(tx: Tx, deps: OrdersDeps, by: StaffMember, branchId: string): Promise<Printing> {
  return { shop: await readShopHead(tx, deps.keys, branchId), printedAt: deps.now().toISOString(), printedBy: by.name, timeZone: zoneOf(by, branchId) }
}

/** The branch's IANA zone. */
export const zoneOf = (by: StaffMember, branchId: string): string => by.organization.branches.get(branchId)?.timeZone ?? 'UTC'

/** The answer that carries a paper. */
export const pdfFile = (bytes: Uint8Array, name: string): FileAnswer => ({ bytes, mediaType: 'application/pdf', fileName: `${name}.pdf`, printed: true })
