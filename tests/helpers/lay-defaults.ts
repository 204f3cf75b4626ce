import { catalogDefaults } from '#modules/catalog/server'
import { ordersDefaults } from '#modules/orders/server'
import type { TestWorld } from './callers.ts'

/** Gives both organizations of a test world what a new organization gets: taxes, price list, kinds of order. */
export async function layDefaults({ here, elsewhere, deps }: Pick<TestWorld, 'here' | 'elsewhere' | 'deps'>): Promise<void> {
  const czech = { country: 'CZ', currency: 'CZK', language: 'cs' } as const
  const chinese = { country: 'CN', currency: 'CNY', language: 'zh-CN' } as const
  for (const [{ id }, place] of [[here, czech], [elsewhere, chinese]] as const) {
    await deps.db.inTenant(id, async (tx) => {
      await catalogDefaults(tx, { id, ...place, vatPayer: true, createdOn: '2026-01-01' })
      ordersDefaults(tx)
    })
  }
}
