import { describe, expect, it } from 'vitest'
import { anImportWorld } from '../testing/import-world.ts'

const tables = { customers: 'Name,Surname\nEva,Nová\n', products: 'SKU,Name,Price\nA1,Aria,100\n', orders: 'Order number,Customer,Total\n1,Kateřina Veselá,100\n' }

describe('what is switched off', () => {
  it.each([['products', 'catalog'], ['orders', 'orders']] as const)('is not brought in either: %s', async (kind, capability) => {
    await using world = await anImportWorld()
    const { owner } = world.here.staff
    const { id, version } = await world.upload(kind, tables[kind])
    await world.peek(`insert into organization_capabilities (organization_id, capability, enabled) values ($1, $2, false) returning capability`, [world.here.id, capability])
    world.callers.forget()
    const off = { status: 403, problem: 'http/capability-off' }
    expect(await world.ask(owner, 'POST', '/imports', { body: { kind, fileName: 'x.csv', size: 1 } })).toMatchObject(off)
    expect(await world.ask(owner, 'POST', `/imports/${id}/dry-run`, { version })).toMatchObject(off)
    expect(await world.ask(owner, 'GET', `/imports/${id}/samples`)).toMatchObject(off)
    expect((await world.ask<{ items: unknown[] }>(owner, 'GET', '/imports')).body.items).toEqual([])
    expect((await world.bring('customers', tables.customers)).result).toMatchObject({ created: 1 })
  })
})

it('brings orders into the branches only in which whoever does it takes orders, and leaves those of others alone', async () => {
  await using world = await anImportWorld()
  const { owner, branchManager } = world.here.staff
  const branches = await world.peek<{ id: string; name: string }>('select id, name from branches where organization_id = $1', [world.here.id])
  const nameOf = (id: string): string => branches.find((branch) => branch.id === id)?.name ?? ''
  const reach = await world.ask<{ items: { id: string; settings: { branchId: string | null } }[] }>(branchManager, 'GET', '/imports')
  expect(reach.status).toBe(200)
  const table = (promised: string): string => `Order number,Customer,Total,Branch,Due date\n1,Kateřina Veselá,100,${nameOf(world.here.branchId)},${promised}\n2,Kateřina Veselá,100,${nameOf(world.here.otherBranchId)},${promised}\n`
  const bringAs = async (content: string) => {
    const id = await world.begin('orders', content, 'orders.csv', branchManager)
    let view = (await world.ask<{ version: number; settings: object }>(branchManager, 'POST', `/imports/${id}/read`)).body
    view = (await world.ask<typeof view>(branchManager, 'POST', `/imports/${id}/dry-run`, { version: view.version })).body
    await world.work(id)
    return world.view(id)
  }
  expect((await bringAs(table('2026-12-01'))).foreseen).toMatchObject({ created: 1, refused: 1, reasons: [{ code: 'no-branch', field: 'branch' }] })
  const { id } = await world.bring('orders', table('2026-12-01'))
  expect((await bringAs(table('2026-12-08'))).foreseen).toMatchObject({ created: 0, updated: 1, refused: 1 })
  expect(await world.ask(branchManager, 'POST', `/imports/${id}/undo`, { version: (await world.view(id)).version })).toMatchObject({ status: 403, problem: 'http/forbidden' })
  expect((await world.ask(owner, 'POST', `/imports/${id}/undo`, { version: (await world.view(id)).version })).status).toBe(202)
})

it('lets nobody go on with an import that reaches into branches where they take no orders', async () => {
  await using world = await anImportWorld()
  const { owner, branchManager } = world.here.staff
  const { id } = await world.upload('orders', tables.orders)
  const judged = await world.act(id, 'dry-run')
  expect((await world.ask(owner, 'POST', `/imports/${id}/run`, { version: judged.version })).status).toBe(202)
  await world.peek(`update imports set result = '{"created":0,"updated":0,"unchanged":0,"skipped":0,"refused":0,"reasons":[]}' where id = $1`, [id])
  const stopped = await world.act(id, 'stop')
  expect(await world.ask(branchManager, 'POST', `/imports/${id}/run`, { version: stopped.version })).toMatchObject({ status: 403, problem: 'http/forbidden' })
  expect((await world.ask(owner, 'POST', `/imports/${id}/run`, { version: stopped.version })).status).toBe(202)
})
