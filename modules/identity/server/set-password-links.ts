import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import { hashOfKey, newKeySecret } from './key-secret.ts'

/** An hour to reset a password; an invitation waits over a week-end and a holiday. */
export const RESET_MS = 3_600_000
export const INVITATION_MS = 7 * 86_400_000

/** Only the hash is stored: who reads the table cannot set anybody's password. */
export const identifierOf = (token: string): string => `set-password/${hashOfKey(token).toString('base64url')}`

/** Where the token is typed in. It stands behind `#`, which browsers send to no server: no log of a proxy has it. */
export const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/reset#token=${token}`

/** A new token with the statement that stores it for the person; earlier links of theirs go. */
export function newSetPasswordToken(personId: string, expiresAt: Date): { token: string; statements: Sql[] } {
  const token = newKeySecret()
  return {
    token,
    statements: [
      sql`delete from auth.verification where value = ${personId} and identifier like 'set-password/%'`,
      sql`insert into auth.verification (id, identifier, value, "expiresAt") values (${newId()}, ${identifierOf(token)}, ${personId}, ${expiresAt})`,
    ],
  }
}

