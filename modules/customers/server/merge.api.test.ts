import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { Role } from '#modules/identity/domain'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Customer, HealthView, MergeView } from '../contract.ts'
import { customerBrief, customersRoutes } from './index.ts'

let world: TestWorld
let optician: TestStaff
beforeAll(async () => {
  world = await testWorld(customersRoutes)
  optician = world.here.staff.optician
})
afterAll(() => world[Symbol.asyncDispose]())

const make = async (body: object = {}): Promise<Customer> => (await world.ask<Customer>(optician, 'POST', '/customers', { body: { familyName: 'Dvojitá', ...body } })).body
const merge = (into: Customer, from: { id: string }, key?: string, staff = optician) =>
  world.ask<Customer>(staff, 'POST', `/customers/${into.id}/merge`, { version: into.version, body: { mergedId: from.id }, ...(key && { key }) })
const undo = (id: string, mergeId: string) => world.ask<Customer>(optician, 'POST', `/customers/${id}/merges/${mergeId}/undo`, {})
const mergesOf = async (id: string): Promise<MergeView[]> => (await world.ask<{ items: MergeView[] }>(optician, 'GET', `/customers/${id}/merges`)).body.items
const read = async (id: string): Promise<Customer> => (await world.ask<Customer>(optician, 'GET', `/customers/${id}`)).body
const search = async (q: string): Promise<string[]> => (await world.ask<{ items: { id: string }[] }>(optician, 'GET', `/customers?q=${encodeURIComponent(q)}`)).body.items.map(({ id }) => id)

const left = { phones: [{ value: '603 111 111' }], note: 'left', tags: ['a'], class: 'member' }
const right = {
  phones: [{ value: '603 111 111' }, { value: '603 222 222' }], emails: [{ value: 'right@example.com' }], note: 'right', tags: ['A', 'b'], birthOn: '1980-05-05', employer: 'Škoda', insurer: { name: 'VZP', number: '1' },
  addresses: [{ kind: 'home', street: 'Dlouhá 1', country: 'CZ' }], taxIds: [{ kind: 'cz-ico', value: '25123891' }],
}

describe('two rows that are one person', () => {
  it('become one that has what both had, its own first', async () => {
    const [one, other] = [await make(left), await make(right)]
    const { status, body } = await merge(one, other)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: one.id, birthOn: '1980-05-05', employer: 'Škoda', insurer: { name: 'VZP' }, note: 'left\nright', tags: ['a', 'b'], class: 'member',
      phones: [{ value: '+420603111111' }, { value: '+420603222222' }], emails: [{ value: 'right@example.com' }], addresses: [{ street: 'Dlouhá 1' }], taxIds: [{ value: '25123891' }],
    })
    expect(await read(one.id)).toEqual(body)
    expect(await search('right@example')).toEqual([one.id])
  })

  it('are both led to by the ids of both, also for modules above', async () => {
    const [one, other] = [await make(left), await make({ familyName: 'Jindy' })]
    await merge(one, other)
    expect((await read(other.id)).id).toBe(one.id)
    expect(await world.deps.db.look(world.here.id, (tx) => customerBrief(tx, other.id))).toMatchObject({ id: other.id, survivorId: one.id, name: 'Dvojitá', phone: '+420603111111' })
    expect(await world.ask(optician, 'PATCH', `/customers/${other.id}`, { version: 1, body: { note: 'x' } })).toMatchObject({ status: 409, problem: 'customers/merged', body: { survivorId: one.id, survivorName: 'Dvojitá' } })
  })

  it('are two again after undoing, each as it was', async () => {
    const [one, other] = [await make(left), await make(right)]
    await merge(one, other)
    const [standing] = await mergesOf(one.id)
    expect(standing).toMatchObject({ merged: { id: other.id, name: 'Dvojitá' }, mergedBy: { name: 'optician' }, undoneAt: null })
    expect(await undo(one.id, standing!.id)).toMatchObject({ status: 200 })
    expect(await read(one.id)).toEqual({ ...one, version: one.version + 2 })
    expect(await read(other.id)).toEqual({ ...other, version: other.version + 2 })
    expect((await mergesOf(one.id))[0]?.undoneAt).not.toBeNull()
    expect((await search('right@example')).includes(one.id)).toBe(false)
    expect(await undo(one.id, standing!.id)).toMatchObject({ status: 409, problem: 'customers/cannot-unmerge', body: { reason: 'already-undone' } })
  })

  it('keep after undoing what was changed since', async () => {
    const [one, other] = [await make(left), await make(right)]
    const { body: merged } = await merge(one, other)
    await world.ask(optician, 'PATCH', `/customers/${one.id}`, { version: merged.version, body: { employer: 'Jinde', phones: [{ value: '603 111 111' }, { value: '603 333 333' }], note: 'new' } })
    await undo(one.id, (await mergesOf(one.id))[0]!.id)
    expect(await read(one.id)).toMatchObject({ employer: 'Jinde', note: 'new', insurer: null, emails: [], phones: [{ value: '+420603111111' }, { value: '+420603333333' }] })
  })

  it('share consents and what is known of health while they are one', async () => {
    const [one, other] = [await make(), await make()]
    const say = (id: string, granted: boolean, saidAt: string) => world.ask(optician, 'POST', `/customers/${id}/consents`, { body: { purpose: 'health-data', granted, source: 'paper', saidAt } })
    const choose = (id: string, body: object) => world.ask(optician, 'PUT', `/customers/${id}/health/attributes`, { version: 0, body: { skinType: null, skinConditions: [], eyeConditions: [], wearingHabits: [], allergies: [], ...body } })
    await say(one.id, true, '2026-01-01T00:00:00Z')
    await say(other.id, true, '2026-01-02T00:00:00Z')
    await choose(one.id, { allergies: ['nickel'] })
    await choose(other.id, { allergies: ['latex', 'nickel'], skinType: 'dry' })
    await world.ask(optician, 'POST', `/customers/${other.id}/health/notes`, { body: { text: 'of the other' } })
    await say(other.id, false, '2026-02-01T00:00:00Z')
    await merge(one, other)
    const health = async () => (await world.ask<HealthView>(optician, 'GET', `/customers/${one.id}/health`)).body
    expect(await health()).toMatchObject({ notes: [{ text: 'of the other' }], attributes: { allergies: ['nickel', 'latex'], skinType: 'dry' }, attributesRefused: 'no-consent' })
    await undo(one.id, (await mergesOf(one.id))[0]!.id)
    expect(await health()).toMatchObject({ notes: [], attributes: { allergies: ['nickel'], skinType: null }, attributesRefused: null })
  })

  it('are three when the merged one had been merged with before, and undone in the other sequence only', async () => {
    const [one, two, three] = [await make(), await make(), await make()]
    await merge(two, three)
    const inner = (await mergesOf(two.id))[0]!
    await merge(one, { id: two.id })
    expect((await read(three.id)).id).toBe(one.id)
    expect(await undo(two.id, inner.id)).toMatchObject({ status: 409, body: { reason: 'merged-on' } })
    await undo(one.id, (await mergesOf(one.id))[0]!.id)
    expect((await read(three.id)).id).toBe(two.id)
    await undo(two.id, inner.id)
    expect((await read(three.id)).id).toBe(three.id)
  })
})

