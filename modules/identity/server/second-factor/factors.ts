import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import { outsideTenancy } from '../outside-tenancy.ts'

export type FactorWay = 'totp' | 'recovery-code' | 'passkey'

/** What a person can show beside the password; empty without a second factor, for recovery codes alone are none. */
export async function waysOf(db: Database, personId: string): Promise<readonly FactorWay[]> {
  const [has] = await outsideTenancy<{ totp: boolean; passkey: boolean; codes: boolean }>(db, sql`
    select exists (select from auth.totp where person_id = ${personId} and confirmed_at is not null) as totp,
      exists (select from auth.passkey where "userId" = ${personId}) as passkey,
      exists (select from auth.recovery_codes where person_id = ${personId}) as codes`)
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
