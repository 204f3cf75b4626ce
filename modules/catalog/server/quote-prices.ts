import type { z } from 'zod'
import { addDays } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { Quote, quoteQuery } from '../contract.ts'
import { choosePrice, fits } from '../domain/choose-price.ts'
import { offeredLines } from './price-lines.ts'
import { shopToday, startOfDay } from './shop-day.ts'

/** What variants cost in such a sale, why, and what else is asked for them; those that are not sold are left out. */
export async function quotePrices({ db, now }: Deps, by: StaffMember, { variantIds, on: asked, ...wanted }: z.output<typeof quoteQuery>): Promise<Quote[]> {
  const today = shopToday(by, now())
  const on = asked ?? today
  // Of another day its last instant: a price that begins then holds, one that ends then does not any more.
  const at = on === today ? null : new Date(startOfDay(by, addDays(on, 1)).getTime() - 1)
  const offers = await db.look(by.organizationId, (tx) => offeredLines(tx, variantIds.map((variantId) => ({ variantId })), { on, at }))
  const { currency } = by.organization
  return offers.map(({ variantId, productId, description, offered, taxes }): Quote => {
    const sale = { on, branchId: wanted.branchId ?? null, channel: wanted.channel ?? null, customerClass: wanted.customerClass ?? null }
    const chosen = choosePrice(offered, sale)
    const money = (amount: number) => ({ amount, currency })
    return {
      variantId, productId, description, taxes: [...taxes], price: chosen && money(chosen.amount), priceList: chosen && { id: chosen.list.id, name: chosen.list.name }, because: [...chosen?.because ?? []],
      others: offered.filter(({ list }) => list.id !== chosen?.list.id).map(({ list, amount }) => ({ priceList: { id: list.id, name: list.name }, price: money(amount), fits: fits(list, sale) })),
    }
  })
}
