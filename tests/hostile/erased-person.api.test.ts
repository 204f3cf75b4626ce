import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { rowCounts } from '../helpers/all-tables.ts'
import { everyRoute } from '../routes/every-route.ts'
import { mustAs } from '../routes/must.ts'

/** Why a price was changed belongs to the price, in the documents that say it and must be kept; the bank's reference belongs to the ledger. */
const stays = ['order_lines.adjustments', 'order_versions.content', 'payments.reference', 'receipts.content']

it('leaves a name that was typed everywhere in no plain column of any table', async () => {
  await using world = await everyRoute()
  const { here } = world
  const must = mustAs(world, here.staff.owner)
  const { variantId = '' } = await world.things(here, { names: ['variantId'] })
  const said = 'Zzyzx'
  const customer = await must<{ id: string; version: number }>('POST', '/customers', {
    givenName: said, familyName: said, title: said, note: said, source: said, employer: said, tags: [said], phones: [], emails: [{ value: 'zzyzx@zzyzx.example' }],
    addresses: [{ kind: 'home', street: said, city: said, postalCode: '1', country: 'CZ' }],
  })
  await must('POST', `/customers/${customer.id}/consents`, { purpose: 'health-data', granted: true, source: 'paper' })
  await must('POST', `/customers/${customer.id}/health/notes`, { text: said })
  await must('POST', '/prescriptions', { customerId: customer.id, purpose: 'distance', examinedOn: '2026-11-12', prescriber: { name: said }, right: { sphere: -4250 }, left: { sphere: -3750 } })
  const cash = (amount: number) => ({ method: 'cash', amount: { amount, currency: 'CZK' } })
  let order = await must<OrderView>('POST', '/orders', {
    kind: 'external-lens-job', branchId: here.branchId, customerId: customer.id, note: said, lines: [{ variantId, adjustments: [{ reason: said, amount: -100 }] }], deposit: { ...cash(100_000), reference: said },
  })
  const act = async (path: string, body: object): Promise<void> => { order = await must<OrderView>('POST', `/orders/${order.id}/${path}`, body, order.version) }
  await must('POST', `/orders/${order.id}/attachments`, { name: `${said}.txt`, base64: Buffer.from(said).toString('base64') })
  await must('POST', `/orders/${order.id}/receipts`)
  await must('POST', `/orders/${order.id}/requisitions`, { lineIds: [order.lines[0]?.id] })
  await act('changes', { lines: [{ variantId, quantity: 2000, adjustments: [{ reason: said, amount: -100 }] }], reason: said })
  await must('POST', `/orders/${order.id}/refunds`, { ...cash(10_000), reason: said })
  await act('hold', { reason: said })
  await act('release', {})
  await act('cancel', { reason: said, refund: cash(80_000), keep: { reason: said } })
  const left = async (): Promise<string[]> => {
    const tables = [...(await rowCounts(world.database.superuser)).keys()].filter((name) => !name.includes('.'))
    const found = await Promise.all(tables.map(async (name) => (await world.peek<{ row: object }>(`select to_jsonb(t) as row from ${name} t where to_jsonb(t)::text ~* 'zzyzx'`)).flatMap(({ row }) =>
      Object.entries(row).filter(([, value]) => /zzyzx/i.test(JSON.stringify(value))).map(([column]) => `${name}.${column}`))))
    return [...new Set(found.flat())].toSorted()
  }
  expect((await left()).length).toBeGreaterThan(10)
  const { version } = await must<{ version: number }>('GET', `/customers/${customer.id}`)
  expect((await world.ask(here.staff.owner, 'POST', `/customers/${customer.id}/erase`, { version })).status).toBe(204)
  expect(await left()).toEqual(stays)
})
