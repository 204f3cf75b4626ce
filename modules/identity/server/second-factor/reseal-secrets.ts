import type { Database } from '#platform/db/database'
import { KeyLost } from '#platform/crypto/key-lost'
import { sql } from '#platform/db/sql'
import type { Auth } from '../auth.ts'
import { outsideTenancy } from '../outside-tenancy.ts'

/** The secret in use, and one that is being set up. */
const columns = [sql`secret`, sql`pending`]

interface Sealed { readonly person_id: string; readonly sealed: Buffer }

/** Seals the secrets of second factors under the newest master key, those that an older one sealed. What cannot be opened stays as it is. Answers how many. */
export async function resealSecondFactors(db: Database, auth: Auth, master: number): Promise<number> {
  let resealed = 0
  for (const column of columns) {
    const rows = await outsideTenancy<Sealed>(db, sql`select person_id, ${column} as sealed from auth.totp where app.sealed_version(${column}) < ${master}::bigint`)
    for (const { person_id, sealed } of rows) {
      const { plain } = opened(auth, person_id, sealed)
      if (!plain) continue
      resealed += (await outsideTenancy(db, sql`update auth.totp set ${column} = ${auth.sealFor(person_id, plain)} where person_id = ${person_id} and ${column} = ${sealed} returning person_id`)).length
    }
  }
  return resealed
}

export interface SecondFactorSecrets {
  readonly count: number
  /** How many cannot be opened, by the reason. */
  readonly lost: ReadonlyMap<string, number>
}

/** All secrets of second factors, each opened: one that is damaged is as lost as one whose key is. */
export async function countSecondFactors(db: Database, auth: Auth): Promise<SecondFactorSecrets> {
  const lost = new Map<string, number>()
  let count = 0
  for (const column of columns) {
    for (const { person_id, sealed } of await outsideTenancy<Sealed>(db, sql`select person_id, ${column} as sealed from auth.totp where ${column} is not null`)) {
      const { reason } = opened(auth, person_id, sealed)
      count += 1
      if (reason !== null) lost.set(reason, (lost.get(reason) ?? 0) + 1)
    }
  }
  return { count, lost }
}

/** The secret, or why it cannot be opened: then the person signs in by a recovery code or a passkey, or their keeper takes the factor off. */
function opened(auth: Auth, personId: string, sealed: Buffer): { readonly plain: Buffer; readonly reason: null } | { readonly plain: null; readonly reason: string } {
  try {
    return { plain: auth.openFor(personId, sealed), reason: null }
  } catch (error) {
    return { plain: null, reason: error instanceof KeyLost ? error.message : 'It is damaged in the database.' }
  }
}
