import { rmSync } from 'node:fs'
import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import { readFile } from '#platform/files/read-file'
import { storeFile } from '#platform/files/store-file'
import { createLog } from '#platform/log/log'
import { keyedDatabase } from '#tests/helpers/keyed-database'
import { countSealed } from './count-sealed.ts'
import { changeKeyFile } from './key-file.ts'
import { Keyring } from './keyring.ts'
import { openMasterKeys } from './master-keys.ts'
import { resealOrganization } from './reseal.ts'
import { Resealer } from './resealer.ts'
import { newSecret, open, seal } from './seal.ts'
import { platformSealed } from './sealed-column.ts'

const FILES = 9

/** An organization with nine files, a person with a file, and 1,200 kept answers. */
async function world() {
  const stack = new AsyncDisposableStack()
  const { db, relay, owner, file, master, keys } = await keyedDatabase(stack)
  const [organization, person] = [newId(), newId()]
  const files: string[] = []
  const put = (name: string, personId?: string, id = newId()) => db.inTenant(organization, (tx) => storeFile(tx, keys, { id, name: `${name}.txt`, bytes: Buffer.from(`content of ${name}`), subject: { kind: 'order', id: organization }, createdBy: null, pointer: '/', ...(personId && { personId }) }))
  for (let n = 0; n < FILES; n += 1) files.push((await put(`f${n}`)).id)
  const ofPerson = (await put('person', person)).id
  const key = await db.inTenant(organization, (tx) => keys.organizationKey(tx))
  await owner.query(`insert into idempotency (organization_id, actor_id, key, key_day, request_hash, outcome) select $1, $1, 'key-number-' || n, '1970-01-01', '\\x00', $2 from generate_series(1, 1200) n`, [organization, seal(key, 'idempotency', Buffer.from('{}'))])
  const rotate = async () => {
    const { version } = await db.inTenant(organization, async (tx) => {
      const next = await keys.rotateOrganizationKey(tx)
      tx.send(sql`insert into key_rotations (organization_id, version) values (${tx.organizationId}, ${next.version})`)
      return next
    })
    return version
  }
  return {
    db, relay, master, keys, file, organization, files, ofPerson, put, rotate,
    reseal: (version: number, by = keys) => resealOrganization(db, by, platformSealed, organization, version),
    read: async (id: string, by = keys) => (await db.inTenant(organization, (tx) => readFile(tx, by, id)))?.bytes.toString(),
    count: (by = keys) => db.inTenant(organization, (tx) => countSealed(tx, by, platformSealed)),
    asOwner: async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => (await owner.query<Row>(text)).rows,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

describe('sealing anew after a rotation', () => {
  it('leaves nothing under the old key, and everything readable, before and after', async () => {
    await using w = await world()
    const version = await w.rotate()
    expect([version, await w.read(w.files[0]!)]).toEqual([2, 'content of f0'])
    expect(await w.reseal(version)).toEqual({ resealed: FILES + 1200 + 1, unreadable: 0, done: false })
    expect((await w.count()).map(({ kind, version: under, count }) => [kind, under, count])).toEqual([['keys of persons', 2, 1], ['answers kept for repeated requests', 2, 1200], ['files', 2, FILES], ['files of persons', 2, 1]])
    const fresh = new Keyring(w.master)
    expect(await Promise.all([...w.files, w.ofPerson].map((id) => w.read(id, fresh)))).toEqual([...w.files.map((_, n) => `content of f${n}`), 'content of person'])
  })

  it('goes on where it was after a kill, and beside another that does the same', async () => {
    await using w = await world()
    const version = await w.rotate()
    // Killed in the middle: some files are sealed anew, the rest is not.
    const newest = await w.db.inTenant(w.organization, (tx) => w.keys.organizationKey(tx))
    const old = await w.db.inTenant(w.organization, (tx) => w.keys.organizationKey(tx, 1))
    for (const id of w.files.slice(0, 4)) {
      const [row] = await w.asOwner<{ content: Buffer }>(`select content from files where id = '${id}'`)
      await w.db.inTenant(w.organization, (tx) => tx.run(sql`update files set content = ${seal(newest, `file ${id}`, open(old, `file ${id}`, row!.content))} where organization_id = ${w.organization} and id = ${id}`))
    }
    const both = await Promise.all([w.reseal(version), w.reseal(version, new Keyring(w.master))])
    const third = await w.reseal(version)
    expect(both[0].resealed + both[1].resealed + third.resealed).toBe(FILES - 4 + 1200 + 1)
    expect((await w.count()).every(({ version: under }) => under === 2)).toBe(true)
  })

  it('is done only when nobody can still write with the old key', async () => {
    await using w = await world()
    const version = await w.rotate()
    expect((await w.reseal(version)).done).toBe(false)
    await w.asOwner(`update key_rotations set begun_at = now() - interval '1 minute'`)
    // A process that has not heard of the new key wrote meanwhile.
    const late = new Keyring(w.master)
    const old = await w.db.inTenant(w.organization, (tx) => late.organizationKey(tx, 1))
    await w.asOwner(`update files set content = '\\x${seal(old, `file ${w.files[0]}`, Buffer.from('content of f0')).toString('hex')}' where id = '${w.files[0]}'`)
    expect(await w.reseal(version)).toEqual({ resealed: 1, unreadable: 0, done: true })
    expect(await w.asOwner(`select version from app.rotations_waiting()`)).toEqual([])
  })

  it('counts what cannot be read and ends all the same', async () => {
    await using w = await world()
    await w.asOwner(`update files set content = substring(content for 20) || '\\x00'::bytea || substring(content from 22) where id = '${w.files[3]}'`)
    const version = await w.rotate()
    await w.asOwner(`update key_rotations set begun_at = now() - interval '1 minute'`)
    expect(await w.reseal(version)).toEqual({ resealed: FILES - 1 + 1200 + 1, unreadable: 1, done: true })
    expect(await w.asOwner('select unreadable from key_rotations')).toEqual([{ unreadable: 1 }])
  })

  it('is told the same file again as before the rotation', async () => {
    await using w = await world()
    await w.rotate()
    await expect(w.put('f0', undefined, w.files[0])).resolves.toMatchObject({ id: w.files[0] })
    await expect(w.put('f1', undefined, w.files[0])).rejects.toMatchObject({ kind: { type: 'http/id-exists' } })
  })
})

it('takes up by itself what was begun: keys under an older master key, and texts under an older key', async () => {
  await using w = await world()
  await w.rotate()
  await using resealer = new Resealer({ pool: w.relay, db: w.db, keys: w.keys, master: w.master, columns: platformSealed, log: createLog('silent') })
  changeKeyFile(w.file, (content) => ({ ...content!, keys: [...content!.keys, { version: 2, secret: newSecret().toString('base64') }] }))
  await resealer.work()
  expect(await w.asOwner('select distinct app.sealed_version(wrapped) as version from organization_keys')).toEqual([{ version: 2 }])
  expect((await w.count()).every(({ version }) => version === 2)).toBe(true)
  expect(await w.read(w.files[0]!, new Keyring(await openMasterKeys(w.file)))).toBe('content of f0')
})

it('says of each kind how much a lost key takes with it', async () => {
  await using w = await world()
  rmSync(w.file)
  const without = new Keyring(await openMasterKeys(w.file, { mayMake: false }))
  const counts = await w.count(without)
  expect(counts.map(({ kind, count }) => [kind, count])).toEqual([['keys of persons', 1], ['answers kept for repeated requests', 1200], ['files', FILES], ['files of persons', 1]])
  expect(counts.every(({ lost }) => lost?.includes('Master key 1 is not in the key file'))).toBe(true)
})
