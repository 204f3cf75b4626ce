import { expect } from 'vitest'
import { differencesOfList } from '#modules/orders/server'
import { allocationDifferences, moneyDifferences, paymentDifferences } from '#modules/payments/server'
import type { OrderWorld } from '../helpers/order-world.ts'

/**
 * What must hold after whatever was done: every derived figure is what it was derived from, all accounts together are
 * nothing, an order's receivable is its balance, nobody got back more than they gave, what is collected or cancelled is
 * sold no more.
 */
export async function expectSound(world: Pick<OrderWorld, 'doctor' | 'deps' | 'here' | 'peek'>): Promise<void> {
  for (const check of [moneyDifferences, paymentDifferences, allocationDifferences]) expect(await world.doctor<unknown[]>(check)).toEqual([])
  for await (const differences of differencesOfList(world.deps.db, world.here.id)) expect(differences).toEqual([])
  expect(await world.peek('select currency from account_balances group by organization_id, currency having sum(balance) <> 0')).toEqual([])
  expect(await world.peek(`
    select o.number, o.phase, o.total, l.balance, r.balance as receivable, s.balance as sold, l.paid
    from orders o join order_list l on l.organization_id = o.organization_id and l.order_id = o.id
    left join account_balances r on r.organization_id = o.organization_id and r.account = 'orders-receivable' and r.subject = o.id::text
    left join account_balances s on s.organization_id = o.organization_id and s.account = 'orders-sold' and s.subject = o.id::text
    where coalesce(r.balance, 0) <> l.balance or l.paid < 0 or l.paid > o.total or (o.phase = 'cancelled' and l.paid <> o.deposit_kept)
      or coalesce(s.balance, 0) <> case when o.phase in ('draft', 'closed', 'cancelled') then 0 else -o.total end`)).toEqual([])
}