describe('joining is refused', () => {
  it('of one with itself, of one that is joined already, of a child with its guardian, of an old version', async () => {
    const [one, other] = [await make(), await make()]
    expect(await merge(one, one)).toMatchObject({ status: 409, problem: 'customers/cannot-merge', body: { reason: 'same' } })
    expect(await merge({ ...one, version: 7 }, other)).toMatchObject({ status: 409, problem: 'http/version-stale' })
    const child = await make({ guardian: { customerId: one.id } })
    expect(await merge(one, child)).toMatchObject({ status: 409, body: { reason: 'guardian-of' } })
    await merge(one, other)
    expect(await merge(await make(), other)).toMatchObject({ status: 409, body: { reason: 'already-merged' } })
    expect(await merge(other, await make())).toMatchObject({ status: 409, problem: 'customers/merged' })
    expect(await merge(await make(), { id: newId() })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/mergedId' }] } })
  })

  it('to another organization, which is told nothing', async () => {
    const [one, other] = [await make(), await make()]
    expect(await merge(one, other, undefined, world.elsewhere.staff.owner)).toMatchObject({ status: 404 })
    const theirs = (await world.ask<Customer>(world.elsewhere.staff.owner, 'POST', '/customers', { body: { familyName: 'X' } })).body
    expect(await merge(one, theirs)).toMatchObject({ status: 422 })
  })

  it.each<[Role, number]>([['owner', 200], ['clerk', 200], ['optometrist', 403], ['advisor', 403], ['accountant', 403]])('or not, by role: %s gets %i', async (role, status) => {
    expect((await merge(await make(), await make(), undefined, world.here.staff[role])).status).toBe(status)
  })
})

describe('at the same moment', () => {
  it('the same joining arrives twice and is done once', async () => {
    const [one, other] = [await make(), await make()]
    const key = newId()
    expect((await Promise.all([1, 2, 3].map(() => merge(one, other, key)))).map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await mergesOf(one.id)).toHaveLength(1)
  })

  it('two are joined with each other both ways round: one joining stands', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await make(), await make()]
      const answers = await Promise.all([merge(one, other), merge(other, one)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const rows = await world.peek<{ merged_into: string | null }>('select merged_into from customers where id = any($1)', [[one.id, other.id]])
      expect(rows.filter((row) => row.merged_into === null)).toHaveLength(1)
    }
  })

  it('one undoes what another undoes: it is done once', async () => {
    const [one, other] = [await make(), await make()]
    await merge(one, other)
    const [standing] = await mergesOf(one.id)
    expect((await Promise.all([undo(one.id, standing!.id), undo(one.id, standing!.id)])).map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})
