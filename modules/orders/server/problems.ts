import { problemKind } from '#platform/http/problem'

/** The refusals of orders; docs/problems has a page each. */
export const ordersProblems = {
  unknownKind: problemKind({ type: 'orders/unknown-kind', title: 'This kind of order is not in use here', status: 422, help: 'Read GET /order-kinds for the kinds of this organization.' }),
  priceChanged: problemKind<{ total: unknown }>({ type: 'orders/price-changed', title: 'A price or tax has changed', status: 409, help: '`total` is the total of today. Show it to the customer and send the order again with it as `expectedTotal`.' }),
  depositTooHigh: problemKind({ type: 'orders/deposit-too-high', title: 'The deposit is more than the order costs', status: 422, help: 'Take at most the total.' }),
  overpaid: problemKind<{ balance: unknown }>({ type: 'orders/overpaid', title: 'That is more than is still to pay', status: 409, help: '`balance` is what is still to pay. Somebody may have taken it a moment ago: look at the payments first.' }),
  cannotMove: problemKind<{ reason: string }>({
    type: 'orders/cannot-move', title: 'The order cannot go to that stage', status: 409,
    help: '`reason`: draft, collected, cancelled, same-stage, on-hold (release it first), unknown-stage, collect-instead (use POST /orders/{id}/collect), not-your-role (`who` may), recheck-missing (`who` may confirm the values with POST /orders/{id}/recheck), deposit-missing (`missing` is to pay), inspection-failed (the lenses failed their last inspection: inspect them again, make them again, or `who` accepts them with POST /inspections/{id}/accept), inspection-missing (the lenses have not passed their final inspection) or fields-missing (send `values` for `fields`).',
  }),
  lensNotMade: problemKind<{ findings: readonly object[] }>({
    type: 'orders/lens-not-made', title: 'A lens of this order is not made so', status: 409,
    help: '`findings` names each lens that its maker does not make for this eye and frame: the line, the article and the eye, what speaks against it (`misses`, `options`, `deliverable`), the nearest values in which it is made and the nearest lens that can be made. What it tells of powers is left out for whoever may not open the prescription. Choose another lens; or, where a lab makes it specially, send the order again with `lensDecisions`: eye, article and reason of each. Who decided it is kept with the order and printed for the workshop.',
  }),
  kindBroken: problemKind<{ faults: unknown }>({ type: 'orders/kind-broken', title: 'Orders of this kind could not be finished like that', status: 422, help: '`faults` says what would be broken, at which stage and in which field.' }),
  cannotHold: problemKind<{ reason: string }>({ type: 'orders/cannot-hold', title: 'The order cannot be put on hold', status: 409, help: '`reason`: draft, collected, cancelled or already-on-hold.' }),
  notOnHold: problemKind({ type: 'orders/not-on-hold', title: 'The order is not on hold', status: 409, help: 'Somebody released it a moment ago. Read the order.' }),
  cannotRecheck: problemKind<{ reason: string; who: unknown }>({ type: 'orders/cannot-recheck', title: 'You cannot confirm the values of this order', status: 409, help: '`reason`: own-order (somebody else than who entered it confirms them: `who` may), own-prescription (nor may who typed its prescription), draft, collected or cancelled.' }),
  cannotCollect: problemKind<{ reason: string }>({ type: 'orders/cannot-collect', title: 'The order cannot be collected yet', status: 409, help: '`reason`: draft, collected, cancelled, on-hold, not-ready, not-your-role, recheck-missing, deposit-missing, inspection-failed, inspection-missing, fields-missing or balance-open. Take the balance in the same act, or ask somebody who may leave it open.' }),
  cannotCancel: problemKind<{ reason: string }>({ type: 'orders/cannot-cancel', title: 'The order cannot be cancelled', status: 409, help: '`reason`: collected, already-cancelled, lenses-committed (somebody who may waive the lens cost can) or money-held (say how it is given back).' }),
  forgotten: problemKind({ type: 'orders/forgotten', title: 'The person asked to be forgotten', status: 410, help: 'What would be kept of them has no key any more. The order stays as it is, in the name of nobody.' }),
  closed: problemKind({ type: 'orders/closed', title: 'The order is finished', status: 409, help: 'A collected or cancelled order is not changed any more.' }),
  cannotChange: problemKind<{ reason: string }>({ type: 'orders/cannot-change', title: 'The order cannot be changed like that', status: 409, help: '`reason`: draft (save the draft instead), collected, cancelled or lenses-committed (somebody who may waive the lens cost can).' }),
  belowPaid: problemKind<{ paid: unknown; total: unknown; refund: unknown }>({ type: 'orders/below-paid', title: 'More is paid than the order would cost', status: 409, help: '`refund` is what would have to go back. Send the change again with `refund` and the way in which it is given back.' }),
  refundTooHigh: problemKind<{ paid: unknown }>({ type: 'orders/refund-too-high', title: 'That is more than was paid', status: 409, help: '`paid` is what is held for the order.' }),
  notTaken: problemKind({ type: 'orders/not-taken', title: 'The order is not taken yet', status: 409, help: 'A draft has no number to print. Print its cost estimate, or take it first.' }),
  notADraft: problemKind({ type: 'orders/not-a-draft', title: 'The order is not a draft any more', status: 409, help: 'Somebody took it a moment ago. Read the order.' }),
  cannotRemake: problemKind({ type: 'orders/cannot-remake', title: 'There is nothing to make again', status: 409, help: 'A draft or a cancelled order was never made.' }),
  filterNameTaken: problemKind({ type: 'orders/filter-name-taken', title: 'You have a filter of that name', status: 409, help: 'Choose another name, or change the filter that has it.' }),
  tooManyFiles: problemKind<{ limit: number }>({ type: 'orders/too-many-files', title: 'The order has too many photos and papers', status: 409, help: 'Take one off that is not needed any more.' }),
}
