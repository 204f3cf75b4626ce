import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Problem } from '#platform/http/problem'
import { testDatabase } from '#tests/helpers/test-database'
import { Database } from './database.ts'
import { once, partitionDay } from './once.ts'
import type { Once } from './once.ts'
import { sql } from './sql.ts'

async function world() {
  const folder = await mkdtemp(join(tmpdir(), 'lunette-once-'))
  const test = await testDatabase()
  const db = new Database({ connection: test.app, size: 12 })
  const organization = newId()
  await db.inTenant(organization, (tx) => tx.run(sql`insert into organizations (id, slug, name, country, currency, language, vat_payer) values (${organization}, 'lumen', 'Lumen', 'CZ', 'CZK', 'cs', true)`))
  const keys = new Keyring(await openMasterKeys(join(folder, 'keys.json')))
  const call = (key: string, body: string, actorId = 'a0000000-0000-4000-8000-000000000001'): Once =>
    ({ organizationId: organization, actorId, idempotency: { key, hash: Buffer.from(body.padEnd(32)) } })
  const addSkill = (by: Once, name: string) => once(db, keys, by, async (tx) => {
    const id = newId()
    await tx.run(sql`insert into skills (organization_id, id, name) values (${organization}, ${id}, ${name})`)
    return { answer: { name, again: false }, ids: { id } }
  }, async (tx, ids) => ({ ...await tx.one<{ name: string }>(sql`select name from skills where organization_id = ${organization} and id = ${ids.id}`), again: true }))
  const count = async () => (await db.inTenant(organization, (tx) => tx.one<{ n: number }>(sql`select count(*) as n from skills`))).n
  return { db, call, addSkill, count, organization, async [Symbol.asyncDispose]() { await db[Symbol.asyncDispose](); await test[Symbol.asyncDispose](); await rm(folder, { recursive: true }) } }
}

describe('once', () => {
  it('answers a repeated call from what is there now, and does it once', async () => {
    await using w = await world()
    const by = w.call(newId(), 'same')
    expect(await w.addSkill(by, 'refraction')).toEqual({ name: 'refraction', again: false })
    expect(await w.addSkill(by, 'refraction')).toEqual({ name: 'refraction', again: true })
    expect(await w.count()).toBe(1)
  })

  it('lets twelve twins at once do it one time', async () => {
    await using w = await world()
    const by = w.call(newId(), 'same')
    const answers = await Promise.all(Array.from({ length: 12 }, () => w.addSkill(by, 'refraction')))
    expect(answers.filter(({ again }) => !again)).toHaveLength(1)
    expect(await w.count()).toBe(1)
  })

  it('refuses a key that comes with another request', async () => {
    await using w = await world()
    const key = newId()
    await w.addSkill(w.call(key, 'one'), 'one')
    await expect(w.addSkill(w.call(key, 'other'), 'other')).rejects.toMatchObject({ kind: { type: 'http/key-reused' } })
  })

  it('does not confuse two people with one key', async () => {
    await using w = await world()
    const key = newId()
    await w.addSkill(w.call(key, 'same'), 'hers')
    expect(await w.addSkill(w.call(key, 'same', 'b0000000-0000-4000-8000-000000000002'), 'his')).toEqual({ name: 'his', again: false })
  })

  it('judges a refused call again, for nothing of it was kept', async () => {
    await using w = await world()
    const by = w.call('a-key-of-another-form', 'same')
    const refused = once<string>(w.db, new Keyring({} as never), by, async () => { throw new Problem({ type: 't/t', title: 'no', status: 409, help: '' }) }, async () => 'again')
    await expect(refused).rejects.toBeInstanceOf(Problem)
    expect(await w.addSkill(by, 'now')).toEqual({ name: 'now', again: false })
  })
})

describe('partitionDay', () => {
  const now = Date.parse('2026-11-24T00:00:01Z')

  it('is the day inside the key, whenever it comes', () => {
    const key = newId(Date.parse('2026-11-23T23:59:59Z'))
    expect(partitionDay(key, now)).toBe('2026-11-23')
    expect(partitionDay(key, now - 5_000)).toBe('2026-11-23')
  })

  it('is the undated one for other keys and for impossible times', () => {
    expect(partitionDay('order-4711-attempt', now)).toBe('1970-01-01')
    expect(partitionDay(newId(Date.parse('2020-01-01T00:00:00Z')), now)).toBe('1970-01-01')
  })
})
