import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Subscription } from '#platform/facts/subscriptions'
import type { JobPayload } from '#platform/jobs/job-runner'
import { letterJob } from '#platform/mail/mail'
import { deviceName } from '../../domain/device-name.ts'
import type { IdentityDeps } from '../deps.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import { factorChanges } from '../second-factor/change-factors.ts'
import { rightsChanges, securityLetter } from './letters.ts'
import type { News } from './letters.ts'
import { letterKinds, sendLetter } from './send-letter.ts'
import type { LetterDeps } from './send-letter.ts'

type TellDeps = Pick<IdentityDeps, 'db' | 'mail' | 'publicUrl'>

interface Told { readonly email: string; readonly language: Language; readonly organization: string; readonly time_zone: string }

/** What is told to a person by mail when something happened to their sign-in; after the commit, so never of what was taken back. */
const aboutOneself = (deps: TellDeps): Subscription => ({
  job: 'identity.tell-person', capability: null, ...letterJob,
  facts: ['identity.signed-in-from-new-device', 'identity.second-factor-changed', 'identity.password-changed', 'identity.rights-changed'],
  handle: (payload) => tellPerson(deps, payload),
})

/** Letters begin with a fact, and their jobs are tried until the mail server takes them. */
export const identitySubscriptions = (deps: TellDeps & LetterDeps): Subscription[] => [aboutOneself(deps), {
  job: 'identity.send-letter', capability: null, ...letterJob, facts: letterKinds, handle: (payload) => sendLetter(deps, payload),
}]

async function tellPerson({ db, mail, publicUrl }: TellDeps, payload: JobPayload): Promise<void> {
  if (!mail.canSend) return
  const told = await db.look(payload.organizationId, (tx) => whoIs(tx, payload.subjectId))
  if (!told) return
  const news = await newsOf({ db }, payload, told)
  if (news) await mail.deliver(told.email, securityLetter(told.language, news, `${publicUrl}/settings/security`))
}

const whoIs = (tx: Tx, staffId: string): Promise<Told | undefined> => tx.maybe<Told>(sql`
  select u.email, u.language, o.name as organization, (select b.time_zone from branches b where b.organization_id = s.organization_id order by b.created_at, b.id limit 1) as time_zone
  from staff s join auth."user" u on u.id = s.person_id join organizations o on o.id = s.organization_id
  where s.organization_id = ${tx.organizationId} and s.id = ${staffId} and u.disabled_at is null`)

/** Device and address stand with the session only; one that has ended meanwhile is told of without them, or a thief would sign out at once. */
async function newsOf({ db }: Pick<TellDeps, 'db'>, { kind, sessionId, change, at }: JobPayload, { organization, language, time_zone: timeZone }: Told): Promise<News | null> {
  if (kind === 'identity.password-changed') return { of: 'password' }
  if (kind === 'identity.rights-changed') {
    const known = rightsChanges.find((one) => one === change)
    return known ? { of: 'rights', change: known, organization } : null
  }
  if (kind === 'identity.second-factor-changed') {
    const known = factorChanges.find((one) => one === change)
    return known ? { of: 'second-factor', change: known } : null
  }
  const [session] = await outsideTenancy<{ device: string | null; address: string | null; at: Date }>(db, sql`
    select "userAgent" as device, "ipAddress" as address, "createdAt" as at from auth.session where id = ${String(sessionId)}`)
  const began = session?.at ?? new Date(String(at))
  if (Number.isNaN(began.getTime())) return null
  return { of: 'new-device', device: deviceName(session?.device ?? null), address: session?.address || null, at: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(began) }
}
