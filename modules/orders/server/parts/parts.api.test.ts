import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { TestStaff } from '#tests/helpers/callers'
import type { OrderView, RequisitionView } from '../../contract.ts'

let world: OrderWorld
let clerk: TestStaff
beforeAll(async () => {
  world = await anOrderWorld()
  clerk = world.here.staff.clerk
})
afterAll(() => world[Symbol.asyncDispose]())

interface Changed { readonly items: RequisitionView[]; readonly refused: { id: string; reason: string }[] }

/** The two lenses of a new order, asked for. */
async function twoParts(promisedOn = '2099-01-01'): Promise<{ order: OrderView; parts: RequisitionView[] }> {
  const { body: order } = await world.ask<OrderView>(clerk, 'POST', '/orders', { body: { ...world.newOrder(), promisedOn } })
  return { order, parts: (await world.ask<{ items: RequisitionView[] }>(clerk, 'POST', `/orders/${order.id}/requisitions`, { body: {} })).body.items }
}
const mark = (parts: readonly { id: string; version: number }[], status: string, more: { staff?: TestStaff; key?: string; note?: string } = {}) =>
  world.ask<Changed>(more.staff ?? clerk, 'POST', '/requisitions/changes', { body: { parts: parts.map(({ id, version }) => ({ id, version })), status, ...(more.note && { note: more.note }) }, ...(more.key && { key: more.key }) })
const list = async (query: string, staff = clerk): Promise<RequisitionView[]> => (await world.ask<{ items: RequisitionView[] }>(staff, 'GET', `/requisitions?limit=200&${query}`)).body.items

it('are listed for all orders by state and branch, with what the order is known by', async () => {
  const { order, parts } = await twoParts('2020-01-02')
  const open = await list(`status=open&branchId=${world.here.branchId}`)
  expect(open.filter((part) => part.order.id === order.id)).toEqual(parts)
  expect(parts[0]?.order).toEqual({ id: order.id, number: order.number, phase: 'taken', customerName: 'Kateřina Veselá', promisedOn: '2020-01-02', late: true, priority: 'normal', lab: null })
  expect(await list(`status=open&branchId=${world.here.otherBranchId}`)).toEqual([])
  expect(await list('status=open', world.elsewhere.staff.clerk)).toEqual([])
})

it('are marked many at once, each from the version that was looked at, and what cannot go says why', async () => {
  const [one, other, third] = [await twoParts(), await twoParts(), await twoParts()]
  const [first, second] = one.parts as [RequisitionView, RequisitionView]
  const stale = { ...other.parts[0]!, version: 7 }
  const answer = await mark([first, second, stale, third.parts[0]!, { id: newId(), version: 1 }], 'ordered', { note: 'SZ-884 120' })
  expect(answer.body.items.map(({ status, note, version }) => [status, note, version])).toEqual(Array.from({ length: 3 }, () => ['ordered', 'SZ-884 120', 2]))
  expect(answer.body.refused.map(({ reason }) => reason)).toEqual(['changed', 'not-yours'])
  expect((await list(`orderId=${one.order.id}`)).map(({ status, orderedAt }) => [status, orderedAt !== null])).toEqual([['ordered', true], ['ordered', true]])
  const came = await mark([...answer.body.items.slice(0, 2), other.parts[0]!], 'arrived')
  expect(came.body.refused).toEqual([{ id: other.parts[0]!.id, reason: 'cannot' }])
  expect(came.body.items.every(({ arrivedAt, note }) => arrivedAt !== null && note === 'SZ-884 120')).toBe(true)
  expect(await world.peek(`select id from audit_entries where subject_id = $1 and action = 'orders.part-changed'`, [one.order.id])).toHaveLength(4)
})

it('are marked once however often the same call arrives, and answer the same', async () => {
  const { parts } = await twoParts()
  const key = newId()
  const asked = [...parts, { id: newId(), version: 1 }]
  const answers = await Promise.all([1, 2, 3].map(() => mark(asked, 'ordered', { key })))
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(answers[0]!.body.items.map(({ version }) => version)).toEqual([2, 2])
  // Two people at once: one marks, the other is told.
  const { parts: more } = await twoParts()
  const both = await Promise.all([mark(more, 'ordered'), mark(more.toReversed(), 'dropped')])
  expect(both.map(({ body }) => body.items.length).toSorted()).toEqual([0, 2])
})

