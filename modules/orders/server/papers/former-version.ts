import { customerBrief } from '#modules/customers/server'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { OrderData } from '../order-data.ts'
import { versionOf } from '../order-versions.ts'

/** An order as a sheet of one of its versions shows it. */
interface SheetVersion<Order> {
  readonly order: Order
  /** Which version the sheet is of when there are newer ones. */
  readonly former: { readonly version: number; readonly replacedAt: string } | null
}

/**
 * The order as it was before a change: what was ordered and agreed then, what was paid until then. How far it had come is not told,
 * for a stage is no part of a version; its prescription is the order's, which a change never touches. @throws {Problem} http/not-found when there never was that version
 */
export async function atVersion<Order extends OrderData>(tx: Tx, order: Order, version: number | undefined): Promise<SheetVersion<Order>> {
  if (version === undefined || version === order.version) return { order, former: null }
  const kept = await versionOf(tx, order.id, version)
  if (!kept) throw new Problem(httpProblems.notFound)
  const { wearerId, payers, ...content } = kept.content
  const replacedAt = kept.replacedAt.toISOString()
  const [wearer, ...named] = await Promise.all([wearerId ? customerBrief(tx, wearerId) : undefined, ...payers.map(({ customerId }) => customerBrief(tx, customerId))])
  return {
    former: { version, replacedAt },
    order: {
      ...order, ...content, version, stage: null, values: [], onHoldSince: null, onHoldReason: null, wearer: wearer ? { id: wearer.id, name: wearer.name } : null,
      payers: payers.map((payer, index) => ({ ...payer, name: named[index]?.name ?? '' })), payments: order.payments.filter(({ occurredAt }) => occurredAt < replacedAt),
    },
  }
}
