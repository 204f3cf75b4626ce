import { audit, branchZone } from '#modules/identity/server'
import { PersonErased } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import type { JobPayload } from '#platform/jobs/job-runner'
import { letterJob, MailWaits } from '#platform/mail/mail'
import type { Letter } from '#platform/mail/letter'
import { writeLetter } from '#platform/mail/letter'
import type { LabsDeps } from './deps.ts'
import { labById } from './lab-data.ts'
import { labFile } from './lab-file.ts'
import type { MailTrouble } from '../domain/lab-order.ts'
import { labOrderById } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import { contentOfLabOrder, paperOf } from './open-lab-order.ts'
import { printLabPaper } from './papers/lab-paper.ts'

/**
 * Sends a lab order with its file and paper; begun by its fact, tried until the mail server takes it, and not again after that. Why it did
 * not leave in the end is noted, for somebody has to send it otherwise. @throws {MailWaits}
 */
export async function mailLabOrder(deps: LabsDeps, { organizationId, subjectId, way }: JobPayload): Promise<void> {
  if (way !== 'email') return
  const asked = await prepare(deps, organizationId, subjectId)
  if (!asked) return
  const note = (trouble: MailTrouble | null) => noteMail(deps, organizationId, asked.row, trouble)
  const { row, lab, content, paper } = asked
  if (lab.email === null) return note('no-address')
  if (!deps.mail.canSend) return note('no-server')
  const letter = { ...labLetter(deps, content.number, paper.shop.name, lab, asked.tries > 1), messageId: `<lab-order-${row.id}@${new URL(deps.publicUrl).hostname}>`, attachments: [
    { filename: `${content.number}.oma`, contentType: 'application/octet-stream', content: Buffer.from(labFile(content).bytes) },
    { filename: `${content.number}.pdf`, contentType: 'application/pdf', content: Buffer.from(await printLabPaper(deps.pdf, paper)) },
  ] }
  try {
    await note(await deps.mail.deliver(lab.email, letter) ? null : 'refused')
  } catch (error) {
    if (error instanceof MailWaits && asked.tries >= letterJob.attempts) await note('no-answer')
    throw error
  }
}

/** What the letter needs, and which try this is; null when there is nothing to send any more. */
const prepare = ({ db, ...deps }: LabsDeps, organizationId: string, id: string) => db.inTenant(organizationId, async (tx) => {
  const row = await labOrderById(tx, id)
  if (row.mailed_at || row.state === 'cancelled') return null
  const lab = await labById(tx, row.lab_id)
  try {
    const content = await contentOfLabOrder(tx, deps.keys, row)
    // Forgotten before the letter left: nobody is to hear of their eyes any more.
    if (content.wearer === null) return null
    const paper = await paperOf(tx, deps, row, content, { name: row.sent_by_name ?? '', timeZone: await branchZone(tx, row.branch_id) })
    const { tries } = await tx.one<{ tries: number }>(sql`update lab_orders set mail_tries = mail_tries + 1 where organization_id = ${tx.organizationId} and id = ${id} returning mail_tries as tries`)
    return { row, lab, content, paper, tries }
  } catch (error) {
    if (error instanceof PersonErased) return null
    throw error
  }
})

/** Writes down that the letter has left, or why it will not. */
const noteMail = ({ db, now }: LabsDeps, organizationId: string, row: LabOrderRow, trouble: MailTrouble | null): Promise<void> => db.inTenant(organizationId, async (tx) => {
  const noted = await tx.run(sql`update lab_orders set mailed_at = ${trouble ? null : now()}, mail_trouble = ${trouble}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${row.id} and mailed_at is null`)
  if (noted === 0) return
  audit(tx, 'system', null, { action: trouble ? 'labs.order-changed' : 'labs.order-mailed', subject: { kind: 'lab-order', id: row.id }, branchId: row.branch_id, changes: { lab: row.lab_id, ...(trouble && { mail: trouble }) } })
  recordFacts(tx, { kind: 'labs.order-changed', subjectId: row.id, subjectVersion: row.version + 1, branchId: row.branch_id, payload: { orderId: row.order_id } })
})

/** Says who orders and that the rest is attached: what is in a letter's text is read by more eyes than its files. */
function labLetter({ translator }: Pick<LabsDeps, 'translator'>, number: string, shop: string, lab: { readonly language: Parameters<LabsDeps['translator']>[0]; readonly customer_number: string | null }, again: boolean): Letter {
  const i18n = translator(lab.language)
  return writeLetter({
    language: lab.language,
    // The first copy may have been taken although nobody said so: who gets both is to make one.
    subject: again ? i18n._({ id: 'mail.lab-order.subject-again', message: '{shop}: order {number}, sent again', values: { shop, number } }) : i18n._({ id: 'mail.lab-order.subject', message: '{shop}: order {number}', values: { shop, number } }),
    paragraphs: [
      lab.customer_number
        ? i18n._({ id: 'mail.lab-order.text-account', message: '{shop} (customer number {account}) orders lenses for its order {number}. The values are in the attached file and on the attached paper.', values: { shop, account: lab.customer_number, number } })
        : i18n._({ id: 'mail.lab-order.text', message: '{shop} orders lenses for its order {number}. The values are in the attached file and on the attached paper.', values: { shop, number } }),
    ],
    link: null,
    afterword: i18n._({ id: 'mail.lab-order.afterword', message: 'The attachments hold health data of a customer. Forward them to nobody who does not make these lenses.' }),
  })
}
