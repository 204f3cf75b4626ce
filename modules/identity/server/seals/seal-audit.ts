import type { Pool } from '#platform/db/pool'
import type { Deps } from '#platform/deps'
import { contentSql } from './seal-entry.ts'
import { hashOfSeal, markOfSeal } from './seal-hash.ts'

/** Entries of one seal, but for a transaction that has more: some 100 ms of PostgreSQL's time, and 280 kB of hashes. */
const BATCH = 5_000

interface Last { number: number; until_tx: number; hash: Buffer }
interface Batch { entries: number; content: Buffer; content_hash: Buffer; first_at: number; last_at: number; sealed_at: number }

/** PostgreSQL counts transactions from the start again, as after a dump was restored into a new cluster: ranges would lie over each other. */
export class CounterWentBack extends Error {}

/**
 * Seals what an organization's audit has got since the last seal, on connections of lunette_relay. Only transactions below every
 * snapshot are sealed: all of them have ended, so nothing honest can appear among them later. Reads without a lock; whoever seals
 * at the same time makes the same seal, and the second finds its number taken. Answers how many entries were sealed.
 * @throws {CounterWentBack}
 */
export async function sealAudit(relay: Pool, { db, keys }: Pick<Deps, 'db' | 'keys'>, organizationId: string): Promise<number> {
  const { rows: [newest] } = await relay.query<Last>({ name: 'seal-last', text: 'select number, until_tx, hash from audit_seals where organization_id = $1 order by number desc limit 1', values: [organizationId] })
  const { rows: [now] } = await relay.query<{ xmin: number }>('select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin')
  const ended = now?.xmin ?? 0
  if (newest && newest.until_tx > ended) throw new CounterWentBack(`sealed up to transaction ${newest.until_tx}, now at ${ended}`)
  let last = newest
  for (let sealed = 0; ;) {
    const from = last?.until_tx ?? 0
    const until = await endOfBatch(relay, organizationId, from, ended)
    if (until === null) return sealed
    const batch = await readBatch(relay, organizationId, from, until)
    const seal = { organizationId, number: (last?.number ?? 0) + 1, fromTx: from, untilTx: until, entries: batch.entries, firstAt: batch.first_at, lastAt: batch.last_at, sealedAt: batch.sealed_at, content: batch.content_hash, previous: last?.hash ?? null }
    const hash = hashOfSeal(seal)
    const key = await db.inTenant(organizationId, (tx) => keys.organizationKey(tx))
    const { rowCount } = await relay.query({
      name: 'seal-insert',
      text: `insert into audit_seals (organization_id, number, from_tx, until_tx, entries, first_at, last_at, content, sealed_at, hash, mark, key_version)
             values ($1, $2, $3, $4, $5, ${instant('$6')}, ${instant('$7')}, $8, ${instant('$9')}, $10, $11, $12) on conflict do nothing`,
      values: [organizationId, seal.number, from, until, seal.entries, seal.firstAt, seal.lastAt, batch.content, seal.sealedAt, hash, markOfSeal(key, hash), key.version],
    })
    if (rowCount === 0) return sealed
    sealed += seal.entries
    last = { number: seal.number, until_tx: until, hash }
  }
}

/** Exactly, where a double of seconds would lose the microseconds. */
const instant = (parameter: string): string => `timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond'`

const nth = (offset: number): string => `select e.recorded_by_tx::text::bigint from audit_entries e
  where e.organization_id = $1 and e.recorded_by_tx >= $2::text::xid8 and e.recorded_by_tx < $3::text::xid8 order by e.recorded_by_tx offset ${offset} limit 1`

/** The transaction before which the next seal ends; null when there is nothing to seal. */
async function endOfBatch(relay: Pool, organizationId: string, from: number, ended: number): Promise<number | null> {
  const { rows: [at] } = await relay.query<{ first: number | null; next: number | null }>({
    name: 'seal-range',
    // Ordered by the column itself, which has the index: a bare name would mean the bigint that is selected, and sort everything.
    text: `select (${nth(0)}) as first, (${nth(BATCH)}) as next`,
    values: [organizationId, from, ended],
  })
  if (at?.first == null) return null
  // A transaction is never parted.
  return at.next === null ? ended : Math.max(at.next, at.first + 1)
}

async function readBatch(relay: Pool, organizationId: string, from: number, until: number): Promise<Batch> {
  const { rows: [batch] } = await relay.query<Batch>({
    name: 'seal-batch',
    text: `select b.*, sha256(b.content) as content_hash from (
             select count(*)::int as entries, ${contentSql} as content, ${micros('min(e.recorded_at)')} as first_at, ${micros('max(e.recorded_at)')} as last_at, ${micros('clock_timestamp()')} as sealed_at
             from audit_entries e where e.organization_id = $1 and e.recorded_by_tx >= $2::text::xid8 and e.recorded_by_tx < $3::text::xid8) b`,
    values: [organizationId, from, until],
  })
  if (!batch) throw new Error('an aggregate gives a row')
  return batch
}

const micros = (instantSql: string): string => `(extract(epoch from ${instantSql}) * 1000000)::int8`
