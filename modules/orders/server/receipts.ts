import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy, readShopHead } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { ReceiptView } from '../contract.ts'
import { receiptNumber } from '../domain/receipt-number.ts'
import { balanceOf, paidOf, touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'

type Content = Omit<ReceiptView, 'id' | 'number' | 'issuedAt'>

/**
 * Issues a receipt of the order as it is now. Its number is the next without a gap: the counter is locked last, so that tills wait for
 * one another as shortly as can be. When nothing has changed since the last one, that one is the answer, and `created` is false.
 */
export function issueReceipt(deps: OrdersDeps, by: StaffMember, call: Call, orderId: string): Promise<{ receipt: ReceiptView; created: boolean }> {
  const at = deps.now()
  return once<{ receipt: ReceiptView; created: boolean }>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, orderId)
    mustMay(by, 'payments.take', touchedOf(order))
    // A receipt says what was sold: nothing of a draft yet, and nothing of what was cancelled any more.
    if (order.phase === 'draft' || order.phase === 'cancelled') throw new Problem(ordersProblems.closed)
    const last = (await rowsOf(tx, orderId)).at(-1)
    const content = await contentOf(tx, deps, by, order)
    if (last && sameState(last, content)) return { answer: { receipt: last, created: false }, ids: { receiptId: last.id } }
    const year = Number(dayIn(by.organization.branches.get(order.branchId)?.timeZone ?? 'UTC', at).slice(0, 4))
    const id = newId()
    audit(tx, by, call, { action: 'orders.receipt-issued', subject: { kind: 'order', id: orderId }, branchId: order.branchId, changes: { receipt: id, total: order.total, paid: content.paid.amount } })
    const number = await numbered(tx, year, { id, at, orderId, branchId: order.branchId, issuedBy: by.staffId, currency: order.currency, total: order.total, content })
    return { answer: { receipt: { ...content, id, number, issuedAt: at.toISOString() }, created: true }, ids: { receiptId: id } }
  }, async (tx, ids) => ({ receipt: mustBe((await rowsOf(tx, orderId)).find(({ id }) => id === ids.receiptId)), created: true }))
}

/** The receipts of an order, oldest first. */
export function receiptsOf(deps: OrdersDeps, by: StaffMember, orderId: string): Promise<ReceiptView[]> {
  return deps.db.inTenant(by.organizationId, async (tx) => {
    const order = found(await orderById(tx, orderId), by)
    mustMay(by, 'payments.read', touchedOf(order))
    return rowsOf(tx, orderId)
  })
}

/** Numbers without a gap: receipts of each year whose counts are not 1, 2, 3… to the last. */
export const receiptGaps = (tx: Tx): Promise<{ year: number; count: number; last: number }[]> => tx.rows(sql`
  select year, count(*)::int as count, max(count) as last from receipts where organization_id = ${tx.organizationId} group by year having count(*) <> max(count) order by year`)

interface NewReceipt { readonly id: string; readonly at: Date; readonly orderId: string; readonly branchId: string; readonly issuedBy: string; readonly currency: string; readonly total: number; readonly content: Content }

async function numbered(tx: Tx, year: number, receipt: NewReceipt): Promise<string> {
  const { count } = await tx.one<{ count: number }>(sql`
    insert into number_series as s (organization_id, series, year, next_value) values (${tx.organizationId}, 'receipts', ${year}, 2)
    on conflict (organization_id, series, year) do update set next_value = s.next_value + 1 returning next_value - 1 as count`)
  const number = receiptNumber(year, count)
  tx.send(sql`
    insert into receipts (organization_id, id, number, year, count, order_id, branch_id, issued_at, issued_by, currency, total, content)
    values (${tx.organizationId}, ${receipt.id}, ${number}, ${year}, ${count}, ${receipt.orderId}, ${receipt.branchId}, ${receipt.at}, ${receipt.issuedBy}, ${receipt.currency}, ${receipt.total}, ${JSON.stringify(receipt.content)}::jsonb)`)
  return number
}

async function contentOf(tx: Tx, deps: OrdersDeps, by: StaffMember, order: OrderData): Promise<Content> {
  const { logo: _logo, phone: _phone, email: _email, ...head } = await readShopHead(tx, deps.keys, order.branchId)
  const money = (amount: number) => ({ amount, currency: order.currency })
  return {
    order: { id: order.id, number: order.number, version: order.version }, branchId: order.branchId, issuedBy: { id: by.staffId, name: by.name }, shop: { ...head, addressLines: [...head.addressLines] }, customerId: order.customer.id,
    lines: order.lines.map((line) => ({
      description: line.description, eye: line.eye, quantity: line.quantity, unitPrice: money(line.unitPrice), adjustments: line.adjustments.map(({ reason, amount }) => ({ reason, amount: money(amount) })), amount: money(line.amount),
    })),
    pricesGross: order.pricesGross, total: money(order.total), taxTotal: money(order.taxTotal), taxes: order.taxes.map(({ base, tax, ...rate }) => ({ ...rate, base: money(base), tax: money(tax) })),
    payments: order.payments.map(({ id, direction, method, amount, purpose, occurredAt }) => ({ id, direction, method, amount: money(amount), purpose, occurredAt })),
    paid: money(paidOf(order.payments)), balance: money(balanceOf(order)),
  }
}

/** Whether a receipt says what the order is now: same version, same payments. */
const sameState = (last: ReceiptView, content: Content): boolean => last.order.version === content.order.version && last.payments.length === content.payments.length

/** The receipt with that id as it was issued; undefined when there is none. Whether the reader may know of it, its order says. */
export const receiptById = async (tx: Tx, id: string): Promise<ReceiptView | undefined> => (await receiptsWhere(tx, sql`id = ${id}`))[0]

const rowsOf = (tx: Tx, orderId: string): Promise<ReceiptView[]> => receiptsWhere(tx, sql`order_id = ${orderId} order by year, count`)

async function receiptsWhere(tx: Tx, rest: Sql): Promise<ReceiptView[]> {
  const rows = await tx.rows<{ id: string; number: string; issued_at: Date; content: Content }>(sql`
    select id, number, issued_at, content from receipts where organization_id = ${tx.organizationId} and ${rest}`)
  return rows.map(({ id, number, issued_at, content }) => ({ ...content, id, number, issuedAt: issued_at.toISOString() }))
}

function mustBe(receipt: ReceiptView | undefined): ReceiptView {
  if (!receipt) throw new Problem(httpProblems.notFound)
  return receipt
}
