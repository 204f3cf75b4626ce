import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import { testDatabase } from './test-database.ts'

/** A database with a key file of its own, seen by the application, by the relay and by who owns its tables; all of it goes with `stack`. */
export async function keyedDatabase(stack: AsyncDisposableStack) {
  const folder = mkdtempSync(join(tmpdir(), 'lunette-keyed-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  const test = stack.use(await testDatabase())
  const db = stack.use(new Database({ connection: test.app, size: 6 }))
  const relay = openPool(test.relay, 1)
  stack.defer(() => relay.end())
  const owner = new pg.Pool({ ...test.owner, max: 1 })
  stack.defer(() => owner.end())
  const file = join(folder, 'keys.json')
  const master = await openMasterKeys(file)
  return { db, relay, owner, file, master, keys: new Keyring(master) }
}
