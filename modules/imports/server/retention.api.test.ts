import { expect, it } from 'vitest'
import { anImportWorld } from '../testing/import-world.ts'
import { emptyOldImports } from './empty-old-imports.ts'

type World = Awaited<ReturnType<typeof anImportWorld>>

const DAY = 86_400_000
const daysFrom = (world: World, days: number): Promise<void> => emptyOldImports({ db: world.deps.db, now: () => new Date(Date.now() + days * DAY) }, world.here.id)
const refused = async (world: World, id: string): Promise<string> => (await world.file(world.here.staff.owner, `/imports/${id}/refused.csv`)).bytes.toString()
const kept = async (world: World, id: string): Promise<{ rows: number; sealed: number; marks: number; parts: number }> => (await world.peek<{ rows: number; sealed: number; marks: number; parts: number }>(`
  select (select count(*)::int from import_rows where import_id = $1) as rows, (select count(sealed)::int from import_rows where import_id = $1) as sealed,
    (select count(*)::int from import_row_marks where import_id = $1) as marks, (select count(*)::int from import_parts where import_id = $1) as parts`, [id]))[0]!

const table = 'ID;Jméno;Příjmení;Mobil;E-mail;Poznámka\n1;Zuzana;Značkovaná;603 111 222;znacka@example.com;TAJEMSTVI\n2;Jan;Malý;12;;x\n3;Marek;Značka;nic;marek@example.com;TAJEMSTVI\n4;Eva;Nová;;eva@;TAJEMSTVI\n'

it('empties imports after the days that are set, keeps what became of their rows, and neither goes on with them nor undoes them', async () => {
  await using world = await anImportWorld()
  const { owner } = world.here.staff
  expect((await world.ask<{ keepDays: number; version: number }>(owner, 'GET', '/import-settings')).body).toEqual({ keepDays: 90, version: 1 })
  const { id } = await world.bring('customers', table)
  await world.bring('customers', 'ID;Jméno;Příjmení;Poznámka\n1;Zuzana;Značkovaná;jinak\n')
  expect(await kept(world, id)).toEqual({ rows: 4, sealed: 3, marks: 8, parts: 0 })
  await daysFrom(world, 89)
  expect((await kept(world, id)).sealed).toBe(3)
  expect(await refused(world, id)).toContain('TAJEMSTVI')

  expect(await world.ask(owner, 'PUT', '/import-settings', { body: { keepDays: 30 }, version: 2 })).toMatchObject({ problem: 'http/version-stale' })
  expect(await world.ask(owner, 'PUT', '/import-settings', { body: { keepDays: 30 }, version: 1 })).toMatchObject({ status: 200, body: { keepDays: 30, version: 2 } })
  await daysFrom(world, 31)
  expect(await kept(world, id)).toEqual({ rows: 4, sealed: 0, marks: 0, parts: 0 })
  const view = await world.view(id)
  expect(view).toMatchObject({ state: 'done', isEmptied: true, result: { created: 1, refused: 3 } })
  expect(await world.ask(owner, 'GET', `/imports/${id}/refused.csv`)).toMatchObject({ status: 409, problem: 'imports/emptied' })
  expect(await world.ask(owner, 'POST', `/imports/${id}/undo`, { version: view.version })).toMatchObject({ status: 409, problem: 'imports/emptied' })
  expect(await world.customers()).toHaveLength(1)
  await daysFrom(world, 400)
  expect((await world.view(id)).version).toBe(view.version)
})

it('lets go uploads that nobody ended after a day, and files that were read and never brought in after the days', async () => {
  await using world = await anImportWorld()
  const broken = await world.begin('customers', table)
  const read = await world.upload('customers', table)
  await world.act(read.id, 'dry-run')
  await daysFrom(world, 2)
  expect((await world.ask(world.here.staff.owner, 'GET', `/imports/${broken}`)).status).toBe(404)
  expect(await kept(world, broken)).toMatchObject({ parts: 0 })
  expect((await world.view(read.id)).state).toBe('judged')
  await daysFrom(world, 91)
  expect((await world.ask(world.here.staff.owner, 'GET', `/imports/${read.id}`)).status).toBe(404)
  expect(await kept(world, read.id)).toMatchObject({ parts: 0 })
})

