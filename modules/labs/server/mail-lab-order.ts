import { audit, branchZone } from '#modules/identity/server'
import { PersonErased } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import type { JobPayload } from '#platform/jobs/job-runner'
import type { Letter } from '#platform/mail/letter'
import { writeLetter } from '#platform/mail/letter'
import type { LabsDeps } from './deps.ts'
import { labById } from './lab-data.ts'
import { labFile } from './lab-file.ts'
import { labOrderById } from './lab-order-data.ts'
import { contentOfLabOrder, paperOf } from './open-lab-order.ts'
import { printLabPaper } from './papers/lab-paper.ts'

/** Sends a lab order with its file and paper; begun by its fact, tried until the mail server takes it, and not again after that. @throws {MailWaits} */
export async function mailLabOrder(deps: LabsDeps, { organizationId, subjectId, way }: JobPayload): Promise<void> {
  const { db, mail } = deps
  if (way !== 'email' || !mail.canSend) return
  const asked = await db.inTenant(organizationId, async (tx) => {
    const row = await labOrderById(tx, subjectId)
    const lab = await labById(tx, row.lab_id)
    if (row.mailed_at || row.state === 'cancelled' || lab.email === null) return null
    try {
      const content = await contentOfLabOrder(tx, deps.keys, row)
      return { row, lab, email: lab.email, content, paper: await paperOf(tx, deps, row, content, { name: row.sent_by_name ?? '', timeZone: await branchZone(tx, row.branch_id) }) }
    } catch (error) {
      // Forgotten before the letter left: nobody is to hear of their eyes any more.
      if (error instanceof PersonErased) return null
      throw error
    }
  })
  if (!asked) return
  const { row, lab, email, content, paper } = asked
  const letter = { ...labLetter(deps, content.number, paper.shop.name, lab), attachments: [
    { filename: `${content.number}.oma`, contentType: 'application/octet-stream', content: Buffer.from(labFile(content).bytes) },
    { filename: `${content.number}.pdf`, contentType: 'application/pdf', content: Buffer.from(await printLabPaper(deps.pdf, paper)) },
  ] }
  if (!await mail.deliver(email, letter)) return
  await db.inTenant(organizationId, async (tx) => {
    const noted = await tx.run(sql`update lab_orders set mailed_at = ${deps.now()}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${row.id} and mailed_at is null`)
    if (noted === 0) return
    audit(tx, 'system', null, { action: 'labs.order-mailed', subject: { kind: 'lab-order', id: row.id }, branchId: row.branch_id, changes: { lab: lab.id } })
    recordFacts(tx, { kind: 'labs.order-changed', subjectId: row.id, subjectVersion: row.version + 1, branchId: row.branch_id, payload: { orderId: row.order_id } })
  })
}

/** Says who orders and that the rest is attached: what is in a letter's text is read by more eyes than its files. */
function labLetter({ translator }: Pick<LabsDeps, 'translator'>, number: string, shop: string, lab: { readonly language: Parameters<LabsDeps['translator']>[0]; readonly customer_number: string | null }): Letter {
  const i18n = translator(lab.language)
  return writeLetter({
    language: lab.language,
    subject: i18n._({ id: 'mail.lab-order.subject', message: '{shop}: order {number}', values: { shop, number } }),
    paragraphs: [
      lab.customer_number
        ? i18n._({ id: 'mail.lab-order.text-account', message: '{shop} (customer number {account}) orders lenses for its order {number}. The values are in the attached file and on the attached paper.', values: { shop, account: lab.customer_number, number } })
        : i18n._({ id: 'mail.lab-order.text', message: '{shop} orders lenses for its order {number}. The values are in the attached file and on the attached paper.', values: { shop, number } }),
    ],
    link: null,
    afterword: i18n._({ id: 'mail.lab-order.afterword', message: 'The attachments hold health data of a customer. Forward them to nobody who does not make these lenses.' }),
  })
}
