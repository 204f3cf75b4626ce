import { fileURLToPath } from 'node:url'
import type { Language } from '#kernel/languages'
import { customerBrief, healthPerson } from '#modules/customers/server'
import { auditLook } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call, FileAnswer } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import { acuityNotationOf } from '../../domain/acuity/acuity-notation.ts'
import type { PrescriptionsDeps } from '../prescriptions-deps.ts'
import { prescriptionById, seenBy } from '../read-prescription.ts'
import { paperShop } from './paper-shop.ts'
import { prescriptionPaper } from './prescription-paper.ts'

const template = fileURLToPath(new URL('./prescription.typ', import.meta.url))

/** Any version as a paper, in the customer's language unless another is asked for. That it was printed is written down. @throws {Problem} http/not-found */
export async function printPrescription(deps: PrescriptionsDeps, by: StaffMember, call: Call, id: string, wanted: number, language: Language | undefined): Promise<FileAnswer> {
  if (!deps.pdf) throw new Error('prescriptions were wired without a printer')
  const { paper, spoken } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const prescription = seenBy(by, await prescriptionById(tx, id))
    const version = prescription.versions.find((one) => one.version === wanted)
    if (!version) throw new Problem(httpProblems.notFound)
    // Undefined once they are forgotten: what is kept is in the name of nobody.
    const customer = await customerBrief(tx, prescription.customerId)
    const [person, head] = [customer && await healthPerson(tx, by, customer.survivorId, deps.now()), await paperShop(tx, deps.keys, by)]
    auditLook(tx, by, call, { action: 'prescriptions.taken-out', subject: { kind: 'prescription', id }, changes: { customer: prescription.customerId, version: wanted, as: 'pdf' } })
    return {
      spoken: language ?? customer?.language ?? by.language,
      paper: { version, person: { name: customer?.name ?? '—', birthOn: person?.birthOn ?? null }, ...head, printedAt: deps.now().toISOString(), printedBy: by.name, acuity: acuityNotationOf(by.organization.country) },
    }
  })
  const bytes = await deps.pdf.print(template, prescriptionPaper(paper, translator(spoken)))
  return { bytes, mediaType: 'application/pdf', fileName: `prescription-${paper.version.examinedOn}-v${wanted}.pdf`, printed: true }
}
