import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { NumberBlocks } from '#modules/identity/server'
import type { OrderView } from '#modules/orders/contract'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { openPool } from '#platform/db/pool'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Relay } from '#platform/facts/relay'
import { anOrderWorld } from '../helpers/order-world.ts'
import type { OrderWorld } from '../helpers/order-world.ts'
import { expectSound } from './expect-sound.ts'

/** Does them all at once, with the pause that lets each start before the first ends. */
const together = <T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, n) => act(n)))

const tally = (answers: readonly { status: number; problem: string | null }[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { status, problem } of answers) counts[problem ?? status] = (counts[problem ?? status] ?? 0) + 1
  return counts
}

/** A connection of the tables' owner, to hold a lock with. */
async function owner(world: OrderWorld): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client(world.database.owner)
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}

describe('one order', () => {
  it('is collected once, though six press at the same time', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const { body: order } = await world.take()
    const { body: ready } = await world.move(order, 'ready')
    const payment = { method: 'cash', amount: { amount: order.total.amount, currency: 'CZK' } }
    const answers = await together(6, () => world.ask(clerk, 'POST', `/orders/${order.id}/collect`, { body: { payment }, version: ready.version, key: newId() }))
    expect(tally(answers)).toEqual({ 200: 1, 'http/version-stale': 5 })
    expect(await world.journal(order.id)).toEqual({ receivable: 0, sold: 0 })
    await expectSound(world)
  })

  it('takes no more than it costs from six tills at once', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const { body: order } = await world.take()
    const third = Math.floor(order.total.amount / 3)
    const answers = await together(6, () => world.ask(clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'cash', amount: { amount: third, currency: 'CZK' } }, key: newId() }))
    expect(tally(answers)).toEqual({ 201: 3, 'orders/overpaid': 3 })
    expect((await world.journal(order.id)).receivable).toBe(order.total.amount - 3 * third)
    await expectSound(world)
  })

  it('takes one deposit from six calls with one key, and answers all of them alike', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const { body: order } = await world.take()
    const key = newId()
    const answers = await together(6, () => world.ask<OrderView>(clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'card', amount: { amount: 50_000, currency: 'CZK' } }, key }))
    expect(tally(answers)).toEqual({ 201: 6 })
    expect(new Set(answers.map(({ body }) => body.payments.map(({ id }) => id).join())).size).toBe(1)
    await expectSound(world)
  })

  it('paid while it is cancelled keeps the money or refuses it, never half', async () => {
    await using world = await anOrderWorld()
    const { clerk, owner: boss } = world.here.staff
    for (let round = 0; round < 8; round += 1) {
      const { body: order } = await world.take({ deposit: 50_000 })
      const [paid, cancelled] = await Promise.all([
        world.ask(clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'cash', amount: { amount: 10_000, currency: 'CZK' } } }),
        world.ask(boss, 'POST', `/orders/${order.id}/cancel`, { body: { reason: 'changed their mind', refund: { method: 'cash' } }, version: 1 }),
      ])
      expect(cancelled.status).toBe(200)
      expect([201, 409]).toContain(paid.status)
      expect(await world.journal(order.id)).toEqual({ receivable: 0, sold: 0 })
    }
    await expectSound(world)
  })

  it('moved, changed, collected and cancelled at once obeys one and tells the others what happened', async () => {
    await using world = await anOrderWorld()
    const { owner: boss } = world.here.staff
    for (let round = 0; round < 5; round += 1) {
      const { body: order } = await world.take()
      const { body: ready } = await world.move(order, 'ready')
      const at = `/orders/${order.id}`
      const answers = await Promise.all([
        world.ask(boss, 'POST', `${at}/stage`, { body: { stage: 'checked' }, version: ready.version }), world.ask(boss, 'PATCH', at, { body: { priority: 'rush' }, version: ready.version }),
        world.ask(boss, 'POST', `${at}/collect`, { body: {}, version: ready.version }), world.ask(boss, 'POST', `${at}/cancel`, { body: { reason: 'x' }, version: ready.version }),
      ])
      expect(tally(answers)).toEqual({ 200: 1, 'http/version-stale': 3 })
    }
    await expectSound(world)
  })

  it('taken six times under one id is there once', async () => {
    await using world = await anOrderWorld()
    const { clerk } = world.here.staff
    const id = newId()
    const answers = await together(6, () => world.ask<OrderView>(clerk, 'POST', '/orders', { body: { ...world.newOrder(50_000), id }, key: newId() }))
    expect(tally(answers)).toEqual({ 200: 5, 201: 1 })
    expect(await world.peek('select id from orders')).toEqual([{ id }])
    await expectSound(world)
  })
})

