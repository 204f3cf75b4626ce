import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { Role } from '#modules/identity/domain'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { Customer, HealthView } from '../contract.ts'
import { customersRoutes } from './index.ts'

let world: TestWorld
let optometrist: TestStaff
beforeAll(async () => {
  world = await testWorld(customersRoutes)
  optometrist = world.here.staff.optometrist
})
afterAll(() => world[Symbol.asyncDispose]())

const make = async (body: object = {}): Promise<Customer> => (await world.ask<Customer>(optometrist, 'POST', '/customers', { body: { familyName: 'Zdravá', ...body } })).body
const say = (id: string, body: object, staff = optometrist) => world.ask(staff, 'POST', `/customers/${id}/consents`, { body: { purpose: 'health-data', granted: true, source: 'paper', ...body } })
const look = (id: string, staff = optometrist) => world.ask<HealthView>(staff, 'GET', `/customers/${id}/health`)
const note = (id: string, body: object, staff = optometrist) => world.ask<HealthView>(staff, 'POST', `/customers/${id}/health/notes`, { body })
const attributes = { skinType: 'dry', skinConditions: ['eczema'], eyeConditions: ['dry-eye'], allergies: ['nickel'], wearingHabits: ['screen-work'] }
const choose = (id: string, version: number, body: object = attributes) => world.ask<HealthView>(optometrist, 'PUT', `/customers/${id}/health/attributes`, { version, body })
const child = { birthOn: '2018-01-01', guardian: { name: 'Jan Otec', phone: '603 123 456' } }

