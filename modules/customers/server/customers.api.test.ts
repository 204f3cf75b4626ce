import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Customer, CustomerItem } from '../contract.ts'
import { newCustomer } from '../contract.ts'
import { createCustomer, customerBrief, customersRoutes, lockCustomer } from './index.ts'

let world: TestWorld
let clerk: TestStaff
beforeAll(async () => {
  world = await testWorld(customersRoutes)
  clerk = world.here.staff.clerk
})
afterAll(() => world[Symbol.asyncDispose]())

const eva = { givenName: 'Eva', familyName: 'Nováková', title: 'Ing.', birthOn: '1984-05-02', phones: [{ value: '603 123 456' }], emails: [{ value: 'Eva.Novakova@example.com' }], note: 'plays tennis' }

async function make(body: object, staff = clerk): Promise<Customer> {
  const answer = await world.ask<Customer>(staff, 'POST', '/customers', { body })
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}

const errorsOf = (answer: { body: Record<string, unknown> }): unknown => answer.body.errors

describe('a new customer', () => {
  it('is read back as typed, with telephone numbers in E.164 and as people here write them', async () => {
    const made = await make(eva)
    expect(made).toMatchObject({
      name: 'Eva Nováková', givenName: 'Eva', title: 'Ing.', language: 'cs', class: 'regular', birthOn: '1984-05-02', version: 1, ownerStaffId: null, note: 'plays tennis', source: null,
      phones: [{ value: '+420603123456', display: '603 123 456' }], emails: [{ value: 'Eva.Novakova@example.com' }],
    })
    const read = await world.ask(clerk, 'GET', `/customers/${made.id}`)
    expect(read).toMatchObject({ status: 200, body: made })
    expect(read.headers.etag).toBe('"1"')
  })

  it('needs no more than a family name', async () => {
    expect(await make({ familyName: 'Optika s. r. o.' })).toMatchObject({ name: 'Optika s. r. o.', givenName: '', phones: [], emails: [] })
  })

  it('has its name in the sequence of its script', async () => {
    expect(await make({ givenName: '小龙', familyName: '李', language: 'zh-CN', phones: [{ value: '+86 138 1234 5678' }] }, world.elsewhere.staff.optician))
      .toMatchObject({ name: '李小龙', phones: [{ value: '+8613812345678', display: '138 1234 5678' }] })
  })

  it('with a known id and the same content is answered with what is there', async () => {
    const body = { ...eva, id: newId() }
    await make(body)
    const again = await world.ask(clerk, 'POST', '/customers', { body })
    expect(again).toMatchObject({ status: 200, body: { id: body.id, version: 1 } })
    expect(await world.peek('select id from customer_contacts where customer_id = $1', [body.id])).toHaveLength(2)
  })

  it('with a known id and other content is refused', async () => {
    const body = { ...eva, id: newId() }
    await make(body)
    expect(await world.ask(clerk, 'POST', '/customers', { body: { ...body, familyName: 'Jiná' } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })

  it('with an id of another organization is simply made', async () => {
    const body = { ...eva, id: newId(), phones: [{ value: '+420 603 123 456' }] }
    await make(body, world.elsewhere.staff.clerk)
    expect(await make(body)).toMatchObject({ id: body.id })
  })

  it('is made once however often the same call arrives, also at the same moment', async () => {
    const call = { body: { ...eva, familyName: 'Jednou' }, key: newId() }
    const answers = await Promise.all([1, 2, 3].map(() => world.ask<Customer>(clerk, 'POST', '/customers', call)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await world.peek(`select id from customers where family_name = 'Jednou'`)).toHaveLength(1)
  })

  it('leaves audit without anything personal in the open, and facts with ids only', async () => {
    const made = await make({ ...eva, familyName: 'Tajná-Zkoumaná', source: 'doporučení' })
    const [entry] = await world.peek<{ action: string; text: string; personal: Buffer }>(`select action, changes::text as text, personal from audit_entries where subject_id = $1`, [made.id])
    expect(entry).toMatchObject({ action: 'customers.created' })
    for (const secret of ['Tajná', '603123456', 'example.com', '1984', 'tennis', 'doporučení']) {
      expect(entry?.text).not.toContain(secret)
      expect(entry?.personal.toString('utf8')).not.toContain(secret)
    }
    const facts = await world.peek(`select kind, payload::text as payload, subject_version from outbox where subject_id = $1`, [made.id])
    expect(facts).toEqual([{ kind: 'customers.created', payload: '{}', subject_version: 1 }])
  })

  it.each([
    ['no name', { givenName: 'Eva' }, '/familyName'],
    ['a name of spaces', { familyName: '   ' }, '/familyName'],
    ['a name that is too long', { familyName: 'a'.repeat(81) }, '/familyName'],
    ['a name that turns the reading direction', { familyName: 'Nov\u202eává' }, '/familyName'],
    ['a name with a zero byte', { familyName: 'Nov\u0000' }, '/familyName'],
    ['a name with half a surrogate', { familyName: 'Nov\ud800' }, '/familyName'],
    ['a birth date in the future', { ...eva, birthOn: '2999-01-01' }, '/birthOn'],
    ['a birth date before 1900', { ...eva, birthOn: '1899-12-31' }, '/birthOn'],
    ['a birth date that does not exist', { ...eva, birthOn: '2026-02-29' }, '/birthOn'],
    ['a number with too few digits', { ...eva, phones: [{ value: '603 123 456' }, { value: '12' }] }, '/phones/1/value'],
    ['a number that is none', { ...eva, phones: [{ value: 'call me' }] }, '/phones/0/value'],
    ['a number twice', { ...eva, phones: [{ value: '603 123 456' }, { value: '+420603123456' }] }, '/phones/1/value'],
    ['an e-mail twice', { ...eva, emails: [{ value: 'a@example.com' }, { value: 'A@example.com' }] }, '/emails/1/value'],
    ['an e-mail that is none', { ...eva, emails: [{ value: 'eva@' }] }, '/emails/0/value'],
    ['a class that is none', { ...eva, class: 'gold' }, '/class'],
    ['a language that is none', { ...eva, language: 'de' }, '/language'],
    ['a branch that is none', { ...eva, homeBranchId: newId() }, '/homeBranchId'],
    ['an owner who is none', { ...eva, ownerStaffId: newId() }, '/ownerStaffId'],
    ['an id that is none', { ...eva, id: 'DROP TABLE' }, '/id'],
    ['eleven numbers', { ...eva, phones: Array.from({ length: 11 }, (_, index) => ({ value: `60312345${index}` })) }, '/phones'],
  ])('with %s is refused at its field', async (_what, body, pointer) => {
    const answer = await world.ask(clerk, 'POST', '/customers', { body })
    expect(answer).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(errorsOf(answer)).toEqual([expect.objectContaining({ pointer })])
  })

  it('names every field that is wrong at once', async () => {
    const answer = await world.ask(clerk, 'POST', '/customers', { body: { ...eva, birthOn: '2999-01-01', phones: [{ value: '1' }], emails: [{ value: 'a@example.com' }, { value: 'a@example.com' }] } })
    expect((errorsOf(answer) as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(['/birthOn', '/phones/0/value', '/emails/1/value'])
  })

  it('keeps hostile but real text as it is', async () => {
    const familyName = `O'Brien"; drop table customers; -- 👩‍👩‍👧 ﷽`
    const made = await make({ familyName, note: '<script>alert(1)</script> %_\\' })
    expect(made).toMatchObject({ familyName, note: '<script>alert(1)</script> %_\\' })
    const found = await world.ask<{ items: CustomerItem[] }>(clerk, 'GET', `/customers?q=${encodeURIComponent('👩‍👩‍👧')}`)
    expect(found.body.items.map(({ id }) => id)).toContain(made.id)
  })
})

describe('a change', () => {
  it('replaces what is sent, keeps the rest, and counts the version', async () => {
    const made = await make({ ...eva, phones: [{ value: '603 123 456' }, { value: '604 123 456' }] })
    const changed = await world.ask<Customer>(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { familyName: 'Dvořáková', phones: [{ value: '604 123 456' }, { value: '605 123 456' }] } })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Eva Dvořáková', title: 'Ing.', version: 2, createdAt: made.createdAt, emails: made.emails } })
    expect(changed.body.phones.map(({ value }) => value)).toEqual(['+420604123456', '+420605123456'])
    expect(changed.body.phones[0]?.id).toBe(made.phones[1]?.id)
    expect((await world.ask(clerk, 'GET', `/customers/${made.id}`)).body).toEqual(changed.body)
  })

  it('that changes nothing makes no version and tells nobody', async () => {
    const made = await make(eva)
    expect(await world.ask(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { familyName: eva.familyName, phones: eva.phones } })).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await world.peek('select id from outbox where subject_id = $1', [made.id])).toHaveLength(1)
  })

  it('of an old version is refused with the present state', async () => {
    const made = await make(eva)
    await world.ask(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { class: 'vip' } })
    expect(await world.ask(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { note: 'mine' } }))
      .toMatchObject({ status: 409, problem: 'http/version-stale', body: { version: 2, current: { class: 'vip', note: 'plays tennis' } } })
  })

  it('by two at once is kept once: the other is told', async () => {
    const made = await make(eva)
    const answers = await Promise.all(['one', 'two'].map((note) => world.ask(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { note } })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const [{ version }] = await world.peek<{ version: number }>('select version from customers where id = $1', [made.id]) as [{ version: number }]
    expect(version).toBe(2)
  })

  it('without a version is refused', async () => {
    const made = await make(eva)
    expect(await world.ask(clerk, 'PATCH', `/customers/${made.id}`, { body: { note: 'x' } })).toMatchObject({ status: 428, problem: 'http/version-missing' })
  })

  it('is not held up by a number that nobody touched and nobody would accept today', async () => {
    const made = await make(eva)
    await world.peek(`update customer_contacts set value = '+4201' where customer_id = $1 and kind = 'phone' returning id`, [made.id])
    expect(await world.ask(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { note: 'new' } })).toMatchObject({ status: 200, body: { phones: [{ value: '+4201' }] } })
  })

  it('seals what was before and after under the person\'s key, and names the fields in the open', async () => {
    const made = await make(eva)
    await world.ask(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { familyName: 'Jinaková', class: 'member' } })
    const [entry] = await world.peek<{ changes: unknown; person_id: string }>(`select changes, person_id from audit_entries where subject_id = $1 and action = 'customers.changed'`, [made.id])
    expect(entry).toEqual({ changes: { fields: ['familyName', 'class', 'classBy'], before: { class: 'regular', classBy: 'rule' }, after: { class: 'member', classBy: 'hand' } }, person_id: made.id })
  })
})

