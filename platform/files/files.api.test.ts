import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { Keyring, PersonErased } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import { testDatabase } from '#tests/helpers/test-database'
import { readFile } from './read-file.ts'
import { LARGEST_FILE, removeFile, storeFile } from './store-file.ts'

const stack = new AsyncDisposableStack()
const [north, south, person] = [newId(), newId(), newId()]
const subject = { kind: 'thing', id: newId() }
const secret = 'S3CRET-in-an-attachment'
let db: Database
let keys: Keyring
let superuser: pg.Pool

const note = (text: string, more: object = {}) => ({ name: 'note.txt', bytes: Buffer.from(text), subject, createdBy: null, pointer: '/file', ...more })
const store = (organization: string, file: Parameters<typeof storeFile>[2]) => db.inTenant(organization, (tx) => storeFile(tx, keys, file))
const read = (organization: string, id: string) => db.inTenant(organization, (tx) => readFile(tx, keys, id))

beforeAll(async () => {
  const database = stack.use(await testDatabase())
  const folder = mkdtempSync(join(tmpdir(), 'lunette-files-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  db = stack.use(new Database({ connection: database.app }))
  superuser = openPool(database.superuser, 1)
  stack.defer(() => superuser.end())
  keys = new Keyring(await openMasterKeys(join(folder, 'keys.json')))
})
afterAll(() => stack.disposeAsync())

it('opens what it sealed, in its own organization only', async () => {
  const stored = await store(north, note(secret))
  expect(stored).toMatchObject({ name: 'note.txt', mediaType: 'text/plain', size: secret.length })
  expect(await read(north, stored.id)).toMatchObject({ name: 'note.txt', mediaType: 'text/plain', subject, bytes: Buffer.from(secret) })
  expect(await read(south, stored.id)).toBeNull()
})

it('keeps nothing of the content in clear', async () => {
  await store(north, note(secret, { personId: person }))
  const { rows } = await superuser.query('select from files f where position($1 in f::text) > 0 or position($2 in f::text) > 0', [secret, Buffer.from(secret).toString('hex')])
  expect(rows).toHaveLength(0)
})

it('is unreadable once its person is erased, while others stay', async () => {
  const [theirs, ours] = [await store(north, note('about them', { personId: person, health: true })), await store(north, note('about the shop'))]
  expect(await read(north, theirs.id)).toMatchObject({ personId: person, health: true })
  await db.inTenant(north, (tx) => keys.destroyPersonKey(tx, person))
  await expect(read(north, theirs.id)).rejects.toThrow(PersonErased)
  expect((await read(north, ours.id))?.bytes.toString()).toBe('about the shop')
})

it('does not open content that was put into another row', async () => {
  const [one, other] = [await store(north, note('one')), await store(north, note('other'))]
  await superuser.query('update files set content = (select content from files where id = $1) where id = $2', [one.id, other.id])
  await expect(read(north, other.id)).rejects.toThrow()
})

it('knows equal files again within one organization', async () => {
  const ids = [await store(north, note('equal')), await store(north, note('equal')), await store(south, note('equal'))].map(({ id }) => id)
  const { rows } = await superuser.query<{ mark: string }>('select encode(content_mark, \'hex\') as mark from files where id = any($1) order by array_position($1, id)', [ids])
  expect(rows[0]?.mark).toBe(rows[1]?.mark)
  expect(rows[0]?.mark).not.toBe(rows[2]?.mark)
})

it('is out of sight once it is removed', async () => {
  const { id } = await store(north, note('gone'))
  await db.inTenant(north, (tx) => removeFile(tx, id))
  expect(await read(north, id)).toBeNull()
})

it.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['too much', Buffer.alloc(LARGEST_FILE + 1, 'x'), 'larger than 10 MB'],
  ['a script', Buffer.from('#!/bin/sh\n'), 'kind of file'],
])('refuses %s at its field', async (_what, bytes, sentence) => {
  await expect(store(north, { ...note(''), bytes })).rejects.toMatchObject({ extra: { errors: [{ pointer: '/file', detail: expect.stringContaining(sentence) }] } })
})
