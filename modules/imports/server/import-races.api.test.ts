import { expect, it } from 'vitest'
import { anImportWorld } from '../testing/import-world.ts'

const rows = (count: number): string => `ID,Name,Surname,E-mail\n${Array.from({ length: count }, (_, n) => `${n},Given${n},Family${n},g${n}@example.com`).join('\n')}\n`

it('makes nobody twice when the same file is brought in twice at once', async () => {
  await using world = await anImportWorld()
  const [one, other] = [await world.upload('customers', rows(3_000)), await world.upload('customers', rows(3_000))]
  for (const { id } of [one, other]) await world.act(id, 'dry-run')
  for (const { id } of [one, other]) await world.ask(world.here.staff.owner, 'POST', `/imports/${id}/run`, { version: (await world.view(id)).version })
  await Promise.all([one, other].map(({ id }) => world.work(id)))
  const [first, second] = [await world.view(one.id), await world.view(other.id)]
  expect([first.state, second.state]).toEqual(['done', 'done'])
  expect((first.result?.created ?? 0) + (second.result?.created ?? 0)).toBe(3_000)
  expect((first.result?.unchanged ?? 0) + (second.result?.unchanged ?? 0)).toBe(3_000)
  expect(await world.customers()).toHaveLength(3_000)
}, 120_000)

it('does no row twice when two workers take the same import at once', async () => {
  await using world = await anImportWorld()
  const { id } = await world.upload('customers', rows(2_500))
  const judged = await world.act(id, 'dry-run')
  await world.ask(world.here.staff.owner, 'POST', `/imports/${id}/run`, { version: judged.version })
  await Promise.all([world.work(id), world.work(id), world.work(id)])
  expect(await world.view(id)).toMatchObject({ state: 'done', position: 2_500, result: judged.foreseen })
  expect(await world.customers()).toHaveLength(2_500)
})

it('keeps whom somebody changes while the import is undone, whichever comes first, and tells that person', async () => {
  await using world = await anImportWorld()
  const { owner } = world.here.staff
  const { id } = await world.bring('customers', rows(1_200))
  const found = await world.peek<{ id: string; family_name: string }>(`select id, family_name from customers where organization_id = $1 and family_name in ('Family0', 'Family600', 'Family1199')`, [world.here.id])
  await world.ask(owner, 'POST', `/imports/${id}/undo`, { version: (await world.view(id)).version })
  const [, ...changes] = await Promise.all([world.work(id), ...found.map((person) => world.ask(owner, 'PATCH', `/customers/${person.id}`, { body: { note: 'changed meanwhile' }, version: 1 }))])
  const changed = changes.filter(({ status }) => status === 200).length
  expect(changes.every(({ status }) => [200, 404].includes(status))).toBe(true)
  expect((await world.view(id)).undone).toEqual({ removed: 1_200 - changed, restored: 0, kept: changed })
  expect(await world.peek('select note from customers where organization_id = $1 and id <> $2', [world.here.id, world.customerId])).toEqual(Array.from({ length: changed }, () => ({ note: 'changed meanwhile' })))
})

it('lets somebody who edits a customer know that the import has changed them meanwhile', async () => {
  await using world = await anImportWorld()
  await world.bring('customers', 'ID,Name,Surname,Notes\n1,Eva,Nová,first\n')
  const [person] = await world.peek<{ id: string }>(`select id from customers where organization_id = $1 and family_name = 'Nová'`, [world.here.id])
  const again = await world.bring('customers', 'ID,Name,Surname,Notes\n1,Eva,Nová,second\n')
  expect(await world.ask(world.here.staff.clerk, 'PATCH', `/customers/${person?.id}`, { body: { note: 'mine' }, version: 1 })).toMatchObject({ status: 409, problem: 'http/version-stale' })
  expect((await world.ask(world.here.staff.clerk, 'PATCH', `/customers/${person?.id}`, { body: { note: 'mine' }, version: 2 })).status).toBe(200)
  expect((await world.act(again.id, 'undo')).undone).toEqual({ removed: 0, restored: 0, kept: 1 })
})
