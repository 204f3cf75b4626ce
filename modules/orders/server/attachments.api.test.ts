import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { emptyRemovedFiles } from '#platform/files/erase-files'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { AttachmentView, OrderView } from '../contract.ts'

it('a paper is taken off an order once, by whoever may write it, and that is on record and told', async () => {
  await using world = await anOrderWorld()
  const { clerk, technician } = world.here.staff
  const { body: order } = await world.take()
  const { body: file } = await world.ask<AttachmentView>(clerk, 'POST', `/orders/${order.id}/attachments`, { body: { name: 'slip.txt', base64: Buffer.from('as agreed').toString('base64') } })
  const { body: other } = await world.take()
  const takeOff = (by: typeof clerk, of: OrderView, key = newId()) => world.ask(by, 'DELETE', `/orders/${of.id}/attachments/${file.id}`, { key })
  const there = async (): Promise<number> => (await world.ask<{ items: AttachmentView[] }>(clerk, 'GET', `/orders/${order.id}/attachments`)).body.items.length
  expect(await takeOff(technician, order)).toMatchObject({ status: 403, problem: 'http/forbidden' })
  expect(await takeOff(world.elsewhere.staff.owner, order)).toMatchObject({ status: 404 })
  expect(await takeOff(clerk, other)).toMatchObject({ status: 404 })
  expect(await there()).toBe(1)
  const facts = () => world.peek(`select id from outbox where kind = 'orders.changed' and subject_id = $1`, [order.id])
  const before = (await facts()).length
  const key = newId()
  expect((await Promise.all([takeOff(clerk, order, key), takeOff(clerk, order, key)])).map(({ status }) => status)).toEqual([204, 204])
  expect((await takeOff(clerk, order, key)).status).toBe(204)
  expect(await takeOff(clerk, order)).toMatchObject({ status: 404 })
  expect(await there()).toBe(0)
  expect(await world.peek(`select changes->>'file' as file from audit_entries where action = 'orders.file-removed'`)).toEqual([{ file: file.id }])
  expect(await facts()).toHaveLength(before + 1)
})

it('what was taken off an order by mistake lies there for a month, and then its content is gone', async () => {
  await using world = await anOrderWorld()
  const { clerk } = world.here.staff
  const { body: order } = await world.take()
  const hung = async (text: string): Promise<string> => (await world.ask<AttachmentView>(clerk, 'POST', `/orders/${order.id}/attachments`, { body: { name: 'slip.txt', base64: Buffer.from(text).toString('base64') } })).body.id
  const [kept, removed] = [await hung('as agreed'), await hung('of somebody else')]
  expect((await world.ask(clerk, 'DELETE', `/orders/${order.id}/attachments/${removed}`, { key: newId() })).status).toBe(204)
  const emptied = async (): Promise<string[]> => (await world.peek<{ id: string }>(`select id from files where content = ''::bytea and name = '—'`)).map(({ id }) => id)
  await emptyRemovedFiles(world.deps.db, world.here.id, 'order', new Date(Date.now() + 29 * 86_400_000))
  expect(await emptied()).toEqual([])
  await emptyRemovedFiles(world.deps.db, world.here.id, 'order', new Date(Date.now() + 31 * 86_400_000))
  expect(await emptied()).toEqual([removed])
  expect((await world.ask(clerk, 'GET', `/orders/${order.id}/attachments/${kept}`)).status).toBe(200)
})
