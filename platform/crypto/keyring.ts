import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { MasterKeys } from './master-keys.ts'
import { keyVersionOf, newSecret, open, seal } from './seal.ts'
import type { Key } from './seal.ts'

const KEEP = 5_000

/** The person's key was destroyed by erasure: what was sealed under it is gone for good. */
export class PersonErased extends Error {}

/** Data keys of organizations and persons, unwrapped once and kept in memory while they are used. */
export class Keyring {
  readonly #master: MasterKeys
  readonly #organizations = new Map<string, Key>()
  readonly #persons = new Map<string, Key>()

  constructor(master: MasterKeys) {
    this.#master = master
  }

  /** The organization's newest key, or the one that `version` names; made at first use. */
  async organizationKey(tx: Tx, version?: number): Promise<Key> {
    const kept = this.#organizations.get(`${tx.organizationId}/${version ?? 'newest'}`)
    if (kept) return kept
    const row = await this.#organizationRow(tx, version) ?? await this.#makeOrganizationKey(tx)
    const key = { version: row.version, secret: open(this.#master.byVersion(keyVersionOf(row.wrapped)), `organization ${tx.organizationId}`, row.wrapped) }
    tx.afterCommit(() => {
      this.#organizations.set(`${tx.organizationId}/${key.version}`, key)
      if (version === undefined) this.#organizations.set(`${tx.organizationId}/newest`, key)
    })
    return key
  }

  /** The person's own key, made at first use. @throws {PersonErased} after erasure */
  async personKey(tx: Tx, personId: string): Promise<Key> {
    const name = `${tx.organizationId}/${personId}`
    const kept = this.#persons.get(name)
    if (kept) return kept
    const row = await this.#personRow(tx, personId) ?? await this.#makePersonKey(tx, personId)
    if (!row.wrapped) throw new PersonErased(`the key of ${personId} was destroyed`)
    const wrapping = await this.organizationKey(tx, keyVersionOf(row.wrapped))
    const key = { version: 1, secret: open(wrapping, `person ${personId}`, row.wrapped) }
    tx.afterCommit(() => this.#keepPerson(name, key))
    return key
  }

  /** Makes the key of a new person in the same trip as its row; nothing to look up, for the person did not exist. */
  async newPersonKey(tx: Tx, personId: string): Promise<Key> {
    const key = { version: 1, secret: newSecret() }
    const wrapped = seal(await this.organizationKey(tx), `person ${personId}`, key.secret)
    tx.send(sql`insert into person_keys (organization_id, person_id, wrapped) values (${tx.organizationId}, ${personId}, ${wrapped})`)
    tx.afterCommit(() => this.#keepPerson(`${tx.organizationId}/${personId}`, key))
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

  /** Forgets unwrapped keys of persons; another process may have destroyed one. */
  forgetPersons(): void {
    this.#persons.clear()
  }

  #keepPerson(name: string, key: Key): void {
    if (this.#persons.size >= KEEP) this.#persons.clear()
    this.#persons.set(name, key)
  }

  #organizationRow(tx: Tx, version: number | undefined): Promise<{ version: number; wrapped: Buffer } | undefined> {
    return tx.maybe(version === undefined
      ? sql`select version, wrapped from organization_keys where organization_id = ${tx.organizationId} order by version desc limit 1`
      : sql`select version, wrapped from organization_keys where organization_id = ${tx.organizationId} and version = ${version}`)
  }

  async #makeOrganizationKey(tx: Tx): Promise<{ version: number; wrapped: Buffer }> {
    const wrapped = seal(this.#master.newest(), `organization ${tx.organizationId}`, newSecret())
    await tx.run(sql`insert into organization_keys (organization_id, version, wrapped) values (${tx.organizationId}, 1, ${wrapped}) on conflict do nothing`)
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
