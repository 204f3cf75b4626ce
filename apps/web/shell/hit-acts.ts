import type { Hit, HitAct } from '#platform/ui/finder'
import { paths } from '../paths.ts'

const newOrderOf = /^\/customers\/([\da-f-]{36})$/

/** What can be done with the hit at once. */
export function actsOf({ to }: Pick<Hit, 'to'>): readonly HitAct[] {
  const customerId = newOrderOf.exec(to)?.[1]
  if (!customerId) return []
  return [{
    to: paths.newOrder(customerId), title: /*i18n*/ { id: 'page.new-order', message: 'New order' }, detail: /*i18n*/ { id: 'act.for-this-customer', message: 'for this customer' },
    right: 'orders.write', capability: 'orders',
  }]
}
