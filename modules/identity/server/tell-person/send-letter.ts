import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { JobPayload } from '#platform/jobs/job-runner'
import type { Letter } from '#platform/mail/letter'
import type { IdentityDeps } from '../deps.ts'
import { addedLetter, invitationLetter, resetLetter } from '../password-letters.ts'
import { digestLetter } from '../seals/digest-letter.ts'
import { readDigest } from '../seals/read-digest.ts'
import { INVITATION_MS, RESET_MS, makeSetPasswordLink } from '../set-password-links.ts'

export type LetterDeps = Pick<IdentityDeps, 'db' | 'mail' | 'now' | 'publicUrl'>

/** Facts of which each is one letter to the person it is about. Live screens hear nothing of them. */
export const letterKinds = ['letters.password-reset-asked', 'letters.invited', 'letters.added', 'letters.day-ended'] as const

interface Recipient { readonly personId: string; readonly email: string; readonly language: Language; readonly organization: string; readonly hasPassword: boolean }

/**
 * Writes and sends one letter. A link that sets a password is made here and kept nowhere else: neither fact nor job has a secret, and
 * a second try makes a new one. @throws {MailWaits}
 */
export async function sendLetter(deps: LetterDeps, payload: JobPayload): Promise<void> {
  if (!deps.mail.canSend) return
  const written = await deps.db.inTenant(payload.organizationId, async (tx) => {
    const to = await recipientOf(tx, payload.subjectId)
    const letter = to && await write(tx, deps, to, payload)
    return to && letter ? { to: to.email, letter } : null
  })
  if (written) await deps.mail.deliver(written.to, written.letter)
}

const recipientOf = (tx: Tx, staffId: string): Promise<Recipient | undefined> => tx.maybe<Recipient>(sql`
  select u.id as "personId", u.email, u.language, o.name as organization, exists (select from auth.account a where a."userId" = u.id and a.password is not null) as "hasPassword"
  from staff s join auth."user" u on u.id = s.person_id join organizations o on o.id = s.organization_id
  where s.organization_id = ${tx.organizationId} and s.id = ${staffId} and s.disabled_at is null and u.disabled_at is null`)

async function write(tx: Tx, { now, publicUrl }: LetterDeps, { personId, language, organization, hasPassword }: Recipient, { kind, subjectId, shopDay }: JobPayload): Promise<Letter | null> {
  const link = (lastsMs: number): string => makeSetPasswordLink(tx, publicUrl, personId, 'mail', new Date(now().getTime() + lastsMs))
  switch (kind) {
    case 'letters.password-reset-asked': return resetLetter(language, link(RESET_MS))
    // Who has chosen a password meanwhile needs no link, and must not lose what waits for them elsewhere.
    case 'letters.invited': return hasPassword ? null : invitationLetter(language, organization, link(INVITATION_MS))
    case 'letters.added': return addedLetter(language, organization, publicUrl)
    case 'letters.day-ended': {
      const digest = await readDigest(tx, subjectId, String(shopDay))
      return digest && digestLetter(language, digest, `${publicUrl}/settings/audit`)
    }
    default: return null
  }
}
