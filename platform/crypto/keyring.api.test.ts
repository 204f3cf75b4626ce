import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import { testDatabase } from '#tests/helpers/test-database'
import { changeKeyFile } from './key-file.ts'
import { KeyLost } from './key-lost.ts'
import { Keyring, PersonErased } from './keyring.ts'
import { openMasterKeys } from './master-keys.ts'
import type { MasterKeys } from './master-keys.ts'
import { newSecret, open, seal } from './seal.ts'

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

  it('of another process forgets an erased person when it hears of it, also one whose key it is reading just then', async () => {
    await using w = await world()
    const [here, there] = [new Keyring(w.master), new Keyring(w.master)]
    const [organization, person] = [newId(), newId()]
    await w.db.inTenant(organization, (tx) => here.personKey(tx, person))
    // There the key is read, and kept after a commit that comes when the person is gone already.
    await w.db.inTenant(organization, async (tx) => {
      await there.personKey(tx, person)
      await w.db.inTenant(organization, (erasing) => here.destroyPersonKey(erasing, person))
      there.forgetPersons()
    })
    await expect(w.db.inTenant(organization, (tx) => there.personKey(tx, person))).rejects.toBeInstanceOf(PersonErased)
  })

  it('seals with a new key after a rotation, opens with the old, and learns of it in another process', async () => {
    await using w = await world()
    const [here, there] = [new Keyring(w.master), new Keyring(w.master)]
    const organization = newId()
    const first = await w.db.inTenant(organization, (tx) => here.organizationKey(tx))
    await w.db.inTenant(organization, (tx) => there.organizationKey(tx))
    const second = await w.db.inTenant(organization, (tx) => here.rotateOrganizationKey(tx))
    expect([first.version, second.version]).toEqual([1, 2])
    expect((await w.db.inTenant(organization, (tx) => here.organizationKey(tx))).secret.equals(second.secret)).toBe(true)
    expect((await w.db.inTenant(organization, (tx) => there.organizationKey(tx))).version).toBe(1)
    there.forgetNewest()
    expect((await w.db.inTenant(organization, (tx) => there.organizationKey(tx))).secret.equals(second.secret)).toBe(true)
    expect((await w.db.inTenant(organization, (tx) => there.organizationKey(tx, 1))).secret.equals(first.secret)).toBe(true)
  })

  it('says that a key is lost, be it missing or of another installation, and makes none in its place', async () => {
    await using w = await world()
    const organization = newId()
    await w.db.inTenant(organization, (tx) => new Keyring(w.master).organizationKey(tx))
    await rename(w.file, `${w.file}.kept`)
    const missing = await openMasterKeys(w.file, { mayMake: false })
    const ask = (master: MasterKeys, of = organization) => w.db.inTenant(of, (tx) => new Keyring(master).organizationKey(tx))
    await expect(ask(missing)).rejects.toThrow(/Master key 1 is not in the key file/)
    await expect(ask(missing, newId())).rejects.toThrow(/is missing/)
    await expect(ask(await openMasterKeys(w.file))).rejects.toThrow(/belongs to another installation/)
    // Whoever puts the file back need not start anything again.
    await rename(`${w.file}.kept`, w.file)
    expect((await ask(missing)).version).toBe(1)
    await expect(w.db.inTenant(organization, (tx) => new Keyring(w.master).organizationKey(tx, 9))).rejects.toBeInstanceOf(KeyLost)
  })

  it('wraps its keys anew under a new master key, which other processes find in the file', async () => {
    await using w = await world()
    const organization = newId()
    const other = await openMasterKeys(w.file)
    const before = await w.db.inTenant(organization, (tx) => new Keyring(w.master).organizationKey(tx))
    changeKeyFile(w.file, (content) => ({ ...content!, keys: [...content!.keys, { version: 2, secret: newSecret().toString('base64') }] }))
    w.master.refresh()
    expect(await w.db.inTenant(organization, (tx) => new Keyring(w.master).rewrapOrganizationKeys(tx))).toBe(0)
    const rows = await w.db.inTenant(organization, (tx) => tx.rows(sql`select app.sealed_version(wrapped) as version from organization_keys where organization_id = ${organization}`))
    expect(rows).toEqual([{ version: 2 }])
    expect((await w.db.inTenant(organization, (tx) => new Keyring(other).organizationKey(tx))).secret.equals(before.secret)).toBe(true)
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
