import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Auth } from '../auth.ts'
import { outsideTenancy } from '../outside-tenancy.ts'

/** Seals the secrets of second factors under the newest master key, those that an older one sealed. What cannot be opened stays as it is. */
export async function resealSecondFactors(db: Database, auth: Auth, master: number): Promise<void> {
  for (const column of [sql`secret`, sql`pending`]) {
    const rows = await outsideTenancy<{ person_id: string; sealed: Buffer }>(db, sql`select person_id, ${column} as sealed from auth.totp where app.sealed_version(${column}) < ${master}::bigint`)
    for (const { person_id, sealed } of rows) {
      const plain = openedBy(auth, person_id, sealed)
      if (plain) await outsideTenancy(db, sql`update auth.totp set ${column} = ${auth.sealFor(person_id, plain)} where person_id = ${person_id} and ${column} = ${sealed}`)
    }
  }
}

/** Null when its key is lost: then the person signs in by a recovery code, or an owner takes the factor off. */
function openedBy(auth: Auth, personId: string, sealed: Buffer): Buffer | null {
  try {
    return auth.openFor(personId, sealed)
  } catch {
    return null
  }
}
