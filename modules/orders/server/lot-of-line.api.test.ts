import { expect, it } from 'vitest'
import type { OrderView } from '../contract.ts'
import { anOrderWorld } from '#tests/helpers/order-world'

type World = Awaited<ReturnType<typeof anOrderWorld>>

const boxes = async (world: World): Promise<string> => (await world.ask<{ variants: { id: string }[] }>(world.here.staff.owner, 'POST', '/products', {
  body: { kind: 'contact-lens', name: 'Aquis Daily', details: { piecesPerPack: 30, replacement: 'daily' }, taxClass: 'standard', variants: [{ name: '', price: { amount: 69_000, currency: 'CZK' } }] },
})).body.variants[0]!.id
const take = (world: World, line: object) => world.ask<OrderView & { errors?: { pointer: string }[] }>(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), lines: [line] } })

it('keeps lot and last day of a box with its line, through a change that says nothing of them', async () => {
  await using world = await anOrderWorld()
  const variantId = await boxes(world)
  const { status, body } = await take(world, { variantId, lot: 'L24-117 A', expiresOn: '2031-05-31' })
  expect([status, body.lines[0]]).toEqual([201, expect.objectContaining({ lot: 'L24-117 A', expiresOn: '2031-05-31' })])
  const lineId = body.lines[0]!.id
  const change = (line: object, version: number) => world.ask<OrderView>(world.here.staff.owner, 'POST', `/orders/${body.id}/changes`, { body: { lines: [{ id: lineId, variantId, ...line }], reason: 'more' }, version })
  const more = await change({ quantity: 2000 }, body.version)
  expect(more.body.lines[0]).toMatchObject({ quantity: 2000, lot: 'L24-117 A', expiresOn: '2031-05-31' })
  const other = await change({ quantity: 2000, lot: 'L25-003', expiresOn: null }, more.body.version)
  expect(other.body.lines[0]).toMatchObject({ lot: 'L25-003', expiresOn: null })
  expect((await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${body.id}`)).body.lines[0]).toMatchObject({ lot: 'L25-003', expiresOn: null })
})

it('sells nothing that is over', async () => {
  await using world = await anOrderWorld()
  const refused = await take(world, { variantId: await boxes(world), lot: 'OLD', expiresOn: '2020-01-31' })
  expect([refused.status, refused.body.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/lines/0/expiresOn']])
})

it('finds who got a lot when its maker calls it back, within the reach of whoever asks', async () => {
  await using world = await anOrderWorld()
  const variantId = await boxes(world)
  const { clerk, advisor } = world.here.staff
  const [got, other] = [await take(world, { variantId, lot: 'L24-117 A' }), await take(world, { variantId, lot: 'L24-117' })]
  const who = async (filter: string, by = clerk) => (await world.ask<{ items: { id: string; customerId: string }[] }>(by, 'GET', `/orders?filter=${encodeURIComponent(filter)}`)).body.items.map(({ id, customerId }) => [id, customerId])
  expect(await who('lot:"L24-117 A"')).toEqual([[got.body.id, world.customerId]])
  expect(await who('lot:l24-117')).toEqual([[other.body.id, world.customerId]])
  expect([await who('lot:L24'), await who('lot:L24-117', advisor), await who('lot:L24-117', world.elsewhere.staff.owner)]).toEqual([[], [], []])
  // What was swapped for another box is not called back.
  await world.ask(world.here.staff.owner, 'POST', `/orders/${other.body.id}/changes`, { body: { lines: [{ id: other.body.lines[0]!.id, variantId, lot: 'L25-003' }], reason: 'another box' }, version: other.body.version })
  expect([await who('lot:L24-117'), await who('lot:L25-003')]).toEqual([[], [[other.body.id, world.customerId]]])
})
