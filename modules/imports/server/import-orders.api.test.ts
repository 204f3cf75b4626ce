import { expect, it } from 'vitest'
import { listDifferences, orderMoneyDifferences } from '#modules/orders/server'
import { moneyDifferences, paymentDifferences } from '#modules/payments/server'
import { anImportWorld } from '../testing/import-world.ts'

type World = Awaited<ReturnType<typeof anImportWorld>>

const table = `Číslo zakázky;Zákazník;Telefon;Stav;Přijato;Termín;Popis;Celkem;Záloha
4711;Kateřina Veselá;603 118 274;Přijato;1.11.2026;30.11.2026;Brýle na čtení;4 350,00;1 000,00
4712;Kateřina Veselá;603 118 274;Vyzvednuto;1.11.2026;;;100;
4713;Nikdo Neznámý;;;;;;100;
4714;Kateřina Veselá;;nesmysl;;;;100;200
4711;Kateřina Veselá;603 118 274;Přijato;1.11.2026;30.11.2026;Brýle na čtení;4 350,00;1 000,00
`
const sound = async (world: World): Promise<void> => {
  expect(await world.doctor(moneyDifferences)).toEqual([])
  expect(await world.doctor(paymentDifferences)).toEqual([])
  expect(await world.doctor(orderMoneyDifferences)).toEqual([])
  expect(await world.doctor(listDifferences)).toEqual([])
}

it('brings open orders in with what was paid, and the money adds up', async () => {
  await using world = await anImportWorld()
  const { foreseen, result } = await world.bring('orders', table)
  expect(result).toEqual(foreseen)
  expect(result).toMatchObject({ created: 1, skipped: 1, refused: 3 })
  expect(result?.reasons.map(({ code, first }) => [code, first])).toEqual(expect.arrayContaining([['not-open', [2]], ['no-such-customer', [3]], ['more-than-total', [4]], ['unknown-word', [4]]]))
  const { body } = await world.ask<{ items: { id: string; balance: { amount: number }; promisedOn: string; summary: string; stage: { code: string } | null }[] }>(world.here.staff.owner, 'GET', '/orders')
  expect(body.items).toMatchObject([{ balance: { amount: 335_000 }, promisedOn: '2026-11-30', summary: 'Brýle na čtení (№ 4711)' }])
  expect((await world.ask(world.here.staff.owner, 'GET', `/orders/${body.items[0]?.id}`)).status).toBe(200)
  await sound(world)
})

it('brings promised days up to date and is taken back whole, the journal with it', async () => {
  await using world = await anImportWorld()
  const first = await world.bring('orders', 'Order number,Customer,Total,Paid,Due date\n1,Kateřina Veselá,100,50,2026-12-01\n2,Kateřina Veselá,80,,\n')
  expect(first.result).toMatchObject({ created: 2 })
  for (const table of ['orders', 'order_list']) await world.peek(`update ${table} set advisor_id = $1 where organization_id = $2`, [world.here.staff.advisor.staffId, world.here.id])
  const again = await world.bring('orders', 'Order number,Customer,Total,Paid,Due date\n1,Kateřina Veselá,100,50,2026-12-08\n2,Kateřina Veselá,80,,\n')
  expect(again.result).toMatchObject({ updated: 1, unchanged: 1 })
  // Whose own an order is hears of it, and no rule has anything to do.
  expect(await world.peek(`select branch_id, owner_staff_ids, payload from outbox where kind = 'orders.changed'`)).toEqual([{ branch_id: world.here.branchId, owner_staff_ids: [world.here.staff.advisor.staffId], payload: { rules: [] } }])
  expect((await world.act(again.id, 'undo')).undone).toEqual({ removed: 0, restored: 1, kept: 0 })
  const undone = await world.act(first.id, 'undo')
  // The first import cannot know that the later one was taken back: that order has gone on since.
  expect(undone.undone).toEqual({ removed: 1, restored: 0, kept: 1 })
  await sound(world)
})
