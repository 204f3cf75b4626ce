import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { LostKey } from './key-file.ts'
import { KeyLost } from './key-lost.ts'
import type { MasterKeys } from './master-keys.ts'
import { keyVersionOf, newSecret, open, seal } from './seal.ts'
import type { Key } from './seal.ts'

const KEEP = 5_000
/** Bytes: what is shorter names no key. */
const NAMES_A_KEY = 5
/** Where no hint of an erasure comes, for nobody relays, a person's key is forgotten by then. */
const KEEP_MS = 600_000

/** The person's key was destroyed by erasure: what was sealed under it is gone for good. */
export class PersonErased extends Error {}

interface KeyRow { version: number; wrapped: Buffer }

/** Data keys of organizations and persons, unwrapped once and kept in memory while they are used. */
export class Keyring {
  readonly #master: MasterKeys
  readonly #organizations = new Map<string, Key>()
  #persons = new Map<string, Key>()
  #personsSince = 0
  /** When persons were forgotten last: what was read before that must not be kept after it. */
  #forgottenAt = 0
  /** The same of which key is an organization's newest. */
  #newestForgottenAt = 0

  constructor(master: MasterKeys) {
    this.#master = master
  }

  /** The organization's newest key, or the one that `version` names; the first is made at first use. @throws {KeyLost} */
  async organizationKey(tx: Tx, version?: number): Promise<Key> {
    const kept = this.#organizations.get(`${tx.organizationId}/${version ?? 'newest'}`)
    if (kept) return kept
    const asked = performance.now()
    const row = await this.#organizationRow(tx, version) ?? (version === undefined ? await this.#makeOrganizationKey(tx, 1) : null)
    if (!row) throw new KeyLost(`Key ${version} of the organization ${tx.organizationId} is not in the database.`)
    const key = { version: row.version, secret: this.#unwrap(tx.organizationId, row.wrapped) }
    tx.afterCommit(() => this.#keepOrganization(tx.organizationId, key, version === undefined && asked > this.#newestForgottenAt))
    return key
  }

  /** Makes a new key of the organization, which seals from now on; what the older ones sealed they still open. */
  async rotateOrganizationKey(tx: Tx): Promise<Key> {
    const { version } = await tx.one<{ version: number }>(sql`select coalesce(max(version), 0)::int + 1 as version from organization_keys where organization_id = ${tx.organizationId}`)
    const row = await this.#makeOrganizationKey(tx, version)
    const key = { version: row.version, secret: this.#unwrap(tx.organizationId, row.wrapped) }
    tx.afterCommit(() => this.#keepOrganization(tx.organizationId, key, true))
    return key
  }

  /** Wraps the organization's keys under the newest master key, where an older one does. Answers how many cannot be opened. */
  async rewrapOrganizationKeys(tx: Tx): Promise<number> {
    const newest = this.#master.newest()
    const rows = await tx.rows<KeyRow>(sql`select version, wrapped from organization_keys where organization_id = ${tx.organizationId} for update`)
    let lost = 0
    for (const { version, wrapped } of rows.filter((row) => keyVersionOf(row.wrapped) < newest.version)) {
      try {
        const secret = this.#unwrap(tx.organizationId, wrapped)
        tx.send(sql`update organization_keys set wrapped = ${seal(newest, `organization ${tx.organizationId}`, secret)} where organization_id = ${tx.organizationId} and version = ${version}`)
      } catch (error) {
        if (!(error instanceof KeyLost)) throw error
        lost += 1
      }
    }
    return lost
  }

  /** The person's own key, made at first use. @throws {PersonErased} after erasure @throws {KeyLost} */
  async personKey(tx: Tx, personId: string): Promise<Key> {
    const name = `${tx.organizationId}/${personId}`
    const kept = this.#persons.get(name)
    if (kept && performance.now() - this.#personsSince < KEEP_MS) return kept
    const asked = performance.now()
    const row = await this.#personRow(tx, personId) ?? await this.#makePersonKey(tx, personId)
    if (!row.wrapped) throw new PersonErased(`the key of ${personId} was destroyed`)
    const wrapping = await this.organizationKey(tx, keyVersionOf(row.wrapped))
    const key = { version: 1, secret: open(wrapping, `person ${personId}`, row.wrapped) }
    tx.afterCommit(() => this.#keepPerson(name, key, asked))
    return key
  }

  /** Makes the key of a new person in the same trip as its row; nothing to look up, for the person did not exist. */
  async newPersonKey(tx: Tx, personId: string): Promise<Key> {
    const asked = performance.now()
    const key = { version: 1, secret: newSecret() }
    const wrapped = seal(await this.organizationKey(tx), `person ${personId}`, key.secret)
    tx.send(sql`insert into person_keys (organization_id, person_id, wrapped) values (${tx.organizationId}, ${personId}, ${wrapped})`)
    tx.afterCommit(() => this.#keepPerson(`${tx.organizationId}/${personId}`, key, asked))
    return key
  }

  /** Destroys the person's key for good, in the transaction that erases the person. */
  async destroyPersonKey(tx: Tx, personId: string): Promise<void> {
    await tx.run(sql`update person_keys set wrapped = null, destroyed_at = now() where organization_id = ${tx.organizationId} and person_id = ${personId} and destroyed_at is null`)
    const forget = (): void => void this.#persons.delete(`${tx.organizationId}/${personId}`)
    forget()
    // Again, for somebody may have read the key while it was still there.
    tx.afterCommit(forget)
  }

  /** Forgets unwrapped keys of persons, and keeps none that is being read just now; another process may have destroyed one. */
  forgetPersons(): void {
    this.#persons.clear()
    this.#forgottenAt = performance.now()
  }

  /** Asks again which key is an organization's newest, also who is asking just now: another process may have made one. */
  forgetNewest(): void {
    this.#newestForgottenAt = performance.now()
    for (const name of this.#organizations.keys()) if (name.endsWith('/newest')) this.#organizations.delete(name)
  }

  /** Keys of the organization that the keeper of the key file gave up. */
  declaredLostOf(organizationId: string): LostKey[] {
    return this.#master.declaredLost().filter(({ organization }) => organization === organizationId)
  }

  #unwrap(organizationId: string, wrapped: Buffer): Buffer {
    if (wrapped.length < NAMES_A_KEY) throw new KeyLost(`A key of the organization ${organizationId} is damaged in the database. Restore it from a backup.`)
    const version = keyVersionOf(wrapped)
    const master = this.#master.byVersion(version)
    try {
      return open(master, `organization ${organizationId}`, wrapped)
    } catch (error) {
      throw new KeyLost(`Master key ${version} of the key file is another than the one that the data was sealed with: the file belongs to another installation. Put the right one in its place, or type its emergency sheet into: lunette keys restore.`, { cause: error })
    }
  }

  #keepOrganization(organizationId: string, key: Key, isNewest: boolean): void {
    this.#organizations.set(`${organizationId}/${key.version}`, key)
    if (isNewest) this.#organizations.set(`${organizationId}/newest`, key)
  }

  #keepPerson(name: string, key: Key, asked: number): void {
    if (asked <= this.#forgottenAt) return
    if (this.#persons.size >= KEEP || asked - this.#personsSince >= KEEP_MS) {
      this.#persons = new Map()
      this.#personsSince = asked
    }
    this.#persons.set(name, key)
  }

  #organizationRow(tx: Tx, version: number | undefined): Promise<KeyRow | undefined> {
    return tx.maybe(version === undefined
      ? sql`select version, wrapped from organization_keys where organization_id = ${tx.organizationId} order by version desc limit 1`
      : sql`select version, wrapped from organization_keys where organization_id = ${tx.organizationId} and version = ${version}`)
  }

  async #makeOrganizationKey(tx: Tx, version: number): Promise<KeyRow> {
    const wrapped = seal(this.#master.newest(), `organization ${tx.organizationId}`, newSecret())
    await tx.run(sql`insert into organization_keys (organization_id, version, wrapped) values (${tx.organizationId}, ${version}, ${wrapped}) on conflict do nothing`)
    // Two first uses at once: whoever came second reads what the first made.
    return tx.one(sql`select version, wrapped from organization_keys where organization_id = ${tx.organizationId} order by version desc limit 1`)
  }

  #personRow(tx: Tx, personId: string): Promise<{ wrapped: Buffer | null } | undefined> {
    return tx.maybe(sql`select wrapped from person_keys where organization_id = ${tx.organizationId} and person_id = ${personId}`)
  }

  async #makePersonKey(tx: Tx, personId: string): Promise<{ wrapped: Buffer | null }> {
    const wrapped = seal(await this.organizationKey(tx), `person ${personId}`, newSecret())
    await tx.run(sql`insert into person_keys (organization_id, person_id, wrapped) values (${tx.organizationId}, ${personId}, ${wrapped}) on conflict do nothing`)
    return tx.one(sql`select wrapped from person_keys where organization_id = ${tx.organizationId} and person_id = ${personId}`)
  }
}
