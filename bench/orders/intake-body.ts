import { newId } from '#kernel/ids'
import type { BenchShop } from '../shop.ts'

/** The intake that is measured: a frame, two lenses and a deposit. */
export const intakeBody = (shop: BenchShop): object => ({
  id: newId(), kind: 'external-lens-job', branchId: shop.branchId, customerId: shop.customerId,
  lines: [{ variantId: shop.frameId }, { variantId: shop.lensId, eye: 'right' }, { variantId: shop.lensId, eye: 'left' }],
  deposit: { id: newId(), method: 'cash', amount: { amount: 550_000, currency: shop.currency } },
})
