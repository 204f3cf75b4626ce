import type { LostKey } from '#platform/crypto/key-file'
import { KeyLost } from '#platform/crypto/key-lost'
import type { Pool } from '#platform/db/pool'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { contentSql, entrySql, readEntries } from './seal-entry.ts'
import { codeOfSeal, hashOfSeal, markOfSeal, readSealCode } from './seal-hash.ts'

/** Seals judged at once: their entries are hashed inside the database, so that memory stays the same however many there are. */
const PAGE = 20
/** Entries named of each kind of damage. */
const NAMED = 20
/** A transaction lasts 30 s at most, and PostgreSQL's clock may be set by a moment. */
const LATE_MICROS = 600_000_000
const UNSEALED_MINUTES = 10

export interface AuditReport {
  readonly entries: number
  readonly seals: number
  /** Entries since the newest seal. */
  readonly unsealed: number
  /** What is wrong, a sentence each. */
  readonly broken: readonly string[]
  /** What is worth knowing and no damage. */
  readonly notes: readonly string[]
}

interface SealRow {
  number: number; from_tx: number; until_tx: number; entries: number; first_at: number; last_at: number; sealed_at: number
  content_hash: Buffer; hash: Buffer; mark: Buffer; key_version: number; same: boolean
}

interface Work {
  readonly relay: Pool
  readonly organizationId: string
  readonly broken: Findings
  readonly notes: string[]
}

/**
 * Compares an organization's audit with its seals: names entries that were changed, are missing or were added, seals that were
 * forged or cut off, and times at which the clock was set back. `known` is the code of a seal known from elsewhere, as the
 * owner's letters have it; without one only the seals that were told by letter are asked for.
 */
export async function examineAudit(relay: Pool, deps: Pick<Deps, 'db' | 'keys'>, organizationId: string, known?: string): Promise<AuditReport> {
  const broken = new Findings()
  const notes: string[] = []
  const work = { relay, organizationId, broken, notes }
  const told = await toldSeals(deps, organizationId, known, broken)
  for (const { lastSeal } of deps.keys.declaredLostOf(organizationId)) if (lastSeal) told.set(lastSeal.number, lastSeal.hash)
  let last: SealRow | null = null
  let [seals, entries] = [0, 0]
  for (let page = await readSeals(relay, organizationId, 0); page.length > 0; page = await readSeals(relay, organizationId, last!.number)) {
    for (const seal of page) {
      await judgeChain(work, deps, seal, last)
      if (!seal.same) await nameDamage(work, seal)
      await judgeTime(work, seal, last)
      const expected = told.get(seal.number)
      if (expected && !seal.hash.toString('hex').startsWith(expected)) broken.say('other-seal', `seal ${codeOfSeal(seal)} is not the one that was told of this number: seals were made anew`)
      told.delete(seal.number)
      last = seal
      seals += 1
      entries += seal.entries
    }
  }
  for (const number of told.keys()) broken.say('seals-gone', `seal ${number} was told and is gone: the seals end at ${last?.number ?? 'none'}, and what was written since may have been changed`)
  const unsealed = await countUnsealed(relay, organizationId, last?.until_tx ?? 0)
  if (unsealed.spanMinutes > UNSEALED_MINUTES) broken.say('unsealed', `${unsealed.count} entries of more than ${Math.floor(unsealed.spanMinutes)} minutes wait for a seal: nothing seals; see that a Lunette with jobs runs and what its log says`)
  return { entries: entries + unsealed.count, seals, unsealed: unsealed.count, broken: broken.sentences(), notes }
}

/** Sentences, at most {@link NAMED} of each kind and how many more there are. */
class Findings {
  readonly #kinds = new Map<string, { said: string[]; more: number }>()

  say(kind: string, sentence: string): void {
    const one = this.#kinds.get(kind) ?? { said: [], more: 0 }
    if (one.said.length < NAMED) one.said.push(sentence)
    else one.more += 1
    this.#kinds.set(kind, one)
  }