it('are dropped with their order or their line as long as nobody has ordered them, and another lens is asked for anew', async () => {
  const { owner } = world.here.staff
  const gone = await twoParts()
  await mark([gone.parts[0]!], 'ordered')
  expect((await world.ask(owner, 'POST', `/orders/${gone.order.id}/cancel`, { body: { reason: 'changed their mind' }, version: gone.order.version })).status).toBe(200)
  expect((await list(`orderId=${gone.order.id}`)).map(({ status }) => status).toSorted()).toEqual(['dropped', 'ordered'])
  const { order, parts } = await twoParts()
  const lines = order.lines.map(({ id, variantId, eye, quantity }) => ({ id, variantId, eye, quantity }))
  const left = lines.find(({ eye }) => eye === 'left')!
  const changed = await world.ask<OrderView>(owner, 'POST', `/orders/${order.id}/changes`, { body: { lines: [...lines.filter((line) => line !== left), { ...left, id: newId() }] }, version: order.version })
  expect(changed.status).toBe(200)
  const now = await list(`orderId=${order.id}`)
  expect(now.map(({ lineId, status }) => [lineId === left.id, status]).toSorted()).toEqual([[false, 'open'], [true, 'dropped']])
  const { body: { items } } = await world.ask<{ items: RequisitionView[] }>(clerk, 'POST', `/orders/${order.id}/requisitions`, { body: {} })
  expect(items.map(({ status }) => status).toSorted()).toEqual(['dropped', 'open', 'open'])
  expect(items.filter(({ status }) => status === 'open').map(({ id }) => id)).toContain(parts.find(({ lineId }) => lineId !== left.id)!.id)
})

it('are given back the day they were ordered and came when a marking is taken back', async () => {
  const { parts } = await twoParts()
  await mark(parts, 'ordered')
  await world.peek(`update requisitions set ordered_at = '2026-03-01T10:00:00Z' where id = any($1)`, [parts.map(({ id }) => id)])
  const back = async (of: readonly object[], status: string): Promise<RequisitionView[]> => (await world.ask<Changed>(clerk, 'POST', '/requisitions/changes', { body: { parts: of, status } })).body.items
  const open = await back(parts.map(({ id }) => ({ id, version: 2 })), 'open')
  expect(open.map(({ orderedAt }) => orderedAt)).toEqual([null, null])
  const again = await back(open.map(({ id, version }, index) => ({ id, version, orderedAt: index === 0 ? '2026-03-01T10:00:00.000Z' : '2999-01-01T00:00:00.000Z' })), 'ordered')
  expect(again[0]?.orderedAt).toBe('2026-03-01T10:00:00.000Z')
  expect(Date.parse(again[1]?.orderedAt ?? '')).toBeLessThanOrEqual(Date.now() + 60_000)
})

it('are not shown to whoever asks for the answer again and may not see them any more', async () => {
  const { parts } = await twoParts()
  const { branchManager } = world.here.staff
  const key = newId()
  expect((await mark(parts, 'ordered', { staff: branchManager, key })).body.items).toHaveLength(2)
  await world.peek('update requisitions set branch_id = $1 where id = any($2)', [world.here.otherBranchId, parts.map(({ id }) => id)])
  expect((await mark(parts, 'ordered', { staff: branchManager, key })).body).toMatchObject({ items: [], refused: [{ reason: 'not-yours' }, { reason: 'not-yours' }] })
})

it('of another branch or organization stay as they are', async () => {
  const { order, parts } = await twoParts()
  expect((await mark(parts, 'ordered', { staff: world.elsewhere.staff.owner })).body).toMatchObject({ items: [], refused: [{ reason: 'not-yours' }, { reason: 'not-yours' }] })
  expect((await mark(parts, 'ordered', { staff: world.here.staff.advisor })).body.items).toEqual([])
  expect((await list(`orderId=${order.id}`)).map(({ status }) => status)).toEqual(['open', 'open'])
})

it('go out as CSV for a supplier: without whose they are, and no cell is a formula', async () => {
  const { order, parts } = await twoParts()
  await mark([parts[0]!], 'ordered', { note: '=1+1' })
  await world.peek('update requisitions set quantity = 1125 where id = $1', [parts[1]!.id])
  const { status, type, bytes } = await world.file(clerk, `/requisitions/export.csv?orderId=${order.id}`)
  const text = bytes.toString()
  expect([status, type]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(text.trimEnd().split('\r\n')).toHaveLength(3)
  expect(text).toContain(order.number)
  expect(text).toContain(`'=1+1`)
  expect(text).toMatch(/1[.,]125/)
  expect(text).not.toContain('Vesel')
})