describe('a customer', () => {
  it('renamed while an order is being taken is in the list by the new name', async () => {
    await using world = await anOrderWorld()
    await using holder = await owner(world)
    const { clerk } = world.here.staff
    await holder.query('begin')
    await holder.query('lock table account_balances in share mode')
    const taking = world.take({ deposit: 10_000 })
    await new Promise((wake) => setTimeout(wake, 200))
    const renaming = world.ask(clerk, 'PATCH', `/customers/${world.customerId}`, { body: { familyName: 'Jiná' }, version: 1 })
    const early = await Promise.race([renaming.then(() => true), new Promise<boolean>((wake) => setTimeout(() => wake(false), 500))])
    if (early) await world.handleFacts()
    await holder.query('commit')
    expect([(await taking).status, (await renaming).status]).toEqual([201, 200])
    if (!early) await world.handleFacts()
    await expectSound(world)
  })

  it('renamed while the list is being kept is in the list by the last name', async () => {
    await using world = await anOrderWorld()
    await using holder = await owner(world)
    const { clerk } = world.here.staff
    const { body: order } = await world.take()
    const rename = (familyName: string, version: number) => world.ask(clerk, 'PATCH', `/customers/${world.customerId}`, { body: { familyName }, version })
    await rename('Prvá', 1)
    await holder.query('begin')
    await holder.query('select from order_list where order_id = $1 for update', [order.id])
    const keeping = world.handleFacts()
    await new Promise((wake) => setTimeout(wake, 300))
    expect((await rename('Druhá', 2)).status).toBe(200)
    await holder.query('commit')
    await keeping
    await expectSound(world)
  })

  it('made six times under one id is there once, with one key', async () => {
    await using world = await anOrderWorld()
    const id = newId()
    const answers = await together(6, () => world.ask(world.here.staff.clerk, 'POST', '/customers', { body: { id, familyName: 'Jediná', phones: [{ value: '777 123 456' }] }, key: newId() }))
    expect(tally(answers)).toEqual({ 200: 5, 201: 1 })
    expect(await world.peek('select person_id from person_keys where person_id = $1', [id])).toHaveLength(1)
    expect(await world.peek('select id from customer_contacts where customer_id = $1', [id])).toHaveLength(1)
  })
})

describe('numbers', () => {
  it('of one series never meet, though two processes hand them out and some are given back', async () => {
    await using world = await anOrderWorld()
    await using one = new NumberBlocks(world.deps.db)
    await using other = new NumberBlocks(world.deps.db)
    const used = new Set<number>()
    let twice = 0
    await together(120, async (n) => {
      await (n % 2 ? one : other).using(world.here.id, 'tests', 2026, async (number) => {
        await new Promise((wake) => setTimeout(wake, Math.random() * 5))
        if (n % 7 === 0) throw new Error('changed my mind')
        if (used.has(number)) twice += 1
        used.add(number)
        return { used: true }
      }).catch(() => undefined)
    })
    expect([twice, used.size]).toEqual([0, 120 - 18])
  })

  it('of forty orders taken at once differ', async () => {
    await using world = await anOrderWorld()
    const answers = await together(40, () => world.take())
    expect(tally(answers)).toEqual({ 201: 40 })
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(40)
    expect(new Set(answers.map(({ body }) => body.paymentSymbol)).size).toBe(40)
  })
})

