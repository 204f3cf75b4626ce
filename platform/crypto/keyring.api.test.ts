import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { Database } from '#platform/db/database'
import { testDatabase } from '#tests/helpers/test-database'
import { Keyring, PersonErased } from './keyring.ts'
import { openMasterKeys } from './master-keys.ts'
import { open, seal } from './seal.ts'

async function world() {
  const stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'lunette-keyring-'))
  stack.defer(() => rm(folder, { recursive: true }))
  const test = stack.use(await testDatabase())
  const db = stack.use(new Database({ connection: test.app, size: 8 }))
  const file = join(folder, 'keys.json')
  return { db, file, master: await openMasterKeys(file), [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

describe('the key file', () => {
  it('is made once, for its owner only, and read again as it was', async () => {
    await using w = await world()
    expect((await stat(w.file)).mode & 0o777).toBe(0o600)
    expect((await openMasterKeys(w.file)).newest().secret.equals(w.master.newest().secret)).toBe(true)
  })

  it('is refused when others may read it, or when it is damaged', async () => {
    await using w = await world()
    await chmod(w.file, 0o644)
    await expect(openMasterKeys(w.file)).rejects.toThrow('Others may read')
    await chmod(w.file, 0o600)
    await writeFile(w.file, (await readFile(w.file, 'utf8')).slice(20))
    await expect(openMasterKeys(w.file)).rejects.toThrow('damaged')
  })

  it('without the key it names opens nothing and says which is missing', async () => {
    await using w = await world()
    expect(() => w.master.byVersion(7)).toThrow('Master key 7')
  })
})

describe('the keyring', () => {
  it('makes one key per organization, also when ten ask first at once, and finds it again after a restart', async () => {
    await using w = await world()
    const organization = newId()
    const keys = new Keyring(w.master)
    const made = await Promise.all(Array.from({ length: 10 }, () => w.db.inTenant(organization, (tx) => keys.organizationKey(tx))))
    expect(new Set(made.map(({ secret }) => secret.toString('hex'))).size).toBe(1)
    const again = await w.db.inTenant(organization, (tx) => new Keyring(w.master).organizationKey(tx))
    expect(again.secret.equals(made[0]!.secret)).toBe(true)
  })

  it('keeps no key of a transaction that was rolled back', async () => {
    await using w = await world()
    const organization = newId()
    const keys = new Keyring(w.master)
    let lost: Buffer | undefined
    await w.db.inTenant(organization, async (tx) => {
      lost = (await keys.organizationKey(tx)).secret
      throw new Error('changed my mind')
    }).catch(() => undefined)
    const kept = await w.db.inTenant(organization, (tx) => keys.organizationKey(tx))
    expect(lost && kept.secret.equals(lost)).toBe(false)
  })

  it('gives organizations and persons keys of their own', async () => {
    await using w = await world()
    const keys = new Keyring(w.master)
    const [a, b] = [newId(), newId()]
    const secrets = [
      await w.db.inTenant(a, (tx) => keys.organizationKey(tx)), await w.db.inTenant(b, (tx) => keys.organizationKey(tx)),
      await w.db.inTenant(a, (tx) => keys.personKey(tx, a)), await w.db.inTenant(a, (tx) => keys.personKey(tx, b)),
    ].map(({ secret }) => secret.toString('hex'))
    expect(new Set(secrets).size).toBe(4)
  })

  it('cannot read anything of an erased person, after a restart neither', async () => {
    await using w = await world()
    const keys = new Keyring(w.master)
    const [organization, person] = [newId(), newId()]
    const sealed = await w.db.inTenant(organization, async (tx) => seal(await keys.newPersonKey(tx, person), 'note', Buffer.from('Kateřina')))
    expect(open(await w.db.inTenant(organization, (tx) => keys.personKey(tx, person)), 'note', sealed).toString()).toBe('Kateřina')
    await w.db.inTenant(organization, (tx) => keys.destroyPersonKey(tx, person))
    await expect(w.db.inTenant(organization, (tx) => keys.personKey(tx, person))).rejects.toBeInstanceOf(PersonErased)
    await expect(w.db.inTenant(organization, (tx) => new Keyring(w.master).personKey(tx, person))).rejects.toBeInstanceOf(PersonErased)
  })
})
