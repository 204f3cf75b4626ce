import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { hashOfKey, newKeySecret } from './key-secret.ts'

/** An hour to reset a password; an invitation waits over a week-end and a holiday. */
export const RESET_MS = 3_600_000
export const INVITATION_MS = 7 * 86_400_000

/**
 * Whose hands a link goes through. By mail it proves that the e-mail is theirs, and the keeper of the machine vouches for it;
 * a colleague who is shown a link may use it alone, so it proves nothing.
 */
export const linkWays = ['mail', 'keeper', 'colleague'] as const
export type LinkWay = (typeof linkWays)[number]
export const provesEmail = (way: LinkWay): boolean => way !== 'colleague'

/** Only the hash is stored: who reads the table cannot set anybody's password. */
export const identifierOf = (token: string, way: LinkWay): string => `set-password/${way}/${hashOfKey(token).toString('base64url')}`

/** Where the password is typed in. The token stands behind `#`, which browsers send to no server: no log of a proxy has it. */
const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/reset#token=${token}`

/** Makes a link that sets the person's password; earlier ones end, and everybody's that ran out are cleared away. */
export function makeSetPasswordLink(tx: Tx, publicUrl: string, personId: string, way: LinkWay, expiresAt: Date): string {
  const token = newKeySecret()
  tx.send(sql`delete from auth.verification where (value = ${personId} and identifier like 'set-password/%') or "expiresAt" < now()`)
  tx.send(sql`insert into auth.verification (id, identifier, value, "expiresAt") values (${newId()}, ${identifierOf(token, way)}, ${personId}, ${expiresAt})`)
  return linkOf(publicUrl, token)
}
