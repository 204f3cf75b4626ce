import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { orderVersion } from '../contract.ts'
import type { LineData, OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { found, orderById } from './read-order.ts'

type Content = Pick<OrderData, 'lines' | 'taxes' | 'total' | 'taxTotal' | 'promisedOn' | 'priority' | 'currency'> & { wearerId: string | null; payers: { customerId: string; amount: number | null }[] }

/** Keeps what an order is at this moment, before it is changed, without waiting. */
export function saveVersion(tx: Tx, by: StaffMember, order: OrderData, at: Date, reason: string | null): void {
  const { lines, taxes, total, taxTotal, promisedOn, priority, currency } = order
  const content: Content = { lines, taxes, total, taxTotal, promisedOn, priority, currency, wearerId: order.wearer?.id ?? null, payers: order.payers.map(({ customerId, amount }) => ({ customerId, amount })) }
  tx.send(sql`
    insert into order_versions (organization_id, order_id, version, content, replaced_at, replaced_by, reason)
    values (${tx.organizationId}, ${order.id}, ${order.version}, ${JSON.stringify(content)}::jsonb, ${at}, ${by.staffId}, ${reason})`)
}

/** An order as it was before the change that ended this version, and when that was; undefined when it had no such version before. */
export async function versionOf(tx: Tx, orderId: string, version: number): Promise<{ readonly content: Content; readonly replacedAt: Date } | undefined> {
  const row = await tx.maybe<{ content: Content; replaced_at: Date }>(sql`
    select content, replaced_at from order_versions where organization_id = ${tx.organizationId} and order_id = ${orderId} and version = ${version}`)
  return row && { content: row.content, replacedAt: row.replaced_at }
}

/** What an order was before each of its changes, newest first. */
export function orderVersionsOf(deps: OrdersDeps, by: StaffMember, id: string): Promise<z.output<typeof orderVersion>[]> {
  return deps.db.inTenant(by.organizationId, async (tx) => {
    found(await orderById(tx, id), by)
    const rows = await tx.rows<{ version: number; content: Content; replaced_at: Date; replaced_by: string | null; name: string | null; reason: string | null }>(sql`
      select v.version, v.content, v.replaced_at, v.replaced_by, s.name, v.reason from order_versions v left join staff_names s on s.organization_id = v.organization_id and s.id = v.replaced_by
      where v.organization_id = ${tx.organizationId} and v.order_id = ${id} order by v.version desc`)
    return rows.map(({ version, content, replaced_at, replaced_by, name, reason }) => {
      const money = (amount: number) => ({ amount, currency: content.currency })
      const shown = (line: LineData) => ({ id: line.id, description: line.description, eye: line.eye, quantity: line.quantity, unitPrice: money(line.unitPrice), adjusted: money(line.amount - line.listAmount), amount: money(line.amount) })
      return {
        version, replacedAt: replaced_at.toISOString(), replacedBy: replaced_by ? { id: replaced_by, name: name ?? '' } : null, reason, total: money(content.total), taxTotal: money(content.taxTotal),
        promisedOn: content.promisedOn, priority: content.priority, lines: content.lines.map(shown),
      }
    })
  })
}
