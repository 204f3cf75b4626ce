import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Call } from '#platform/http/route'
import type { draftTaking } from '../contract.ts'
import { orderNumber } from '../domain/order-number.ts'
import { bookOrder, mayTakeDeposits } from './book-order.ts'
import { askedOf, lockDraft } from './drafts.ts'
import { judgeOrder } from './judge-order.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { found, orderById } from './read-order.ts'
import { replaceOrder } from './replace-order.ts'
import { decideSpecialLenses, findSpecialLenses } from './special-lenses/find-special-lenses.ts'
import { refuseTakenPayment } from './take-payment.ts'
import { whenItHappened } from './when-it-happened.ts'

/**
 * Takes a draft: it gets a number, and its prices and taxes are judged again. What changed since it was saved is refused with the new
 * total until somebody has agreed to that total.
 */
export async function takeDraft(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, input: z.output<typeof draftTaking>): Promise<OrderData> {
  const draft = found(await deps.db.look(by.organizationId, (tx) => orderById(tx, id)), by)
  mayTakeDeposits(by, draft.branchId, input.deposits)
  const occurredAt = whenItHappened(input.occurredAt, deps.now())
  const day = dayIn(by.organization.branches.get(draft.branchId)?.timeZone ?? 'UTC', occurredAt)
  const year = Number(day.slice(0, 4))
  const { order } = await deps.numbers.using(by.organizationId, 'orders', year, (count) =>
    once<{ order: OrderData; used: boolean }>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
      const locked = await lockDraft(tx, by, id, version)
      const expectedTotal = input.expectedTotal ?? { amount: locked.total, currency: locked.currency }
      const judged = await judgeOrder(tx, by, { ...await askedOf(tx, locked), expectedTotal }, { occurredAt, day, ...orderNumber(year, count) }, input.deposits)
      const specialLenses = decideSpecialLenses(by, judged, await findSpecialLenses(tx, judged, { day, frameOf: deps.frameOf }), input.lensDecisions, { at: occurredAt, writes: false })
      const taken: OrderData = { ...judged, specialLenses, version: locked.version + 1, root: locked.root, remake: locked.remake }
      const event = taken.events[0]
      tx.send(sql`
        update orders set number = ${taken.number}, payment_symbol = ${taken.paymentSymbol}, kind_version = ${taken.kind.version}, stage = ${taken.stage}, phase = ${taken.phase}, stage_since = ${taken.stageSince},
          sold_by = ${by.staffId}, advisor_id = ${taken.advisorId}, currency = ${taken.currency}, prices_gross = ${taken.pricesGross}, taxed_on = ${day}, occurred_at = ${occurredAt}, taken_at = ${occurredAt}
        where organization_id = ${tx.organizationId} and id = ${id}`)
      replaceOrder(tx, taken)
      tx.send(sql`
        insert into order_events (organization_id, order_id, id, kind, to_stage, occurred_at, staff_id)
        values (${tx.organizationId}, ${id}, ${event?.id}, 'stage', ${taken.stage}, ${occurredAt}, ${by.staffId})`)
      tx.send(sql`delete from order_drafts where organization_id = ${tx.organizationId} and order_id = ${id}`)
      bookOrder(tx, by, call, taken, day)
      return { answer: { order: taken, used: true }, ids: { orderId: id } }
    }, async (tx) => ({ order: found(await orderById(tx, id), by), used: false }))).catch(refuseTakenPayment)
  return order
}