it('says that an import is let go before it lets go, so that nobody goes on with it, and ends what was begun', async () => {
  await using world = await anImportWorld()
  const { owner } = world.here.staff
  const { id } = await world.upload('customers', table)
  await world.act(id, 'dry-run')
  const { db } = world.deps
  // Killed behind the claim: the second transaction is never begun.
  let calls = 0
  const killed = Object.assign(Object.create(db) as typeof db, { inTenant: (...call: Parameters<typeof db.inTenant>) => ((calls += 1) > 2 ? Promise.reject(new Error('killed')) : db.inTenant(...call)) })
  await expect(emptyOldImports({ db: killed, now: () => new Date(Date.now() + 91 * DAY) }, world.here.id)).rejects.toThrow('killed')
  expect((await kept(world, id)).parts).toBe(1)
  const view = await world.view(id)
  expect(view.isEmptied).toBe(true)
  expect(await world.ask(owner, 'POST', `/imports/${id}/run`, { version: view.version })).toMatchObject({ status: 409, problem: 'imports/emptied' })
  await daysFrom(world, 0)
  expect((await world.ask(owner, 'GET', `/imports/${id}`)).status).toBe(404)
  expect((await kept(world, id)).parts).toBe(0)
})

it('lets nothing go of an import that somebody began meanwhile, and works on none that is let go', async () => {
  await using world = await anImportWorld()
  const { id } = await world.upload('customers', table)
  const judged = await world.act(id, 'dry-run')
  await world.ask(world.here.staff.owner, 'POST', `/imports/${id}/run`, { version: judged.version })
  await daysFrom(world, 91)
  expect((await kept(world, id)).parts).toBe(1)
  await world.peek('update imports set emptied_at = now() where id = $1', [id])
  await world.work(id)
  expect(await world.view(id)).toMatchObject({ state: 'running', position: 0 })
  const begun = await world.begin('customers', table)
  await world.peek('update imports set emptied_at = now() where id = $1', [begun])
  expect(await world.ask(world.here.staff.owner, 'PUT', `/imports/${begun}/parts/0`, { body: { base64: 'QQ==' } })).toMatchObject({ problem: 'imports/emptied' })
  expect(await world.read(begun)).toMatchObject({ problem: 'imports/emptied' })
})

it('counts the days of an import that was stopped from when it was, not from when it began', async () => {
  await using world = await anImportWorld()
  const { id } = await world.upload('customers', table)
  const judged = await world.act(id, 'dry-run')
  await world.ask(world.here.staff.owner, 'POST', `/imports/${id}/run`, { version: judged.version })
  await world.act(id, 'stop')
  await world.peek(`update imports set created_at = now() - interval '200 days' where id = $1`, [id])
  await daysFrom(world, 1)
  expect((await kept(world, id)).parts).toBe(1)
  await daysFrom(world, 91)
  expect((await kept(world, id)).parts).toBe(0)
})

it('writes down who took refused rows out', async () => {
  await using world = await anImportWorld()
  const { id } = await world.bring('customers', table)
  await refused(world, id)
  expect(await world.peek(`select a.actor_id as by, a.changes->'refused' as refused from audit_entries a where a.action = 'imports.refused-rows-exported' and a.subject_id = $1`, [id])).toMatchObject([{ by: expect.any(String) as string, refused: 3 }])
})

it('takes a file whose size nobody told, and counts what was announced against what may wait', async () => {
  await using world = await anImportWorld()
  const { owner } = world.here.staff
  const id = await world.begin('customers', table)
  await world.peek('update imports set expected_size = null where id = $1', [id])
  expect((await world.read(id)).status).toBe(200)
  const announce = (size: number) => world.ask(owner, 'POST', '/imports', { body: { kind: 'customers', fileName: 'x.csv', size } })
  expect((await announce(3 * 1024 ** 3)).status).toBe(201)
  expect(await announce(2 * 1024 ** 3)).toMatchObject({ problem: 'imports/too-much' })
})

it('touches no other organization', async () => {
  await using world = await anImportWorld()
  const { id } = await world.bring('customers', table)
  await emptyOldImports({ db: world.deps.db, now: () => new Date(Date.now() + 900 * DAY) }, world.elsewhere.id)
  expect((await kept(world, id)).sealed).toBe(3)
})

