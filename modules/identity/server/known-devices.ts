import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import type { Call } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { hashOfKey, newKeySecret } from './key-secret.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import { cookieAttributes } from './session-cookie.ts'
import type { StaffMember } from './staff-member.ts'

const DEVICE_COOKIE = 'lunette.device'
/** As long as browsers keep a cookie at most. */
const KEEP_DAYS = 400
const DAY_MS = 86_400_000

/**
 * Knows the browser again from which somebody signs in, by a random text in a cookie of its own. From one that is new to them the
 * sign-in is told to them by mail, but for their very first on the day they came. Answers the Set-Cookie line for a new one.
 */
export async function rememberDevice({ db, auth, now }: Pick<IdentityDeps, 'db' | 'auth' | 'now'>, by: StaffMember, call: Call): Promise<string | null> {
  const known = textIn(String(call.headers.cookie ?? ''))
  const text = known ?? newKeySecret()
  const [seen] = await outsideTenancy<{ again: boolean; first: boolean; came: Date }>(db, sql`
    select exists (select from auth.known_devices where person_id = ${by.personId} and device_hash = ${hashOfKey(text)}) as again,
      not exists (select from auth.known_devices where person_id = ${by.personId}) as first, "createdAt" as came from auth."user" where id = ${by.personId}`)
  const veryFirst = seen?.first === true && now().getTime() - seen.came.getTime() < DAY_MS
  await db.inTenant(by.organizationId, async (tx) => {
    tx.send(sql`
      insert into auth.known_devices (person_id, device_hash, seen_at) values (${by.personId}, ${hashOfKey(text)}, ${now()})
      on conflict (person_id, device_hash) do update set seen_at = excluded.seen_at`)
    tx.send(sql`delete from auth.known_devices where person_id = ${by.personId} and seen_at < ${new Date(now().getTime() - KEEP_DAYS * DAY_MS)}`)
    if (!seen?.again && !veryFirst) recordFacts(tx, { kind: 'identity.signed-in-from-new-device', subjectId: by.staffId, subjectVersion: 0, payload: { sessionId: by.sessionId, at: now().toISOString() } })
  })
  return known ? null : `${DEVICE_COOKIE}=${text}; Max-Age=${KEEP_DAYS * 86_400}; ${cookieAttributes(auth.secure)}`
}

const textIn = (cookies: string): string | null => new RegExp(`(?:^|;\\s*)${DEVICE_COOKIE.replace('.', '\\.')}=([\\w-]{43})(?:;|$)`).exec(cookies)?.[1] ?? null
