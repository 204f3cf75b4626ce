import { dayIn } from '#kernel/days'
import { mustMayIn, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { NewOrder } from '../contract.ts'
import { orderNumber } from '../domain/order-number.ts'
import { bookOrder, mayTakeDeposits } from './book-order.ts'
import { followingRules } from './following-rules.ts'
import { judgeOrder } from './judge-order.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { found, orderById } from './read-order.ts'
import { saveOrder } from './save-order.ts'
import { sameOrder } from './same-order.ts'
import { refuseTakenPayment } from './take-payment.ts'
import { decideSpecialLenses, findSpecialLenses } from './special-lenses/find-special-lenses.ts'
import { whenItHappened } from './when-it-happened.ts'
import { withNewPrescription } from './with-new-prescription.ts'

/** Order, lines, taxes and list row are written by one statement: any of them may be the first to find the id taken. */
const takenId = /^order(s|_lines|_taxes|_list)_pkey$/

/** Takes an order: judged by today's prices, numbered, written with its deposit, journal and facts in one transaction. */
export async function placeOrder(deps: OrdersDeps, by: StaffMember, call: Call, input: NewOrder): Promise<{ order: OrderData; created: boolean }> {
  const branch = mustMayIn(by, 'orders.write', input.branchId)
  const deposits = [...(input.deposit ? [input.deposit] : []), ...input.deposits]
  mayTakeDeposits(by, input.branchId, deposits)
  const occurredAt = whenItHappened(input.occurredAt, deps.now())
  const day = dayIn(branch.timeZone, occurredAt)
  const year = Number(day.slice(0, 4))
  try {
    return await deps.numbers.using(by.organizationId, 'orders', year, (count) =>
      once<{ order: OrderData; created: boolean; used: boolean }>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
        const following = followingRules(tx)
        // When the judgement refuses, nobody waits for it any more.
        following.catch(() => undefined)
        const judged = await judgeOrder(tx, by, input, { occurredAt, day, ...orderNumber(year, count) }, deposits)
        const whole = await withNewPrescription(deps, tx, by, call, judged, input.prescription)
        const written = input.prescription && 'new' in input.prescription ? input.prescription.new : undefined
        const order = { ...whole, specialLenses: decideSpecialLenses(by, whole, await findSpecialLenses(tx, whole, { day, values: written }), input.lensDecisions, { at: occurredAt, writes: written !== undefined }) }
        saveOrder(tx, order, { createdBy: by.staffId, deviceId: null, taxedOn: day })
        bookOrder(tx, by, call, order, day, { rules: await following })
        return { answer: { order, created: true, used: true }, ids: { orderId: order.id } }
      }, async (tx, ids) => ({ order: found(await orderById(tx, ids.orderId ?? ''), by), created: true, used: false })))
  } catch (error) {
    if (!input.id || !takenId.test(violatedConstraint(error) ?? '')) return refuseTakenPayment(error)
    return { order: await theSameAgain(deps, by, input, input.id), created: false }
  }
}

/** A create with a known id is answered with the existing order when it says the same. @throws {Problem} http/id-exists */
async function theSameAgain(deps: OrdersDeps, by: StaffMember, input: NewOrder, id: string): Promise<OrderData> {
  const existing = await deps.db.look(by.organizationId, (tx) => orderById(tx, id))
  if (!existing || !sameOrder(existing, input)) throw new Problem(httpProblems.idExists)
  return found(existing, by)
}
