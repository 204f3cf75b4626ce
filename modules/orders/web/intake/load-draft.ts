import type { Product } from '#modules/catalog/contract'
import { variantsOf } from '#modules/catalog/web'
import type { Customer, CustomerItem } from '#modules/customers/contract'
import { itemOf } from '#modules/customers/web'
import type { Method } from '#modules/payments/domain'
import type { OrderView } from '../../contract.ts'
import { asLine, emptyDraft, type DraftLine, type IntakeDraft } from './draft.ts'

/** Asks the API for one thing. */
type Ask = <Answer>(path: string) => Promise<Answer>

/** A draft that the server keeps, as the intake types on; what is no longer in the catalog is left out. */
export async function loadDraft(ask: Ask, id: string, method: Method): Promise<IntakeDraft> {
  const order = await ask<OrderView>(`/orders/${id}`)
  const productIds = [...new Set(order.lines.flatMap(({ productId }) => productId ?? []))]
  const [customer, wearer, products] = await Promise.all([
    ask<Customer>(`/customers/${order.customer.id}`), order.wearer ? ask<Customer>(`/customers/${order.wearer.id}`) : null, Promise.all(productIds.map((one) => ask<Product>(`/products/${one}`))),
  ])
  return draftOfOrder(order, { customer: itemOf(customer), wearer: wearer && itemOf(wearer), products, method })
}

interface Loaded {
  readonly customer: CustomerItem
  readonly wearer: CustomerItem | null
  readonly products: readonly Product[]
  readonly method: Method
}

/** The same from what was read. Of glasses the first frame, the lens and options of each eye have their places; all the rest are goods. */
export function draftOfOrder(order: OrderView, { customer, wearer, products, method }: Loaded): IntakeDraft {
  const lines = order.lines.flatMap(({ id, variantId, eye, quantity, kind, lot, expiresOn }) => {
    const picked = products.flatMap(variantsOf).find(({ variant }) => variant.id === variantId)
    return picked ? [{ ...asLine(picked), id, quantity, eye, kind, ...(lot !== null && { lot }), ...(expiresOn !== null && { expiresOn }) }] : []
  })
  const plain = ({ eye: _eye, kind: _kind, ...line }: (typeof lines)[number]): DraftLine => line
  const glasses = order.stages.some(({ place }) => place === 'lab') ? lines : []
  const lens = (eye: 'right' | 'left') => glasses.find((line) => line.kind === 'lens' && line.eye === eye)
  const [frame, right, left] = [glasses.find(({ kind }) => kind === 'frame'), lens('right'), lens('left')]
  const options = glasses.flatMap((line) => (line.kind === 'lens-option' && line.eye ? [{ ...plain(line), eye: line.eye }] : []))
  const placed = new Set([frame, right, left, ...options].map((line) => line?.id))
  return {
    ...emptyDraft(method), orderId: order.id, saved: order.version, kind: order.kind.code, customer, wearer,
    payers: order.payers.flatMap(({ customerId, name, amount }) => (amount ? [{ customerId, name, amount: amount.amount }] : [])),
    prescription: order.prescription && { use: { id: order.prescription.id, version: order.prescription.version } },
    frame: frame ? plain(frame) : null, right: right ? plain(right) : null, left: left ? plain(left) : null, options, goods: lines.filter(({ id }) => !placed.has(id)).map(plain),
    discounts: order.lines.flatMap((line) => line.adjustments.filter(({ amount }) => amount < 0).map(({ reason, amount }, index) => ({ id: `${line.id} ${index}`, lineId: line.id, shareBps: null, amount: -amount, reason }))),
    promised: order.promisedOn ?? 'none', priority: order.priority, note: order.note ?? '',
  }
}
