import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import type { Call } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { hashOfKey, newKeySecret } from './key-secret.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import { cookieAttributes } from './session-cookie.ts'
import { isLocalCall } from './local-call.ts'
import type { StaffMember } from './staff-member.ts'

const DEVICE_COOKIE = 'lunette.device'
/** A browser takes a cookie of this beginning from the very host and over HTTPS only: no page of a neighbouring name can lay one. */
const HOST_ONLY = '__Host-'
/** As long as browsers keep a cookie at most. */
const KEEP_DAYS = 400
const DAY_MS = 86_400_000

/**
 * Knows the browser again from which somebody signs in, by a random text in a cookie of its own. From one that is new to them the
 * sign-in is told to them by mail, but for their very first on the day they came. Answers the Set-Cookie line for a new one.
 *
 * A text that this person never signed in with is not taken over, for somebody else may have laid it: the browser gets another, under
 * which it stays known to all who did sign in with the one before.
 */
export async function rememberDevice({ db, auth, now }: Pick<IdentityDeps, 'db' | 'auth' | 'now'>, by: StaffMember, call: Call): Promise<string | null> {
  const brought = textIn(String(call.headers.cookie ?? ''), auth.secure && !isLocalCall(call))
  const broughtHash = brought && hashOfKey(brought)
  const [seen] = await outsideTenancy<{ again: boolean; first: boolean; came: Date }>(db, sql`
    select exists (select from auth.known_devices where person_id = ${by.personId} and device_hash = ${broughtHash}::bytea) as again,
      not exists (select from auth.known_devices where person_id = ${by.personId}) as first, "createdAt" as came from auth."user" where id = ${by.personId}`)
  const again = seen?.again === true
  const veryFirst = seen?.first === true && now().getTime() - seen.came.getTime() < DAY_MS
  const text = again && brought ? brought : newKeySecret()
  await db.inTenant(by.organizationId, async (tx) => {
    if (!again && broughtHash) tx.send(sql`update auth.known_devices set device_hash = ${hashOfKey(text)} where device_hash = ${broughtHash}`)
    tx.send(sql`
      insert into auth.known_devices (person_id, device_hash, seen_at) values (${by.personId}, ${hashOfKey(text)}, ${now()})
      on conflict (person_id, device_hash) do update set seen_at = excluded.seen_at`)
    tx.send(sql`delete from auth.known_devices where person_id = ${by.personId} and seen_at < ${new Date(now().getTime() - KEEP_DAYS * DAY_MS)}`)
    if (!again && !veryFirst) recordFacts(tx, { kind: 'identity.signed-in-from-new-device', subjectId: by.staffId, subjectVersion: 0, payload: { sessionId: by.sessionId, at: now().toISOString() } })
  })
  return again ? null : `${auth.secure ? HOST_ONLY : ''}${DEVICE_COOKIE}=${text}; Max-Age=${KEEP_DAYS * 86_400}; ${cookieAttributes(auth.secure)}`
}

/** The text in the cookie that this very host laid over HTTPS; at the machine itself, where there may be none, in the plain one too. */
const textIn = (cookies: string, hostOnly: boolean): string | null =>
  new RegExp(`(?:^|;\\s*)(?:${HOST_ONLY})${hostOnly ? '' : '?'}${DEVICE_COOKIE.replace('.', '\\.')}=([\\w-]{43})(?:;|$)`).exec(cookies)?.[1] ?? null