describe('a foreign organization', () => {
  it('neither sees nor changes a customer, and is not told that there is one', async () => {
    const made = await make(eva)
    const stranger = world.elsewhere.staff.owner
    expect(await world.ask(stranger, 'GET', `/customers/${made.id}`)).toMatchObject({ status: 404, problem: 'http/not-found' })
    expect(await world.ask(stranger, 'PATCH', `/customers/${made.id}`, { version: 1, body: { note: 'x' } })).toMatchObject({ status: 404, problem: 'http/not-found' })
    const list = await world.ask<{ items: CustomerItem[] }>(stranger, 'GET', '/customers?q=novakova')
    expect(list.body.items.map(({ id }) => id)).not.toContain(made.id)
  })
})

describe('an advisor', () => {
  it('owns whom they make and sees nobody else\'s', async () => {
    const { advisor, advisor2, manager } = world.here.staff
    const mine = await make({ familyName: 'Poradcova', ownerStaffId: advisor2.staffId }, advisor)
    expect(mine.ownerStaffId).toBe(advisor.staffId)
    const theirs = await make({ familyName: 'Poradcova' }, advisor2)
    const nobodys = await make({ familyName: 'Poradcova' })
    for (const id of [theirs.id, nobodys.id]) {
      expect(await world.ask(advisor, 'GET', `/customers/${id}`)).toMatchObject({ status: 404 })
      expect(await world.ask(advisor, 'PATCH', `/customers/${id}`, { version: 1, body: { note: 'x' } })).toMatchObject({ status: 404 })
    }
    for (const path of ['/customers?q=poradcova', '/customers']) {
      const list = await world.ask<{ items: CustomerItem[] }>(advisor, 'GET', path)
      expect(list.body.items.every(({ ownerStaffId }) => ownerStaffId === advisor.staffId)).toBe(true)
      expect(list.body.items.map(({ id }) => id)).toContain(mine.id)
    }
    expect(await world.ask(manager, 'PATCH', `/customers/${mine.id}`, { version: 1, body: { ownerStaffId: advisor2.staffId } })).toMatchObject({ status: 200 })
    expect(await world.ask(advisor, 'GET', `/customers/${mine.id}`)).toMatchObject({ status: 404 })
  })

  it('may not give a customer away', async () => {
    const { advisor, advisor2 } = world.here.staff
    const mine = await make({ familyName: 'Vlastní' }, advisor)
    for (const ownerStaffId of [advisor2.staffId, null]) {
      expect(await world.ask(advisor, 'PATCH', `/customers/${mine.id}`, { version: 1, body: { ownerStaffId } })).toMatchObject({ status: 403, problem: 'http/forbidden', body: { right: 'customers.write' } })
    }
  })

  it('is not shown another\'s customer by guessing its id in a create', async () => {
    const theirs = await make({ familyName: 'Cizí' }, world.here.staff.advisor2)
    expect(await world.ask(world.here.staff.advisor, 'POST', '/customers', { body: { id: theirs.id, familyName: 'Cizí' } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })
})

describe('rights', () => {
  it.each([['technician', 200, 403], ['accountant', 200, 403], ['read-only', 200, 403], ['warehouse', 403, 403], ['optometrist', 200, 201]] as const)('%s: reads %i, makes %i', async (role, reads, makes) => {
    expect((await world.ask(world.here.staff[role], 'GET', '/customers')).status).toBe(reads)
    expect((await world.ask(world.here.staff[role], 'POST', '/customers', { body: { familyName: 'X' } })).status).toBe(makes)
  })

  it('nobody sees anything', async () => {
    expect(await world.ask(null, 'GET', '/customers')).toMatchObject({ status: 401, problem: 'http/not-signed-in' })
  })
})

describe('the door for higher modules', () => {
  it('makes a customer inside another transaction, and none when that fails', async () => {
    const by = await world.by(clerk)
    const call = { requestId: 'test', address: '127.0.0.1', idempotency: null, headers: {} }
    const input = newCustomer.parse({ ...eva, familyName: 'Transakční' })
    await expect(world.deps.db.inTenant(by.organizationId, async (tx) => {
      await createCustomer(world.deps, tx, by, call, input)
      throw new Error('the order failed')
    })).rejects.toThrow('the order failed')
    expect(await world.peek(`select id from customers where family_name = 'Transakční'`)).toEqual([])
    const { customer } = await world.deps.db.inTenant(by.organizationId, (tx) => createCustomer(world.deps, tx, by, call, input))
    expect(await world.deps.db.look(by.organizationId, (tx) => customerBrief(tx, customer.id)))
      .toEqual({ id: customer.id, survivorId: customer.id, name: 'Eva Transakční', phone: '+420603123456', email: 'Eva.Novakova@example.com', language: 'cs', class: 'regular', ownerStaffId: null })
  })

  it('gives nobody of another organization, and nobody who is gone', async () => {
    const made = await make(eva)
    expect(await world.deps.db.look(world.elsewhere.id, (tx) => customerBrief(tx, made.id))).toBeUndefined()
    await world.peek('update customers set erased_at = now() where id = $1 returning id', [made.id])
    expect(await world.deps.db.inTenant(world.here.id, (tx) => lockCustomer(tx, made.id))).toBeUndefined()
    expect(await world.ask(clerk, 'GET', `/customers/${made.id}`)).toMatchObject({ status: 404 })
  })

  it('shows who waited for the lock what the other had changed', async () => {
    const made = await make(eva)
    let inside = (): void => undefined
    const locked = new Promise<void>((resolve) => { inside = resolve })
    const first = world.deps.db.inTenant(world.here.id, async (tx) => {
      await lockCustomer(tx, made.id)
      inside()
      await new Promise((wake) => setTimeout(wake, 100))
    })
    await locked
    const answer = await world.ask<Customer>(clerk, 'PATCH', `/customers/${made.id}`, { version: 1, body: { phones: [{ value: '777 123 456' }] } })
    await first
    expect(answer.body.phones[0]?.value).toBe('+420777123456')
    expect(await world.deps.db.inTenant(world.here.id, (tx) => lockCustomer(tx, made.id))).toMatchObject({ phone: '+420777123456' })
  })
})
