import { expect, it } from 'vitest'
import { anImportWorld } from '../testing/import-world.ts'

const table = `Číslo zákazníka;Jméno;Příjmení;Datum narození;Mobil;E-mail
1;Eva;Nováková;2. 5. 1984;603 123 456;eva@example.com
2;Jan;Dvořák;;777 123 456;
3;;;1.1.1990;;
4;Petr;Malý;31.2.1990;12;petr@
5;EVA;NOVAKOVA;2.5.1984;+420 603 123 456;eva.nova@example.com
`

it('brings customers in as the dry run said, to the count and the message', async () => {
  await using world = await anImportWorld()
  const { foreseen, result, state } = await world.bring('customers', table)
  expect(state).toBe('done')
  expect(result).toEqual(foreseen)
  expect(result).toMatchObject({ created: 2, updated: 1, unchanged: 0, skipped: 0, refused: 2 })
  expect(result?.reasons).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'missing', field: 'familyName', rows: 1, first: [3] }), expect.objectContaining({ code: 'not-a-day', field: 'birthOn', first: [4] })]))
  expect(await world.customers()).toEqual([
    { given_name: 'Jan', family_name: 'Dvořák', birth_on: null, version: 1, phones: ['+420777123456'], emails: [] },
    { given_name: 'EVA', family_name: 'NOVAKOVA', birth_on: '1984-05-02', version: 1, phones: ['+420603123456'], emails: ['eva@example.com', 'eva.nova@example.com'] },
  ])
})

it('updates what it brought in when the file comes again, and says when nothing is new', async () => {
  await using world = await anImportWorld()
  await world.bring('customers', 'ID,First name,Surname,Phone\n7,Ana,Silva,603 111 222\n')
  expect((await world.bring('customers', 'ID,First name,Surname,Phone\n7,Ana,Silva,603 111 222\n')).result).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  const again = await world.bring('customers', 'ID,First name,Surname,Phone\n7,Ana,Souza,603 111 333\n')
  expect(again.result).toMatchObject({ created: 0, updated: 1 })
  expect(again.foreseen).toEqual(again.result)
  expect(await world.customers()).toMatchObject([{ given_name: 'Ana', family_name: 'Souza', phones: ['+420603111222', '+420603111333'], version: 2 }])
  // The headings are known: what was chosen for them is chosen again.
  const third = await world.read(await world.begin('customers', 'ID,First name,Surname,Phone\n8,B,C,\n'))
  expect(third.body.settings?.fields).toEqual(['externalId', 'givenName', 'familyName', 'phone'])
})

it('takes a whole import back, but for who was used since', async () => {
  await using world = await anImportWorld()
  await world.bring('customers', 'ID;Jméno;Příjmení;Tel\n1;Iva;Bílá;603 111 222\n')
  const { id } = await world.bring('customers', 'ID;Jméno;Příjmení;Tel\n1;Iva;Černá;603 111 333\n2;Olga;Malá;603 111 444\n3;Dana;Velká;603 111 555\n')
  const { body: { items: [malá] } } = await world.ask<{ items: { id: string }[] }>(world.here.staff.owner, 'GET', '/customers?q=mal%C3%A1')
  await world.ask(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), customerId: malá?.id } })
  const undone = await world.act(id, 'undo')
  expect(undone).toMatchObject({ state: 'undone', undone: { removed: 1, restored: 1, kept: 1 } })
  expect(await world.customers()).toMatchObject([{ family_name: 'Bílá', phones: ['+420603111222'] }, { family_name: 'Malá' }])
  const { body } = await world.ask<{ items: { subjectId: string }[] }>(world.here.staff.owner, 'GET', `/imports/${id}/kept`)
  expect(body.items).toEqual([{ row: 2, subjectId: malá?.id }])
})

it.each([['skip', { created: 1, skipped: 1 }], ['add', { created: 2, skipped: 0 }], ['update', { created: 1, unchanged: 1 }]] as const)('does with likenesses as asked: %s', async (onMatch, counts) => {
  await using world = await anImportWorld()
  await world.bring('customers', 'Name,Surname,E-mail\nEva,Nová,eva@example.com\n')
  const { foreseen, result } = await world.bring('customers', 'Name,Surname,E-mail\nEva,Nová,EVA@example.com\nIva,Nová,eva@example.com\n', { onMatch })
  expect(result).toMatchObject(counts)
  expect(foreseen).toEqual(result)
})

