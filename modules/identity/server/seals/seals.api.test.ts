import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { changeKeyFile } from '#platform/crypto/key-file'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { newSecret } from '#platform/crypto/seal'
import { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import { createLog } from '#platform/log/log'
import { testDatabase } from '#tests/helpers/test-database'
import { audit } from '../audit.ts'
import { examineAudit } from './examine-audit.ts'
import { CounterWentBack, sealAudit } from './seal-audit.ts'
import { newestSealOf } from './newest-seal.ts'
import { codeOfSeal, hashOfSeal, markOfSeal } from './seal-hash.ts'
import { Sealer } from './sealer.ts'

async function world() {
  const stack = new AsyncDisposableStack()
  const test = stack.use(await testDatabase())
  const folder = mkdtempSync(join(tmpdir(), 'lunette-seals-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  const db = stack.use(new Database({ connection: test.app, size: 4 }))
  const relay = openPool(test.relay, 2)
  stack.defer(() => relay.end())
  const owner = new pg.Pool({ ...test.owner, max: 1 })
  stack.defer(() => owner.end())
  const keysFile = join(folder, 'keys.json')
  const master = await openMasterKeys(keysFile)
  const keys = new Keyring(master)
  const deps = { db, keys }
  const organizationId = newId()
  const write = (action: string, of: string = organizationId) => db.inTenant(of, async (tx) => audit(tx, 'system', null, { action, subject: { kind: 'order', id: newId() }, changes: { action } }))
  const ended = async (): Promise<void> => {
    const { rows: [now] } = await owner.query<{ xact: string }>('select pg_current_xact_id()::text as xact')
    for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; await new Promise((wake) => setTimeout(wake, 20))) {
      const { rows } = await owner.query('select where pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8', [now?.xact])
      if (rows.length > 0) return
    }
    throw new Error('a transaction that is older has been underway for 10 s')
  }
  return {
    test, db, relay, keys, keysFile, master, deps, organizationId, write,
    /** As the owner of the tables, whom no policy and no grant holds. */
    asOwner: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => (await owner.query<Row>(text, values)).rows,
    /** Seals once nothing older is underway: transactions of other databases hold the snapshots of all. */
    seal: async () => {
      await ended()
      return sealAudit(relay, deps, organizationId)
    },
    ended,
    examine: (known?: string) => examineAudit(relay, deps, organizationId, known),
    broken: async (known?: string) => (await examineAudit(relay, deps, organizationId, known)).broken,
    entry: async (action: string) => (await owner.query<{ id: string }>('select id from audit_entries where action = $1', [action])).rows[0]!.id,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
type World = Awaited<ReturnType<typeof world>>

/** Three seals over five entries. */
async function sealed(): Promise<World> {
  const w = await world()
  for (const [one, other] of [['a', 'b'], ['c', 'd']] as const) {
    await w.write(one)
    await w.write(other)
    expect(await w.seal()).toBe(2)
  }
  await w.write('e')
  expect(await w.seal()).toBe(1)
  return w
}

describe('the sealer', () => {
  it('chains what is there, of each organization apart, and says nothing where nothing is new', async () => {
    await using w = await sealed()
    const other = newId()
    await w.write('elsewhere', other)
    await using sealer = new Sealer({ ...w.deps, pool: w.relay, log: createLog('silent') })
    // A transaction of another database holds back what may be sealed.
    await expect.poll(async () => {
      await sealer.seal()
      return w.asOwner('select organization_id, number, entries from audit_seals order by organization_id, number')
    }, { timeout: 15_000 }).toEqual(expect.arrayContaining([
      { organization_id: other, number: 1, entries: 1 },
      ...[2, 2, 1].map((entries, index) => ({ organization_id: w.organizationId, number: index + 1, entries })),
    ]))
    await sealer.seal()
    expect(await w.examine()).toEqual({ entries: 5, seals: 3, unsealed: 0, broken: [], notes: [] })
  })

  it('waits for a transaction that has begun, and takes what it wrote with the next seal', async () => {
    await using w = await world()
    await w.write('before')
    await w.ended()
    const slow = await w.db.pool.connect()
    await slow.query('begin')
    await slow.query('select app.use_org($1)', [w.organizationId])
    await slow.query(`insert into audit_entries (organization_id, id, actor_kind, action, subject_kind, subject_id) values ($1, $2, 'system', 'slow', 'order', $2)`, [w.organizationId, newId()])
    await w.write('after')
    expect(await sealAudit(w.relay, w.deps, w.organizationId)).toBe(1)
    await slow.query('commit')
    slow.release()
    expect(await w.seal()).toBe(2)
    expect(await w.broken()).toEqual([])
  })

  it('leaves no gap and makes no seal twice when ten seal at once', async () => {
    await using w = await world()
    for (let n = 0; n < 20; n += 1) {
      await w.write(`n${n}`)
      if (n % 4 === 0) await Promise.all(Array.from({ length: 10 }, () => w.seal()))
    }
    await w.seal()
    expect(await w.examine()).toMatchObject({ entries: 20, unsealed: 0, broken: [] })
  })

  it('parts many entries into several seals, but never a transaction', async () => {
    await using w = await world()
    const many = (count: number) => w.asOwner(`insert into audit_entries (organization_id, id, actor_kind, action, subject_kind, subject_id) select $1, gen_random_uuid(), 'system', 'many', 'order', $1 from generate_series(1, $2)`, [w.organizationId, count])
    await many(7_000)
    for (let n = 0; n < 3; n += 1) await many(2_000)
    expect(await w.seal()).toBe(13_000)
    expect(await w.asOwner('select entries from audit_seals order by number')).toEqual([{ entries: 7_000 }, { entries: 4_000 }, { entries: 2_000 }])
    expect(await w.broken()).toEqual([])
  })

  it('refuses a database that counts its transactions from the start again', async () => {
    await using w = await sealed()
    await w.asOwner('update audit_seals set until_tx = until_tx + 1000000 where number = 3')
    await expect(w.seal()).rejects.toBeInstanceOf(CounterWentBack)
  })
})

describe('the doctor of the audit', () => {
  it('names an entry that was changed, whichever of its columns', async () => {
    await using w = await sealed()
    for (const [column, value] of [['action', `'another'`], ['changes', `'{}'`], ['actor_id', 'gen_random_uuid()'], ['recorded_at', `recorded_at + interval '1 second'`], ['personal', `'\\x00'`], ['address', `'10.0.0.1'`], ['recorded_by_tx', `pg_current_xact_id()`]] as const) {
      const id = await w.entry('c')
      const [kept] = await w.asOwner<{ row: string }>('select row_to_json(e)::text as row from audit_entries e where id = $1', [id])
      await w.asOwner(`update audit_entries set ${column} = ${value} where id = $1`, [id])
      expect(await w.broken(), column).toEqual([expect.stringMatching(new RegExp(`^entry ${id} of .* was changed after seal 2$`))])
      await w.asOwner('delete from audit_entries where id = $1', [id])
      await w.asOwner('insert into audit_entries select * from json_populate_record(null::audit_entries, $1)', [kept!.row])
      expect(await w.broken(), column).toEqual([])
    }
  })

  it('names an entry that is missing', async () => {
    await using w = await sealed()
    const id = await w.entry('b')
    await w.asOwner('delete from audit_entries where id = $1', [id])
    expect(await w.broken()).toEqual([expect.stringMatching(new RegExp(`^entry ${id} of .* is missing; seal 1 has it$`))])
  })

  it('names an entry that was put among those that are sealed', async () => {
    await using w = await sealed()
    const id = newId()
    await w.asOwner(`insert into audit_entries (organization_id, id, recorded_by_tx, recorded_at, actor_kind, action, subject_kind, subject_id)
      select organization_id, $1, recorded_by_tx, recorded_at, 'system', 'forged', 'order', $1 from audit_entries where action = 'd'`, [id])
    expect(await w.broken()).toEqual([expect.stringMatching(new RegExp(`^entry ${id}, which says it is of .*, was added after seal 2$`))])
  })

  it('names an entry that was written later than it says', async () => {
    await using w = await sealed()
    const id = newId()
    await w.asOwner(`insert into audit_entries (organization_id, id, recorded_at, actor_kind, action, subject_kind, subject_id) values ($1, $2, now() - interval '3 days', 'system', 'forged', 'order', $2)`, [w.organizationId, id])
    await w.seal()
    expect(await w.broken()).toEqual([expect.stringMatching(new RegExp(`^entry ${id} says it is of .*, but was written after seal 3`))])
  })

  it('names a seal that was changed to fit, and one made by whoever has no key', async () => {
    await using w = await sealed()
    await w.asOwner(`delete from audit_entries where action = 'e'`)
    await w.asOwner('update audit_seals set entries = 7 where number = 3')
    expect((await w.broken()).join('\n')).toContain('seal 3 does not fit what it says')
    await w.asOwner('delete from audit_seals where number = 3')
    expect(await w.broken()).toEqual([])
    // Whoever forges knows how seals are made, and has the database, but no key.
    await w.write('f')
    const thief = { version: 1, secret: newSecret() }
    const forging = { ...w.deps, keys: { organizationKey: async () => thief } as unknown as Keyring }
    await w.ended()
    await sealAudit(w.relay, forging, w.organizationId)
    expect(await w.broken()).toEqual([`seal 3 was not made with this organization's key: it is forged`])
    await w.asOwner('update audit_seals set key_version = 9 where number = 3')
    expect(await w.broken()).toEqual(['seal 3 names a key that this organization never had: it is forged'])
  })

  it('takes a key that cannot be opened for damage, so that nobody forges seals by spoiling one', async () => {
    await using w = await sealed()
    await w.db.inTenant(w.organizationId, (tx) => w.keys.rotateOrganizationKey(tx))
    await w.write('f')
    await w.seal()
    // Somebody who has the database and no key: the retired key is spoilt, what it sealed is sealed anew with another.
    await w.asOwner(`delete from audit_entries where action = 'e'`)
    await w.asOwner('update organization_keys set wrapped = $1 where version = 1', [Buffer.concat([Buffer.from([1, 0, 0, 0, 1]), newSecret(), newSecret()])])
    await w.asOwner('update audit_seals set mark = $1 where number = 3', [newSecret()])
    const spoilt = { ...w.deps, keys: new Keyring(w.master) }
    const broken = async () => (await examineAudit(w.relay, spoilt, w.organizationId)).broken.join('\n')
    expect(await broken()).toContain('key 1 of the organization cannot be opened, and seals from 1 on may be forged with it')
    await w.asOwner(`update organization_keys set wrapped = '\\x01' where version = 1`)
    expect(await broken()).toContain('key 1 of the organization cannot be opened')
  })

  it('notes a key that its keeper declared lost, and still finds what was changed before that day or forged after it', async () => {
    await using w = await sealed()
    await w.db.inTenant(w.organizationId, (tx) => w.keys.rotateOrganizationKey(tx))
    const declared = await w.db.inTenant(w.organizationId, (tx) => newestSealOf(tx))
    await w.write('f')
    await w.seal()
    await w.asOwner('update organization_keys set wrapped = $1 where version = 1', [newSecret()])
    changeKeyFile(w.keysFile, (before) => ({ ...before!, lost: [{ organization: w.organizationId, version: 1, declaredAt: new Date().toISOString(), lastSeal: { number: 3, hash: declared!.hash.toString('hex') } }] }))
    const keys = new Keyring(w.master)
    const examine = () => examineAudit(w.relay, { ...w.deps, keys }, w.organizationId)
    expect(await examine()).toMatchObject({ broken: [], notes: [expect.stringContaining('was declared lost')] })
    // Later seals cannot have been made with it.
    await w.asOwner('update audit_seals set key_version = 1 where number = 4')
    expect((await examine()).broken).toEqual(['seal 4 is newer than the day on which its key was declared lost: it is forged'])
    await w.asOwner('update audit_seals set key_version = 2 where number = 4')
    await w.asOwner('update audit_seals set hash = $1 where number = 3', [newSecret()])
    expect((await examine()).broken.join('\n')).toContain('is not the one that was told of this number')
  })

  it('finds that seals in the middle are gone', async () => {
    await using w = await sealed()
    await w.asOwner('delete from audit_seals where number = 2')
    expect((await w.broken())[0]).toBe('seals 2 to 2 are gone')
  })

  it('finds seals cut off at their end by the code in a letter, and seals made anew', async () => {
    await using w = await sealed()
    const [{ hash } = { hash: Buffer.alloc(0) }] = await w.asOwner<{ hash: Buffer }>('select hash from audit_seals where number = 3')
    const code = codeOfSeal({ number: 3, hash })
    expect(await w.broken(code)).toEqual([])
    await w.asOwner(`delete from audit_seals where number = 3`)
    await w.asOwner(`delete from audit_entries where action = 'e'`)
    // By itself the rest is whole.
    expect(await w.broken()).toEqual([])
    expect(await w.broken(code)).toEqual(['seal 3 was told and is gone: the seals end at 2, and what was written since may have been changed'])
    await w.write('f')
    await w.seal()
    expect((await w.broken(code))[0]).toMatch(/^seal 3-.* is not the one that was told of this number: seals were made anew$/)
    expect(await w.broken('12-zz')).toEqual([expect.stringContaining('12-zz is no code of a seal')])
  })

  it('knows the seals that were told by letter without being told them', async () => {
    await using w = await sealed()
    await w.asOwner(`insert into organizations (id, slug, name, country, currency, language, vat_payer) values ($1, 'audited', 'Audited', 'CZ', 'CZK', 'cs', true)`, [w.organizationId])
    await w.asOwner('insert into audit_digests (organization_id, shop_day, seal_number, seal_hash) select organization_id, current_date, number, hash from audit_seals where number = 3')
    expect(await w.broken()).toEqual([])
    await w.asOwner('delete from audit_seals where number = 3')
    expect(await w.broken()).toEqual([expect.stringContaining('seal 3 was told and is gone')])
  })

  it('goes on when the clock goes back an hour, and says so without calling it damage', async () => {
    await using w = await sealed()
    // The database's own clock cannot be turned in a test: the last seal was made an hour ahead of it, with all its entries.
    const [seal] = await w.asOwner<{ number: number; from_tx: number; until_tx: number; entries: number; content_hash: Buffer }>(`select number, from_tx, until_tx, entries, sha256(content) as content_hash from audit_seals where number = 3`)
    const [before] = await w.asOwner<{ hash: Buffer }>('select hash from audit_seals where number = 2')
    const ahead = (Date.now() + 3_600_000) * 1000
    const hash = hashOfSeal({ organizationId: w.organizationId, number: 3, fromTx: seal!.from_tx, untilTx: seal!.until_tx, entries: seal!.entries, firstAt: ahead, lastAt: ahead, sealedAt: ahead, content: seal!.content_hash, previous: before!.hash })
    const key = await w.db.inTenant(w.organizationId, (tx) => w.keys.organizationKey(tx))
    await w.asOwner(`update audit_seals set first_at = $1, last_at = $1, sealed_at = $1, hash = $2, mark = $3 where number = 3`, [new Date(ahead / 1000), hash, markOfSeal(key, hash)])
    await w.write('f')
    expect(await w.seal()).toBe(1)
    expect(await w.examine()).toMatchObject({ broken: [], notes: [expect.stringMatching(/^the clock of the database went back by 60 minutes between seals 3 and 4$/)] })
  })

  it('says that nothing seals when entries of a whole day have no seal', async () => {
    await using w = await sealed()
    for (const hours of [5, 1]) await w.asOwner(`insert into audit_entries (organization_id, id, recorded_at, actor_kind, action, subject_kind, subject_id) values ($1, $2, now() - $3 * interval '1 hour', 'system', 'x', 'order', $2)`, [w.organizationId, newId(), hours])
    expect(await w.broken()).toEqual([expect.stringMatching(/^2 entries of more than 2\d\d minutes wait for a seal/)])
  })

  it('judges the entries of an organization by its own seals only', async () => {
    await using w = await sealed()
    const other = newId()
    await w.write('elsewhere', other)
    await w.ended()
    await sealAudit(w.relay, w.deps, other)
    await w.asOwner(`delete from audit_entries where action = 'elsewhere'`)
    expect(await w.broken()).toEqual([])
    expect((await examineAudit(w.relay, w.deps, other)).broken).toHaveLength(1)
  })
})

it('gives the application no way to change or make a seal, and the relay none to change one', async () => {
  await using w = await sealed()
  for (const statement of ['update audit_seals set entries = 1', 'delete from audit_seals', 'insert into audit_seals select * from audit_seals']) {
    await expect(w.db.pool.query(statement), statement).rejects.toThrow('permission denied')
    if (!statement.startsWith('insert')) await expect(w.relay.query(statement), statement).rejects.toThrow('permission denied')
  }
})
