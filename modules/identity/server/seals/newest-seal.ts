import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { codeOfSeal } from './seal-hash.ts'

export interface NewestSeal { readonly number: number; readonly hash: Buffer; readonly code: string; readonly sealedAt: string; readonly untilTx: number }

/** The newest seal of an organization; null before the first. */
export async function newestSealOf(tx: Tx): Promise<NewestSeal | null> {
  const row = await tx.maybe<{ number: number; hash: Buffer; sealed_at: Date; until_tx: number }>(sql`select number, hash, sealed_at, until_tx from audit_seals where organization_id = ${tx.organizationId} order by number desc limit 1`)
  return row ? { number: row.number, hash: row.hash, code: codeOfSeal(row), sealedAt: row.sealed_at.toISOString(), untilTx: row.until_tx } : null
}

/** Entries that wait for a seal. */
export const countUnsealed = async (tx: Tx, untilTx: number): Promise<number> =>
  (await tx.one<{ n: number }>(sql`select count(*)::int as n from audit_entries where organization_id = ${tx.organizationId} and recorded_by_tx >= ${String(untilTx)}::text::xid8`)).n
