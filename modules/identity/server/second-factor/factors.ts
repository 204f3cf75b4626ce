import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { outsideTenancy } from '../outside-tenancy.ts'

export type FactorWay = 'totp' | 'recovery-code' | 'passkey'

/** What a person can show beside the password; empty without a second factor, for recovery codes alone are none. */
export const waysOf = async (db: Database, personId: string): Promise<readonly FactorWay[]> => named((await outsideTenancy<Has>(db, having(personId)))[0])

/** The same within a transaction that changes them. */
export const waysIn = async (tx: Tx, personId: string): Promise<readonly FactorWay[]> => named(await tx.maybe<Has>(having(personId)))

interface Has { readonly totp: boolean; readonly passkey: boolean; readonly codes: boolean }

const having = (personId: string): Sql => sql`
  select exists (select from auth.totp where person_id = ${personId} and confirmed_at is not null) as totp,
    exists (select from auth.passkey where "userId" = ${personId}) as passkey,
    exists (select from auth.recovery_codes where person_id = ${personId}) as codes`

function named(has: Has | undefined): readonly FactorWay[] {
  if (!has || !(has.totp || has.passkey)) return []
  return [...(has.totp ? ['totp' as const] : []), ...(has.passkey ? ['passkey' as const] : []), ...(has.codes ? ['recovery-code' as const] : [])]
}

/** What a person has set up, for their own page. */
export interface OwnFactors {
  readonly totp: Date | null
  readonly codesLeft: number
  readonly passkeys: readonly PasskeyRow[]
}

export interface PasskeyRow { readonly id: string; readonly name: string | null; readonly createdAt: Date | null; readonly lastUsedAt: Date | null; readonly backedUp: boolean }

/** Everything a person has set up, passkeys in the sequence they came. */
export async function readFactors(db: Database, personId: string): Promise<OwnFactors> {
  const [[row], passkeys] = await Promise.all([
    outsideTenancy<{ totp: Date | null; codes: number }>(db, sql`
      select (select confirmed_at from auth.totp where person_id = ${personId}) as totp, (select count(*)::int from auth.recovery_codes where person_id = ${personId}) as codes`),
    outsideTenancy<PasskeyRow>(db, sql`
      select id, name, "createdAt", last_used_at as "lastUsedAt", "backedUp" from auth.passkey where "userId" = ${personId} order by "createdAt", id limit 100`),
  ])
  return { totp: row?.totp ?? null, codesLeft: row?.codes ?? 0, passkeys }
}