  /** What is true of many seals, said of the first. */
  once(kind: string, sentence: string): void {
    if (!this.#kinds.has(kind)) this.say(kind, sentence)
  }

  sentences(): string[] {
    return [...this.#kinds.values()].flatMap(({ said, more }) => (more === 0 ? said : [...said, `and ${more} more like the last`]))
  }
}

/** The seals that must be there: number → how its hash begins. */
async function toldSeals({ db }: Pick<Deps, 'db'>, organizationId: string, known: string | undefined, broken: Findings): Promise<Map<number, string>> {
  const rows = await db.look(organizationId, (tx) => tx.rows<{ number: number; hash: Buffer }>(sql`select seal_number as number, seal_hash as hash from audit_digests where organization_id = ${tx.organizationId} and seal_number is not null`))
  const told = new Map(rows.map(({ number, hash }) => [number, hash.toString('hex')]))
  if (known === undefined) return told
  const code = readSealCode(known)
  if (code) told.set(code.number, code.hashBegins)
  else broken.say('code', `${known} is no code of a seal; write it as the letter has it, 12-3f9a-…`)
  return told
}

const micros = (sql: string): string => `(extract(epoch from ${sql}) * 1000000)::int8`
const inRange = `e.organization_id = s.organization_id and e.recorded_by_tx >= s.from_tx::text::xid8 and e.recorded_by_tx < s.until_tx::text::xid8`

async function readSeals(relay: Pool, organizationId: string, after: number): Promise<SealRow[]> {
  const { rows } = await relay.query<SealRow>({
    name: 'doctor-seals',
    text: `select s.number, s.from_tx, s.until_tx, s.entries, ${micros('s.first_at')} as first_at, ${micros('s.last_at')} as last_at, ${micros('s.sealed_at')} as sealed_at,
             sha256(s.content) as content_hash, s.hash, s.mark, s.key_version, coalesce((select ${contentSql} from audit_entries e where ${inRange}) = s.content, false) as same
           from audit_seals s where s.organization_id = $1 and s.number > $2 order by s.number limit ${PAGE}`,
    values: [organizationId, after],
  })
  return rows
}

/** Whether the organization has the seal of this code. */
export async function hasSeal(relay: Pool, organizationId: string, code: string): Promise<boolean> {
  const read = readSealCode(code)
  if (!read) return false
  const { rows: [seal] } = await relay.query<{ hash: Buffer }>('select hash from audit_seals where organization_id = $1 and number = $2', [organizationId, read.number])
  return seal?.hash.toString('hex').startsWith(read.hashBegins) ?? false
}

/** Number follows number, range follows range, and hash and mark are those of what the seal says. */
async function judgeChain({ organizationId, broken, notes }: Work, { db, keys }: Pick<Deps, 'db' | 'keys'>, seal: SealRow, last: SealRow | null): Promise<void> {
  if (seal.number !== (last?.number ?? 0) + 1) broken.say('gap', `seals ${(last?.number ?? 0) + 1} to ${seal.number - 1} are gone`)
  else if (seal.from_tx !== (last?.until_tx ?? 0)) broken.say('forged', `seal ${seal.number} does not begin where the one before ends: it was changed`)
  const hash = hashOfSeal({
    organizationId, number: seal.number, fromTx: seal.from_tx, untilTx: seal.until_tx, entries: seal.entries, firstAt: seal.first_at, lastAt: seal.last_at, sealedAt: seal.sealed_at,
    content: seal.content_hash, previous: last?.hash ?? null,
  })
  if (!hash.equals(seal.hash)) broken.say('forged', `seal ${seal.number} does not fit what it says and the seal before it: one of them was changed`)
  const key = await db.inTenant(organizationId, (tx) => keys.organizationKey(tx, seal.key_version)).catch((error: unknown) => {
    if (error instanceof KeyLost) return null
    throw error
  })
  if (!key && !await wasKey(db, organizationId, seal.key_version)) broken.say('forged', `seal ${seal.number} names a key that this organization never had: it is forged`)
  else if (!key) judgeLost({ broken, notes }, keys.declaredLostOf(organizationId).find(({ version }) => version === seal.key_version), seal)
  else if (!markOfSeal(key, seal.hash).equals(seal.mark)) broken.say('forged', `seal ${seal.number} was not made with this organization's key: it is forged`)
}

/**
 * A key that cannot be opened proves no seal, and spoiling one is the easiest way to forge: it is damage, unless the keeper has said
 * that it is lost. Then the newest seal of that moment is known from the key file, and what claims to be later is forged.
 */
function judgeLost({ broken, notes }: Pick<Work, 'broken' | 'notes'>, lost: LostKey | undefined, { number, key_version: version }: SealRow): void {
  if (!lost) broken.once(`key ${version}`, `key ${version} of the organization cannot be opened, and seals from ${number} on may be forged with it. Put the key file that opens it in its place, or restore organization_keys from a backup; when the key is lost for good, lunette keys rotate --accept-loss yes says so`)
  else if (number > (lost.lastSeal?.number ?? 0)) broken.say('forged', `seal ${number} is newer than the day on which its key was declared lost: it is forged`)
  else if (!notes.includes(LOST)) notes.push(LOST)
}

const LOST = 'the key of some seals was declared lost: that they were made by Lunette cannot be shown any more, only that they fit each other and have not changed since that day'

/** Whether the organization has this key, also one that nobody can open any more; none is ever deleted. */
const wasKey = async (db: Deps['db'], organizationId: string, version: number): Promise<boolean> =>
  await db.look(organizationId, (tx) => tx.maybe(sql`select from organization_keys where organization_id = ${tx.organizationId} and version = ${version} and version > 0`)) !== undefined

/** Names the entries by which a seal and the audit differ. */
async function nameDamage({ relay, organizationId, broken }: Work, seal: SealRow): Promise<void> {
  const { rows: [kept] } = await relay.query<{ content: Buffer }>('select content from audit_seals where organization_id = $1 and number = $2', [organizationId, seal.number])
  const { rows } = await relay.query<{ content: Buffer | null }>(`select ${contentSql} as content from audit_entries e where e.organization_id = $1 and e.recorded_by_tx >= $2::text::xid8 and e.recorded_by_tx < $3::text::xid8`, [organizationId, seal.from_tx, seal.until_tx])
  const present = new Map(readEntries(rows[0]?.content ?? Buffer.alloc(0)).map((entry) => [entry.id, entry]))
  for (const entry of readEntries(kept?.content ?? Buffer.alloc(0))) {
    const found = present.get(entry.id)
    present.delete(entry.id)
    if (found?.hash === entry.hash) continue
    const elsewhere = found ?? await findByKey(relay, organizationId, entry)
    if (elsewhere) broken.say('changed', `entry ${entry.id} of ${entry.at.toISOString()} was changed after seal ${seal.number}`)
    else broken.say('missing', `entry ${entry.id} of ${entry.at.toISOString()} is missing; seal ${seal.number} has it`)
  }
  for (const { id, at } of present.values()) broken.say('added', `entry ${id}, which says it is of ${at.toISOString()}, was added after seal ${seal.number}`)
}

/** An entry that is in the range of another seal now: who changed its transaction changed it. */
async function findByKey(relay: Pool, organizationId: string, { id, at }: { readonly id: string; readonly at: Date }): Promise<boolean> {
  const { rows } = await relay.query(`select ${entrySql} from audit_entries e where e.organization_id = $1 and e.id = $2 and e.recorded_at between $3::timestamptz and $3::timestamptz + interval '1 millisecond'`, [organizationId, id, at.toISOString()])
  return rows.length > 0
}

/** Entries that say a time before the seal before them: written in later, unless the clock went back. */
async function judgeTime({ relay, organizationId, broken, notes }: Work, seal: SealRow, last: SealRow | null): Promise<void> {
  if (!last) return
  if (seal.sealed_at < last.sealed_at) {
    notes.push(`the clock of the database went back by ${Math.ceil((last.sealed_at - seal.sealed_at) / 60_000_000)} minutes between seals ${last.number} and ${seal.number}`)
    return
  }
  if (seal.first_at >= last.sealed_at - LATE_MICROS) return
  const { rows } = await relay.query<{ id: string; at: Date }>(`
    select id, recorded_at as at from audit_entries e where e.organization_id = $1 and e.recorded_by_tx >= $2::text::xid8 and e.recorded_by_tx < $3::text::xid8
      and e.recorded_at < timestamptz 'epoch' + $4::bigint * interval '1 microsecond' order by e.recorded_at limit 1000`, [organizationId, seal.from_tx, seal.until_tx, last.sealed_at - LATE_MICROS])
  for (const { id, at } of rows) broken.say('backdated', `entry ${id} says it is of ${at.toISOString()}, but was written after seal ${last.number} of ${new Date(last.sealed_at / 1000).toISOString()}: somebody wrote it later, or the clock was wrong`)
}

async function countUnsealed(relay: Pool, organizationId: string, from: number): Promise<{ count: number; spanMinutes: number }> {
  const { rows: [row] } = await relay.query<{ count: number; spanMinutes: number | null }>(`
    select count(*)::int as count, (extract(epoch from max(recorded_at) - min(recorded_at)) / 60)::float8 as "spanMinutes"
    from audit_entries where organization_id = $1 and recorded_by_tx >= $2::text::xid8`, [organizationId, from])
  return { count: row?.count ?? 0, spanMinutes: row?.spanMinutes ?? 0 }
}