it('gives back by what a class was given, and tells whose own the customer is', async () => {
  await using world = await anImportWorld()
  const { advisor } = world.here.staff
  await world.bring('customers', 'ID,Name,Surname\n1,Eva,Nová\n')
  const classOf = () => world.peek(`select class, class_by from customers where organization_id = $1 and family_name = 'Nová'`, [world.here.id])
  await world.peek(`update customers set owner_staff_id = $1 where organization_id = $2 and family_name = 'Nová'`, [advisor.staffId, world.here.id])
  expect(await classOf()).toEqual([{ class: 'regular', class_by: 'rule' }])
  const { id } = await world.bring('customers', 'ID,Name,Surname,Class\n1,Eva,Nová,vip\n')
  expect(await classOf()).toEqual([{ class: 'vip', class_by: 'hand' }])
  expect((await world.act(id, 'undo')).undone).toEqual({ removed: 0, restored: 1, kept: 0 })
  expect(await classOf()).toEqual([{ class: 'regular', class_by: 'rule' }])
  expect(await world.peek(`select owner_staff_ids from outbox where kind = 'customers.changed'`)).toEqual(Array.from({ length: 2 }, () => ({ owner_staff_ids: [advisor.staffId] })))
})

it('gives the refused rows back to be mended, and takes the mended file', async () => {
  await using world = await anImportWorld()
  const { id } = await world.bring('customers', 'Name;Surname;E-mail\n=cmd|x;Nová;eva\nEva;Malá;eva@example.com\n')
  const file = (await world.file(world.here.staff.owner, `/imports/${id}/refused.csv`)).bytes.toString()
  expect(file).toContain("'=cmd|x;Nová;eva;")
  const mended = await world.bring('customers', file.replace(';eva;', ';iva@example.com;'))
  expect(mended.result).toMatchObject({ created: 1, refused: 0 })
  expect(await world.customers()).toMatchObject([{ given_name: 'Eva' }, { given_name: '=cmd|x', family_name: 'Nová' }])
})

it('sees duplicates across chunks in the dry run as in the real one, and goes on where it was cut off', async () => {
  await using world = await anImportWorld()
  const rows = Array.from({ length: 2_500 }, (_, index) => `${index % 1_200},Given${index % 1_200},Family${index % 1_200},g${index % 1_200}@example.com`)
  const { id } = await world.upload('customers', `ID,Name,Surname,E-mail\n${rows.join('\n')}\n`)
  const judged = await world.act(id, 'dry-run')
  expect(judged.foreseen).toMatchObject({ created: 1_200, updated: 1_300 })
  // Killed in the second chunk: its transaction never commits.
  const { db } = world.deps
  let chunks = 0
  const failing = new Proxy(db, { get: (target, name) => name === 'inTenant' ? async (org: string, work: (tx: unknown) => Promise<unknown>) => target.inTenant(org, async (tx) => {
    const answer = await work(tx)
    chunks += 1
    if (chunks === 7) throw new Error('killed')
    return answer
  }) : Reflect.get(target, name) })
  const { workOnImport } = await import('./work-on-import.ts')
  await world.ask(world.here.staff.owner, 'POST', `/imports/${id}/run`, { version: judged.version })
  await expect(workOnImport({ ...world.deps, db: failing }, world.here.id, id)).rejects.toThrow('killed')
  const cut = await world.view(id)
  expect(cut.state).toBe('running')
  expect(cut.position % 400).toBe(0)
  await workOnImport(world.deps, world.here.id, id)
  const done = await world.view(id)
  expect(done).toMatchObject({ state: 'done', position: 2_500, result: judged.foreseen })
  expect(await world.customers()).toHaveLength(1_200)
  expect((await world.act(id, 'undo')).undone).toEqual({ removed: 1_200, restored: 0, kept: 0 })
  expect(await world.customers()).toHaveLength(0)
})
