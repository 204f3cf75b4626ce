import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { testWorld } from '#tests/helpers/callers'
import type { TestWorld } from '#tests/helpers/callers'
import type { TaxRate } from '../contract.ts'
import { catalogDefaults, catalogRoutes } from './index.ts'

let world: TestWorld
const today = dayIn('Europe/Prague', new Date())
beforeAll(async () => {
  world = await testWorld(catalogRoutes)
  for (const { id } of [world.here, world.elsewhere]) await world.deps.db.inTenant(id, (tx) => catalogDefaults(tx, { id, country: 'CZ', currency: 'CZK', language: 'cs', vatPayer: true, createdOn: today }))
})
afterAll(() => world[Symbol.asyncDispose]())

const accountant = () => world.here.staff.accountant
const rates = async (): Promise<TaxRate[]> => (await world.ask<{ items: TaxRate[] }>(accountant(), 'GET', '/tax-rates')).body.items
const rate = (of: object): object => ({ taxClass: 'standard', component: 'DPH', country: 'CZ', vatPayer: true, rateBps: 2200, validFrom: '2030-01-01', source: 'Act No. 1/2029 Coll.', ...of })
const add = (of: object) => world.ask<TaxRate>(accountant(), 'POST', '/tax-rates', { body: rate(of) })
/** A component of its own, so that tests do not meet. */
const own = () => ({ component: `T-${newId().slice(-12)}` })

describe('a new rate', () => {
  it('ends the one before on its first day and changes nothing else of it', async () => {
    const [before] = (await rates()).filter(({ taxClass, validTo }) => taxClass === 'standard' && validTo === null)
    const added = await add({})
    expect(added).toMatchObject({ status: 201, body: { rateBps: 2200, validFrom: '2030-01-01', validTo: null, verifiedOn: null, verifiedBy: null } })
    const after = await rates()
    expect(after.find(({ id }) => id === before?.id)).toEqual({ ...before, validTo: '2030-01-01' })
  })

  it('put between two ends the earlier and is ended by the later', async () => {
    const component = own()
    const [first, later] = [await add({ ...component, validFrom: '2028-01-01' }), await add({ ...component, validFrom: '2032-01-01' })]
    const between = await add({ ...component, validFrom: '2030-01-01', rateBps: 2300 })
    expect((await rates()).filter(({ id }) => [first, between, later].some(({ body }) => body.id === id)).map(({ validFrom, validTo }) => [validFrom, validTo]))
      .toEqual([['2032-01-01', null], ['2030-01-01', '2032-01-01'], ['2028-01-01', '2030-01-01']])
  })

  it('of one day added by several at once is added by one; the others are told', async () => {
    const component = own()
    await add({ ...component, validFrom: '2027-01-01' })
    const answers = await Promise.all([2200, 2300, 2400].map((rateBps) => add({ ...component, rateBps })))
    expect(answers.map(({ status, problem }) => problem ?? status).toSorted()).toEqual([201, 'catalog/rate-changed-meanwhile', 'catalog/rate-changed-meanwhile'])
  })

  it('of different days added at once leaves no day with two rates', async () => {
    const component = own()
    await add({ ...component, validFrom: '2027-01-01' })
    await Promise.all(['2030-01-01', '2031-01-01', '2029-01-01'].map((validFrom) => add({ ...component, validFrom })))
    const steps = (await rates()).filter((one) => one.component === component.component).toReversed()
    steps.forEach(({ validTo }, index) => expect(validTo).toBe(steps[index + 1]?.validFrom ?? null))
  })

  it('sent twice under one id is there once', async () => {
    const body = rate({ ...own(), id: newId() })
    expect((await world.ask(accountant(), 'POST', '/tax-rates', { body })).status).toBe(201)
    expect((await world.ask(accountant(), 'POST', '/tax-rates', { body })).status).toBe(200)
    expect(await world.ask(accountant(), 'POST', '/tax-rates', { body: { ...body, rateBps: 1 } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })

  it.each([
    ['more than everything', { rateBps: 10_001 }], ['half a basis point', { rateBps: 1.5 }], ['a class of nobody', { taxClass: 'luxury' }], ['no source', { source: '' }],
    ['a country in words', { country: 'Czechia' }], ['a day that does not exist', { validFrom: '2030-02-30' }], ['no component', { component: '' }],
  ])('with %s is refused', async (_what, of) => {
    expect(await add({ ...own(), ...of })).toMatchObject({ status: 422, problem: 'http/invalid' })
  })
})

describe('a rate', () => {
  it('is checked by somebody, whose name stands beside it from then on', async () => {
    const { body } = await add(own())
    expect(await world.ask(accountant(), 'POST', `/tax-rates/${body.id}/verify`)).toMatchObject({ status: 200, body: { verifiedOn: today, verifiedBy: { id: accountant().staffId } } })
    expect(await world.ask(world.here.staff.owner, 'POST', `/tax-rates/${body.id}/verify`)).toMatchObject({ status: 200, body: { verifiedBy: { id: accountant().staffId } } })
  })

  it('that has not begun is taken back; one that has is ended no sooner than today', async () => {
    const [planned, held] = [(await add(own())).body, (await add({ ...own(), validFrom: '2024-01-01' })).body]
    const end = (id: string, validTo: string) => world.ask<TaxRate>(accountant(), 'POST', `/tax-rates/${id}/end`, { body: { validTo } })
    expect(await end(planned.id, planned.validFrom)).toMatchObject({ status: 200, body: { validTo: planned.validFrom } })
    expect(await end(held.id, addDays(today, -1))).toMatchObject({ status: 409, problem: 'catalog/rate-begun' })
    expect(await end(held.id, addDays(today, 1))).toMatchObject({ status: 200 })
    // Begun again after its end it would stand in another's days.
    const next = await add({ component: held.component, validFrom: addDays(today, 1) })
    expect(next.status).toBe(201)
    expect(await end(held.id, addDays(today, 9))).toMatchObject({ status: 409, problem: 'catalog/rate-changed-meanwhile' })
  })

  it('is managed by owner, manager and accountant, and by nobody of another organization', async () => {
    const { body } = await add(own())
    for (const role of ['clerk', 'optician', 'warehouse', 'read-only'] as const) {
      expect(await world.ask(world.here.staff[role], 'POST', '/tax-rates', { body: rate(own()) })).toMatchObject({ status: 403 })
      expect(await world.ask(world.here.staff[role], 'POST', `/tax-rates/${body.id}/verify`)).toMatchObject({ status: 403 })
    }
    expect((await world.ask(world.here.staff.manager, 'POST', '/tax-rates', { body: rate(own()) })).status).toBe(201)
    expect(await world.ask(world.elsewhere.staff.owner, 'POST', `/tax-rates/${body.id}/verify`)).toMatchObject({ status: 404 })
    expect(await world.ask(world.elsewhere.staff.owner, 'POST', `/tax-rates/${body.id}/end`, { body: { validTo: '2031-01-01' } })).toMatchObject({ status: 404 })
  })
})

it('a tax class is added once, behind the others', async () => {
  const body = { code: 'second-reduced', name: 'Druhá snížená' }
  expect((await world.ask(accountant(), 'POST', '/tax-classes', { body })).status).toBe(201)
  expect((await world.ask(accountant(), 'POST', '/tax-classes', { body })).status).toBe(200)
  expect(await world.ask(accountant(), 'POST', '/tax-classes', { body: { ...body, name: 'Jiná' } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
  expect((await world.ask<{ items: { code: string }[] }>(accountant(), 'GET', '/tax-classes')).body.items.at(-1)?.code).toBe('second-reduced')
})
