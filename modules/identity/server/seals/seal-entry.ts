/** Of each entry a seal keeps its id, its instant in microseconds and its SHA-256. */
const ENTRY_BYTES = 56
const ID_BYTES = 16
const HASH_AT = 24

/**
 * SQL of what is kept of the entry `e`. The hash is over PostgreSQL's own binary form of every column (stable from 15 to 18), so
 * that no entry leaves the database to be hashed; sealed personal values are hashed as they stand, and erasing a person changes nothing.
 */
export const entrySql = `uuid_send(e.id) || int8send((extract(epoch from e.recorded_at) * 1000000)::int8) || sha256(record_send(row(
  e.organization_id, e.id, e.recorded_at, e.recorded_by_tx, e.actor_kind, e.actor_id, e.session_id, e.request_id, e.address, e.action,
  e.subject_kind, e.subject_id, e.branch_id, e.changes, e.person_id, e.personal)))`

/** SQL of what a seal keeps of all entries of a range of transactions, by id. */
export const contentSql = `string_agg(${entrySql}, ''::bytea order by e.id)`

/** An entry as a seal knows it. */
export interface SealedEntry {
  readonly id: string
  readonly at: Date
  readonly hash: string
}

/** Reads the content of a seal. What is left over at its end is no entry and says that it was changed. */
export function readEntries(content: Buffer): SealedEntry[] {
  return Array.from({ length: Math.floor(content.length / ENTRY_BYTES) }, (_, index) => {
    const entry = content.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES)
    return { id: toId(entry.subarray(0, ID_BYTES)), at: new Date(Number(entry.readBigInt64BE(ID_BYTES) / 1000n)), hash: entry.subarray(HASH_AT).toString('hex') }
  })
}

const toId = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
