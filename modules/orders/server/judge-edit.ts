import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { holdCustomer } from '#modules/customers/server'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { prescriptionOfWearer } from '#modules/prescriptions/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { LineFinding } from '#modules/lenses/server'
import type { OrderEdit, orderDifference } from '../contract.ts'
import { changesGlasses, compareLines, touchesLenses, whyNotChange } from '../domain/change-order.ts'
import { known, readPayers, refusePayers } from './judge-order.ts'
import { balanceOf, paidOf, touchedOf } from './order-data.ts'
import type { LineData, OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { pricedLines } from './priced-lines.ts'
import { ordersProblems } from './problems.ts'
import { findSpecialLenses, previewSpecialLenses } from './special-lenses/find-special-lenses.ts'

/** `findings` about lenses that cannot be made so; null where the change leaves the glasses as they are. */
export interface JudgedEdit { readonly changed: OrderData; readonly difference: z.output<typeof orderDifference>; readonly refund: number; readonly findings: readonly LineFinding[] | null }

/**
 * What the change would make of an order. New lines have the prices of today and the tax rates of the order's day: it is one document,
 * taxed on one day. @throws {Problem} when it may not be changed like that
 */
export async function judgeEdit({ frameOf, now }: Pick<OrdersDeps, 'frameOf' | 'now'>, tx: Tx, by: StaffMember, order: OrderData, edit: OrderEdit): Promise<JudgedEdit> {
  const [{ day }, customer] = await Promise.all([
    tx.one<{ day: string }>(sql`select taxed_on as day from orders where organization_id = ${tx.organizationId} and id = ${order.id}`), holdCustomer(tx, order.customer.id),
  ])
  const { branchId, channel } = order
  const priced = edit.lines ? await pricedLines(tx, by, { lines: edit.lines, branchId, channel, customerClass: customer?.class ?? 'regular' }, day, order.lines) : null
  const wearer = edit.wearerId ? known(await holdCustomer(tx, edit.wearerId), by, '/wearerId') : null
  // The glasses are made from it: for other eyes it would be somebody else's.
  if (edit.wearerId !== undefined && order.prescription) await prescriptionOfWearer(tx, by, order.prescription, wearer?.id ?? order.customer.id, '/wearerId')
  const changed: OrderData = {
    ...order, ...(priced && { lines: priced.lines, taxes: priced.taxes, total: priced.total, taxTotal: priced.taxTotal }),
    ...(edit.wearerId !== undefined && { wearer: wearer && { id: wearer.id, name: wearer.name } }), ...(edit.payers && { payers: await readPayers(tx, by, edit.payers) }),
    ...(edit.promisedOn !== undefined && { promisedOn: edit.promisedOn }), ...(edit.priority && { priority: edit.priority }), ...(edit.note !== undefined && { note: edit.note || null }),
  }
  const lines = compareLines<LineData & { variantId: string | null }>(order.lines, changed.lines)
  const refusal = whyNotChange(order, touchesLenses(lines), may(by, 'orders.waive-lens-cost', touchedOf(order)))
  if (refusal) throw new Problem(ordersProblems.cannotChange, undefined, { reason: refusal })
  refusePayers(changed.payers, changed.total)
  const today = dayIn(by.organization.branches.get(branchId)?.timeZone ?? 'UTC', now())
  const findings = changesGlasses(lines) ? await findSpecialLenses(tx, changed, { day: today, frameOf }) : null
  const refund = Math.max(0, paidOf(order.payments) - changed.total)
  const money = (amount: number) => ({ amount, currency: order.currency })
  const sums = (one: OrderData) => ({ total: money(one.total), taxTotal: money(one.taxTotal), balance: money(balanceOf(one)) })
  const shown = (line: LineData | null) => line && {
    description: line.description, eye: line.eye, quantity: line.quantity, unitPrice: money(line.unitPrice), adjusted: money(line.amount - line.listAmount), amount: money(line.amount),
  }
  return {
    changed, refund, findings, difference: {
      specialLenses: previewSpecialLenses(by, changed, findings ?? []),
      lines: lines.map(({ id, change, before, after }) => ({ id, change, before: shown(before), after: shown(after) })), fields: fieldsThatDiffer(order, changed),
      before: sums(order), after: { ...sums(changed), balance: money(balanceOf(changed) + refund) }, refund: refund > 0 ? money(refund) : null,
    },
  }
}

function fieldsThatDiffer(before: OrderData, after: OrderData): z.output<typeof orderDifference>['fields'] {
  const payersOf = ({ payers }: OrderData) => payers.map(({ customerId, amount }) => `${customerId} ${amount}`).join()
  return [
    ...(before.wearer?.id !== after.wearer?.id ? ['wearer' as const] : []), ...(payersOf(before) !== payersOf(after) ? ['payers' as const] : []),
    ...(before.promisedOn !== after.promisedOn ? ['promisedOn' as const] : []), ...(before.priority !== after.priority ? ['priority' as const] : []), ...(before.note !== after.note ? ['note' as const] : []),
  ]
}
