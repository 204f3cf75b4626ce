import { expect, it } from 'vitest'
import type { Product } from '#modules/catalog/contract'
import type { CustomerItem } from '#modules/customers/contract'
import type { OrderView } from '../../contract.ts'
import { linesOf } from './draft.ts'
import { draftOfOrder } from './load-draft.ts'

const product = (kind: string, id: string) => ({ id: `p-${id}`, kind, name: id, brand: null, taxClass: 'standard', unit: 'piece', active: true, details: { options: ['p-hard'], needs: [] }, variants: [{ id, name: '', sku: null, gtin: null, active: true, unitCost: null, price: null }] }) as unknown as Product
const line = (id: string, kind: string, eye: string | null, adjustments: object[] = []) => ({ id: `${id}-${eye ?? ''}`, kind, variantId: id, productId: `p-${id}`, eye, quantity: 1000, adjustments })
const customer = { id: 'c', name: 'Kateřina Veselá' } as CustomerItem
const order = {
  id: 'o', version: 3, stages: [{ place: 'lab' }], kind: { code: 'external-lens-job' }, promisedOn: null, priority: 'rush', note: null, prescription: { id: 'rx', version: 2, purpose: 'distance' },
  lines: [line('case', 'accessory', null), line('frame', 'frame', null, [{ kind: 'manual', reason: 'scratch', amount: -500 }]), line('lens', 'lens', 'right'), line('hard', 'lens-option', 'right'), line('lens', 'lens', 'left'), line('gone', 'service', null)],
  payers: [{ customerId: 'e', name: 'Insurer', amount: { amount: 100, currency: 'CZK' } }, { customerId: 'c', name: 'Kateřina Veselá', amount: null }],
} as unknown as OrderView

it('sells a frame from stock as goods', () => {
  const sale = { ...order, stages: [{ place: 'shop' }], lines: [line('frame', 'frame', null)] } as unknown as OrderView
  const draft = draftOfOrder(sale, { customer, wearer: null, method: 'cash', products: [product('frame', 'frame')] })
  expect(linesOf(draft, false).map(({ id }) => id)).toEqual(['frame-'])
})

it('puts each line of a kept draft where the intake asks for it', () => {
  const draft = draftOfOrder(order, { customer, wearer: null, method: 'cash', products: [product('frame', 'frame'), product('lens', 'lens'), product('lens-option', 'hard'), product('accessory', 'case')] })
  expect(linesOf(draft, true).map(({ id, eye }) => [id, eye])).toEqual([['frame-', null], ['lens-right', 'right'], ['hard-right', 'right'], ['lens-left', 'left'], ['case-', null]])
  expect(draft).toMatchObject({
    orderId: 'o', saved: 3, priority: 'rush', promised: 'none', payers: [{ customerId: 'e', amount: 100 }], prescription: { use: { id: 'rx', version: 2 } },
    discounts: [{ lineId: 'frame-', amount: 500, reason: 'scratch' }],
  })
})
