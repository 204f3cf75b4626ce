import type { Language } from '#kernel/languages'
import { ownersOf } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { JobPayload } from '#platform/jobs/job-runner'
import { translator } from '#platform/i18n/index'
import { writeLetter } from '#platform/mail/letter'
import type { Letter } from '#platform/mail/letter'
import type { WebhooksDeps } from './deps.ts'

interface Told { readonly description: string; readonly reason: 'gone' | 'failing' }

/** Tells an owner that an endpoint was switched off by itself; `subjectId` is who is told. @throws {MailWaits} */
export async function tellOwner({ db, mail, publicUrl }: Pick<WebhooksDeps, 'db' | 'mail' | 'publicUrl'>, { organizationId, subjectId, endpointId }: JobPayload): Promise<void> {
  if (!mail.canSend) return
  const [told, owners] = await db.look(organizationId, (tx) => Promise.all([
    tx.maybe<Told>(sql`
      select e.description, e.off_reason as reason from webhook_endpoints e
      where e.organization_id = ${tx.organizationId} and e.id = ${String(endpointId)} and e.off_reason in ('gone', 'failing')`),
    ownersOf(tx),
  ]))
  const owner = owners.find(({ staffId }) => staffId === subjectId)
  // Switched on again, or removed, before anybody could be told.
  if (told && owner) await mail.deliver(owner.email, offLetter(owner.language, owner.organization, told, `${publicUrl}/settings/webhooks`))
}

function offLetter(language: Language, organization: string, { description, reason }: Told, url: string): Letter {
  const i18n = translator(language)
  return writeLetter({
    language,
    subject: i18n._({ id: 'mail.webhook-off.subject', message: '{organization}: the webhook “{description}” was switched off', values: { organization, description } }),
    paragraphs: [
      reason === 'gone'
        ? i18n._({ id: 'mail.webhook-off.gone', message: 'The receiver answered that it is gone for good (410), so Lunette tells it nothing any more.' })
        : i18n._({ id: 'mail.webhook-off.failing', message: 'The receiver has not taken a single message for five days, so Lunette tells it nothing any more.' }),
      i18n._({ id: 'mail.webhook-off.what-now', message: 'What it did not take is kept for 30 days. Once the receiver works again, switch the webhook on and send it again from there. What happens until then is not kept for it: the receiver has to ask for that itself.' }),
    ],
    link: { label: i18n._({ id: 'mail.webhook-off.button', message: 'Open the webhooks' }), url },
    afterword: i18n._({ id: 'mail.webhook-off.afterword', message: 'You get this letter because you are an owner in Lunette. Nothing in the shop has stopped.' }),
  })
}