describe('consent', () => {
  it('is a history, of which the last word for each purpose and channel holds', async () => {
    const { id } = await make()
    await say(id, { purpose: 'marketing', channel: 'sms', saidAt: '2026-01-01T10:00:00Z' })
    await say(id, { purpose: 'marketing', channel: 'email', saidAt: '2026-01-02T10:00:00Z' })
    await say(id, { purpose: 'marketing', channel: 'sms', granted: false, source: 'phone', saidAt: '2026-02-01T10:00:00Z' })
    const { body } = await world.ask<{ items: object[]; current: object[] }>(optometrist, 'GET', `/customers/${id}/consents`)
    expect(body.items).toHaveLength(3)
    expect(body.current).toMatchObject([{ channel: 'sms', granted: false, source: 'phone', recordedBy: { name: 'optometrist' } }, { channel: 'email', granted: true }])
  })

  it('that was said long ago does not undo what was said since', async () => {
    const { id } = await make()
    await say(id, { purpose: 'reminders', channel: 'sms', granted: false })
    await say(id, { purpose: 'reminders', channel: 'sms', granted: true, saidAt: '2020-01-01T00:00:00Z' })
    expect((await world.ask<{ current: object[] }>(optometrist, 'GET', `/customers/${id}/consents`)).body.current).toMatchObject([{ granted: false }])
  })

  it('with a known id is said once, with other words refused, and never from tomorrow', async () => {
    const { id } = await make()
    const body = { id: newId() }
    expect(await say(id, body)).toMatchObject({ status: 201 })
    expect(await say(id, body)).toMatchObject({ status: 200 })
    expect(await say(id, { ...body, granted: false })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    expect(await say(id, { saidAt: '2999-01-01T00:00:00Z' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/saidAt' }] } })
    expect(await say(id, { givenBy: 'guardian' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/givenBy' }] } })
  })

  it('of another organization\'s customer is nobody\'s to record or to read', async () => {
    const { id } = await make()
    expect(await say(id, {}, world.elsewhere.staff.owner)).toMatchObject({ status: 404 })
    expect(await world.ask(world.elsewhere.staff.owner, 'GET', `/customers/${id}/consents`)).toMatchObject({ status: 404 })
    expect(await say(id, {}, world.here.staff.advisor)).toMatchObject({ status: 404 })
  })
})

describe('a note about health', () => {
  it('is kept sealed, read back by who may, and each look is written down', async () => {
    const { id } = await make()
    expect(await note(id, { text: 'TAJNÁ glaukom obou očí' })).toMatchObject({ status: 201, body: { notes: [{ text: 'TAJNÁ glaukom obou očí', writtenBy: { name: 'optometrist' } }] } })
    expect((await look(id)).body.notes).toHaveLength(1)
    const [row] = await world.peek<{ sealed: Buffer }>('select sealed from customer_health_notes where customer_id = $1', [id])
    expect(row?.sealed.toString('utf8')).not.toContain('TAJNÁ')
    const entries = await world.peek<{ action: string; changes: object | null }>(`select action, changes from audit_entries where subject_id = $1 and action like 'customers.health%' order by recorded_at`, [id])
    expect(entries.map(({ action }) => action)).toEqual(['customers.health-note-written', 'customers.health-seen'])
    expect(JSON.stringify(entries)).not.toContain('glaukom')
  })

  it('with a known id is written once, and taken away for good', async () => {
    const { id } = await make()
    const body = { id: newId(), text: 'x' }
    await note(id, body)
    expect((await note(id, body)).body.notes).toHaveLength(1)
    expect(await note(id, { ...body, text: 'y' })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    const other = await make()
    expect(await world.ask(optometrist, 'DELETE', `/customers/${other.id}/health/notes/${body.id}`)).toMatchObject({ status: 404 })
    expect(await world.ask(optometrist, 'DELETE', `/customers/${id}/health/notes/${body.id}`)).toMatchObject({ status: 204 })
    expect(await world.ask(optometrist, 'DELETE', `/customers/${id}/health/notes/${body.id}`)).toMatchObject({ status: 404 })
    expect((await look(id)).body.notes).toEqual([])
  })

  it.each<[Role, number]>([['owner', 200], ['manager', 200], ['optician', 200], ['clerk', 403], ['advisor', 403], ['technician', 403], ['accountant', 403], ['read-only', 403]])('%s is answered with %i', async (role, status) => {
    const { id } = await make()
    expect((await look(id, world.here.staff[role])).status).toBe(status)
  })

  it('of another organization is not there', async () => {
    const { id } = await make()
    expect(await look(id, world.elsewhere.staff.owner)).toMatchObject({ status: 404 })
    expect(await note(id, { text: 'x' }, world.elsewhere.staff.owner)).toMatchObject({ status: 404 })
  })
})

describe('attributes', () => {
  it('want consent; their change wants the version, and audit keeps no code in the open', async () => {
    const { id } = await make()
    expect((await look(id)).body).toMatchObject({ version: 0, notesRefused: null, attributesRefused: 'no-consent' })
    expect(await choose(id, 0)).toMatchObject({ status: 409, problem: 'customers/no-health-consent', body: { reason: 'no-consent' } })
    await say(id, {})
    expect(await choose(id, 0)).toMatchObject({ status: 200, body: { attributes, version: 1, attributesRefused: null } })
    expect(await choose(id, 0)).toMatchObject({ status: 409, problem: 'http/version-stale', body: { version: 1 } })
    const [entry] = await world.peek<{ text: string }>(`select coalesce(changes::text, '') as text from audit_entries where subject_id = $1 and action = 'customers.health-changed'`, [id])
    expect(entry?.text).not.toContain('nickel')
  })

  it('may be taken away after consent was withdrawn, and nothing be added', async () => {
    const { id } = await make()
    await say(id, {})
    await choose(id, 0)
    await say(id, { granted: false })
    expect(await choose(id, 1, { ...attributes, allergies: [] })).toMatchObject({ status: 409, problem: 'customers/no-health-consent' })
    expect(await choose(id, 1, { skinType: null, skinConditions: [], eyeConditions: [], allergies: [], wearingHabits: [] })).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await note(id, { text: 'x' })).toMatchObject({ status: 409, body: { reason: 'no-consent' } })
  })

  it.each([['a code that is none', { ...attributes, allergies: ['cats'] }, '/allergies/0'], ['a code twice', { ...attributes, allergies: ['nickel', 'nickel'] }, '/allergies']])('with %s are refused', async (_what, body, pointer) => {
    const { id } = await make()
    expect(await choose(id, 0, body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  })
})

describe('a minor', () => {
  it('has nothing written about their health before the guardian agreed', async () => {
    const { id } = await make(child)
    expect((await look(id)).body).toMatchObject({ notesRefused: 'no-guardian-consent', attributesRefused: 'no-guardian-consent' })
    await say(id, {})
    expect(await note(id, { text: 'x' })).toMatchObject({ status: 409, problem: 'customers/no-health-consent', body: { reason: 'no-guardian-consent' } })
    await say(id, { givenBy: 'guardian' })
    expect(await note(id, { text: 'x' })).toMatchObject({ status: 201 })
    expect(await choose(id, 0)).toMatchObject({ status: 200 })
  })

  it('without a guardian has none at all', async () => {
    const { id } = await make({ birthOn: '2018-01-01' })
    expect(await note(id, { text: 'x' })).toMatchObject({ status: 409, body: { reason: 'no-guardian' } })
  })
})