it('forgets with a person refused rows that name them by tax number, or by the name with its title', async () => {
  await using world = await anImportWorld()
  const { owner } = world.here.staff
  await world.bring('customers', 'ID;Titul;Jméno;Příjmení;IČO\n1;MUDr.;Zuzana;Značkovaná;27082440\n')
  const { id } = await world.bring('customers', 'Celé jméno;IČO;Mobil\nX Y;270 824 40;12\nMUDr. Zuzana Značkovaná;;12\nJan Malý;;12\n')
  expect((await world.view(id)).result).toMatchObject({ refused: 3 })
  const { body: { items: [person] } } = await world.ask<{ items: { id: string; version: number }[] }>(owner, 'GET', '/customers?q=Zuzana')
  expect((await world.ask(owner, 'POST', `/customers/${person?.id}/erase`, { version: person?.version ?? 0 })).status).toBe(204)
  const lines = (await refused(world, id)).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('Jan Malý')
})

it('forgets with a person what imports kept of them: what stood before, and refused rows by name, number, phone and e-mail', async () => {
  await using world = await anImportWorld()
  const { owner } = world.here.staff
  await world.bring('customers', 'ID;Jméno;Příjmení;Mobil;E-mail;Poznámka\n1;Zuzana;Značkovaná;603 111 222;znacka@example.com;TAJEMSTVI\n')
  const { id } = await world.bring('customers', [
    'ID;Jméno;Příjmení;Mobil;E-mail;Poznámka', '1;Zuzana;Značkovaná;;;jinak', '1;Z;N;12;;podle čísla', '7;ZUZANA;značkovaná;12;;podle jména', '8;X;Y;+420 603 111 222;a@;podle telefonu', '9;X;Y;12;ZNACKA@example.com;podle adresy',
    '10;"Zuzana;Značkovaná;603;;askew', '11;Jan;Malý;12;jan@example.com;někdo jiný', '',
  ].join('\n'))
  expect((await world.view(id)).result).toMatchObject({ updated: 1, refused: 6 })
  expect((await refused(world, id)).trim().split('\r\n')).toHaveLength(7)
  expect((await kept(world, id)).sealed).toBe(7)
  const { body: { items: [person] } } = await world.ask<{ items: { id: string; version: number }[] }>(owner, 'GET', '/customers?q=Zuzana')
  expect((await world.ask(owner, 'POST', `/customers/${person?.id}/erase`, { version: person?.version ?? 0 })).status).toBe(204)
  const lines = (await refused(world, id)).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('někdo jiný')
  expect((await kept(world, id)).sealed).toBe(1)
  // What it changed of somebody who is gone cannot be taken back, and nobody comes back by it.
  expect((await world.act(id, 'undo')).undone).toEqual({ removed: 0, restored: 0, kept: 1 })
  expect(JSON.stringify(await world.customers())).not.toContain('Značkovaná')
})

it('brings nobody back who was erased while the file waited, and keeps nothing of their rows', async () => {
  await using world = await anImportWorld()
  const { owner } = world.here.staff
  await world.bring('customers', 'ID;Jméno;Příjmení;Mobil;E-mail\n1;Zuzana;Značkovaná;603 111 222;znacka@example.com\n')
  const { id } = await world.upload('customers', 'ID;Jméno;Příjmení;Mobil;E-mail\n77;Zuzana;Značkovaná;;\n78;Jan;Malý;;\n79;Z.;Z.;+420 603 111 222;\n80;Zuzana;Značkovaná;777 123 456;jina@example.com\n')
  const judged = await world.act(id, 'dry-run')
  expect(judged).toMatchObject({ foreseen: { refused: 0 } })
  const { body: { items: [person] } } = await world.ask<{ items: { id: string; version: number }[] }>(owner, 'GET', '/customers?q=Zuzana')
  expect((await world.ask(owner, 'POST', `/customers/${person?.id}/erase`, { version: person?.version ?? 0 })).status).toBe(204)
  const { version } = await world.view(id)
  await world.ask(owner, 'POST', `/imports/${id}/run`, { version })
  await world.work(id)
  expect(await world.view(id)).toMatchObject({ state: 'done', result: { created: 2, refused: 2, reasons: [{ code: 'erased-meanwhile', rows: 2, first: [1, 3] }] } })
  expect((await world.peek<{ name: string }>('select given_name as name from customers where erased_at is null')).map(({ name }) => name)).toSatisfy((names: string[]) => names.filter((name) => name === 'Zuzana').length === 1)
  expect(await world.peek('select row from import_rows where import_id = $1 and sealed is not null', [id])).toEqual([])
})
