import { expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/days'
import type { OrderView, SupplyView } from '#modules/orders/contract'
import { anOrderWorld } from '#tests/helpers/order-world'

const today = dayIn('Europe/Prague', new Date())

it('says until when boxes reach and who is about to run out, within the reach of whoever asks', async () => {
  await using world = await anOrderWorld()
  const { clerk, owner, advisor } = world.here.staff
  const productOf = async (name: string, details: object): Promise<string> => (await world.ask<{ variants: { id: string }[] }>(owner, 'POST', '/products', {
    body: { kind: 'contact-lens', name, details, taxClass: 'standard', variants: [{ name: '', price: { amount: 69_000, currency: 'CZK' } }] },
  })).body.variants[0]!.id
  const [daily, monthly, unsaid] = [await productOf('Aquis Daily', { piecesPerPack: 30, replacement: 'daily' }), await productOf('Aquis Month', { piecesPerPack: 6, replacement: 'monthly' }), await productOf('Aquis Old', {})]
  const take = async (body: object): Promise<OrderView> => {
    const answer = await world.ask<OrderView>(clerk, 'POST', '/orders', { body: { ...world.newOrder(), promisedOn: null, ...body } })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const other = (await world.ask<{ id: string }>(owner, 'POST', '/customers', { body: { givenName: 'Jan', familyName: 'Dvořák', phones: [], emails: [] } })).body.id
  // Worn from today on: two boxes of 30 for both eyes, and of the other customer one lens for each day and eye.
  await take({ lines: [{ variantId: daily, quantity: 2000 }] })
  await take({ customerId: other, lines: [{ variantId: daily, eye: 'right', lot: 'L1' }, { variantId: monthly, eye: 'left' }, { variantId: unsaid }] })
  const cancelled = await take({ lines: [{ variantId: monthly }] })
  await world.ask(owner, 'POST', `/orders/${cancelled.id}/cancel`, { body: { reason: 'Not needed' }, version: cancelled.version })
  const supplies = async (query: string, by = clerk): Promise<SupplyView[]> => (await world.ask<{ items: SupplyView[] }>(by, 'GET', `/contact-lens-supplies?${query}`)).body.items
  const said = (items: readonly SupplyView[]) => items.map(({ customerId, description, eye, lot, lastDay, orderOn }) => [customerId === other ? 'other' : 'first', description, eye, lot, lastDay, orderOn])
  const [ofFirst, right, left] = [['first', 'Aquis Daily', null, null, addDays(today, 29), addDays(today, 22)], ['other', 'Aquis Daily', 'right', 'L1', addDays(today, 29), addDays(today, 22)], ['other', 'Aquis Month', 'left', null, addDays(today, 179), addDays(today, 172)]]
  expect(said(await supplies(`customerId=${world.customerId}`))).toEqual([ofFirst])
  expect(said(await supplies(`customerId=${other}`))).toEqual([right, left])
  expect(await supplies('')).toEqual([])
  expect(said(await supplies(`until=${addDays(today, 22)}`)).toSorted()).toEqual([ofFirst, right].toSorted())
  const page = await world.ask<{ items: SupplyView[]; nextCursor: string }>(clerk, 'GET', `/contact-lens-supplies?until=${addDays(today, 200)}&limit=2`)
  const next = await supplies(`until=${addDays(today, 200)}&limit=2&cursor=${page.body.nextCursor}`)
  expect([page.body.items.length, said(next)]).toEqual([2, [left]])
  expect([await supplies(`until=${addDays(today, 200)}`, advisor), await supplies(`until=${addDays(today, 200)}`, world.elsewhere.staff.owner)]).toEqual([[], []])
})