describe('a repeated call', () => {
  it('that comes while the first is still at work is judged anew when the first fails', async () => {
    await using world = await anOrderWorld()
    const by = { organizationId: world.here.id, actorId: newId(), idempotency: { key: newId(), hash: Buffer.from('same') } }
    const { db, keys } = world.deps
    let release = (): void => undefined
    const held = new Promise<void>((wake) => { release = wake })
    const tries: string[] = []
    const first = once(db, keys, by, async () => {
      tries.push('first')
      await held
      throw new Error('no')
    }, async () => 'again')
    await new Promise((wake) => setTimeout(wake, 100))
    const second = once(db, keys, by, async () => {
      tries.push('second')
      return { answer: 'done', ids: {} }
    }, async () => 'again')
    await new Promise((wake) => setTimeout(wake, 100))
    release()
    await expect(first).rejects.toThrow('no')
    expect(await second).toBe('done')
    expect(await once(db, keys, by, async () => ({ answer: 'twice', ids: {} }), async () => 'again')).toBe('again')
    expect(tries).toEqual(['first', 'second'])
  })

  it('is done once though it met a deadlock and was tried again', async () => {
    await using world = await anOrderWorld()
    const { db, keys } = world.deps
    const [one, other] = [newId(), newId()]
    for (const [id, name] of [[one, 'one'], [other, 'other']] as const) await db.inTenant(world.here.id, (tx) => tx.run(sql`insert into skills (organization_id, id, name) values (${world.here.id}, ${id}, ${name})`))
    let [runs, holding] = [0, 0]
    const { promise: bothHoldOne, resolve: go } = Promise.withResolvers<undefined>()
    const crossing = (first: string, then: string) => once(db, keys, { organizationId: world.here.id, actorId: newId(), idempotency: { key: newId(), hash: Buffer.from('x') } }, async (tx) => {
      runs += 1
      await tx.run(sql`update skills set name = name || '+' where organization_id = ${world.here.id} and id = ${first}`)
      holding += 1
      if (holding === 2) go(undefined)
      await bothHoldOne
      await tx.run(sql`update skills set name = name || '+' where organization_id = ${world.here.id} and id = ${then}`)
      return { answer: 'done', ids: {} }
    }, async () => 'again')
    expect(await Promise.all([crossing(one, other), crossing(other, one)])).toEqual(['done', 'done'])
    expect(runs).toBeGreaterThan(2)
    expect((await world.peek<{ name: string }>('select name from skills where organization_id = $1 order by name', [world.here.id])).map(({ name }) => name)).toEqual(['one++', 'other++'])
    expect(await world.peek('select from idempotency where outcome is null')).toEqual([])
  })
})

describe('keys', () => {
  it('made by six first uses at once are one', async () => {
    await using world = await anOrderWorld()
    await world.peek('delete from organization_keys where organization_id = $1', [world.elsewhere.id])
    const folder = mkdtempSync(join(tmpdir(), 'lunette-race-'))
    using cleanup = new DisposableStack()
    cleanup.defer(() => rmSync(folder, { recursive: true }))
    const master = await openMasterKeys(join(folder, 'keys.json'))
    // Six processes: each has a keyring of its own.
    const person = newId()
    const found = await together(6, () => world.deps.db.inTenant(world.elsewhere.id, async (tx) => {
      const keys = new Keyring(master)
      return [(await keys.organizationKey(tx)).secret.toString('hex'), (await keys.personKey(tx, person)).secret.toString('hex')].join(' ')
    }))
    expect(new Set(found).size).toBe(1)
  })

  it('once destroyed are gone from memory, though somebody read them a moment before', async () => {
    await using world = await anOrderWorld()
    const { db, keys } = world.deps
    const person = newId()
    await db.inTenant(world.here.id, (tx) => keys.personKey(tx, person))
    await db.inTenant(world.here.id, async (tx) => {
      await keys.destroyPersonKey(tx, person)
      await db.inTenant(world.here.id, (reader) => keys.personKey(reader, person))
    })
    await expect(db.inTenant(world.here.id, (tx) => keys.personKey(tx, person))).rejects.toThrow(/destroyed/)
  })
})

it('relays each fact once though three relays claim at once', async () => {
  await using world = await anOrderWorld()
  const pool = openPool(world.database.relay, 6)
  const log = world.deps.log
  const claimed: string[] = []
  try {
    const relays = Array.from({ length: 3 }, () => new Relay({ pool, log, jobsFor: (kind) => {
      if (kind.startsWith('things.')) claimed.push(kind)
      return []
    } }))
    await together(30, (n) => world.deps.db.inTenant(world.here.id, async (tx) => recordFacts(tx, { kind: `things.${n}`, subjectId: newId(), subjectVersion: 1 })))
    for (const giveUpAt = Date.now() + 10_000; claimed.length < 30; await new Promise((wake) => setTimeout(wake, 20))) expect(Date.now()).toBeLessThan(giveUpAt)
    for (const relay of relays) await relay[Symbol.asyncDispose]()
    expect([claimed.length, new Set(claimed).size]).toEqual([30, 30])
  } finally {
    await pool.end()
  }
})
