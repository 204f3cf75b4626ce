import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { createLog } from '#platform/log/log'
import { keyedDatabase } from '#tests/helpers/keyed-database'
import { changeKeyFile } from './key-file.ts'
import { Keyring } from './keyring.ts'
import { Resealer } from './resealer.ts'
import { newSecret } from './seal.ts'

/** Six organizations with a key each, under a master key that has just been followed by another. */
async function rotatedMaster() {
  const stack = new AsyncDisposableStack()
  const { db, relay, owner, file, master, keys } = await keyedDatabase(stack)
  const organizations = Array.from({ length: 6 }, () => newId()).toSorted()
  for (const id of organizations) await db.inTenant(id, (tx) => keys.organizationKey(tx))
  changeKeyFile(file, (content) => ({ ...content!, keys: [...content!.keys, { version: 2, secret: newSecret().toString('base64') }] }))
  const resealer = (beside?: () => Promise<void>) => stack.use(new Resealer({ pool: relay, db, keys: new Keyring(master), master, columns: [], log: createLog('silent'), everyMs: 3_600_000, ...(beside && { beside }) }))
  return {
    organizations, resealer,
    spoil: (id: string) => owner.query(`update organization_keys set wrapped = set_byte(wrapped, length(wrapped) - 1, get_byte(wrapped, length(wrapped) - 1) # 1) where organization_id = $1`, [id]),
    beginRotation: (id: string) => owner.query(`insert into key_rotations (organization_id, version, begun_at) values ($1, 1, now() - interval '1 minute')`, [id]),
    waiting: async () => (await owner.query('select organization_id as id from app.rotations_waiting()')).rows,
    underOld: async (): Promise<string[]> => (await owner.query<{ id: string }>('select organization_id as id from organization_keys where app.sealed_version(wrapped) < 2 order by 1')).rows.map(({ id }) => id),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

it('goes on with the others where the key of one is damaged', async () => {
  await using world = await rotatedMaster()
  const spoilt = [world.organizations[0]!, world.organizations[3]!]
  for (const id of spoilt) await world.spoil(id)
  await world.resealer().work()
  expect(await world.underOld()).toEqual(spoilt)
})

it('goes on with the organizations where what stands beside them fails', async () => {
  await using world = await rotatedMaster()
  await world.beginRotation(world.organizations[2]!)
  await world.resealer(() => Promise.reject(new Error('the other table is locked'))).work()
  expect([await world.underOld(), await world.waiting()]).toEqual([[], []])
})
