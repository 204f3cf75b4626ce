import { z } from 'zod'
import { customerBrief, rowsOfPerson } from '#modules/customers/server'
import { audit, may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { LatestPrescription, PrescriptionView } from '../contract.ts'
import { carryForward } from '../domain/carry-forward.ts'
import { toPrescription } from './prescription-data.ts'
import type { PrescriptionData } from './prescription-data.ts'
import { prescriptionById, prescriptionsWhere, seenBy } from './read-prescription.ts'

type Looking = Pick<Deps, 'db'>

/** Opens one prescription with all its versions; the look is written down. */
export function openPrescription(deps: Looking, by: StaffMember, call: Call, id: string): Promise<PrescriptionData> {
  return looking(deps, by, async (tx) => {
    const prescription = seenBy(by, await prescriptionById(tx, id))
    audit(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'prescription', id }, changes: { customer: prescription.customerId } })
    return prescription
  })
}

const place = z.tuple([z.iso.date(), z.uuid()])

/** Opens a customer's prescriptions, the last examined first; one look at the customer is written down. */
export function openPrescriptions(deps: Looking, by: StaffMember, call: Call, { customerId, cursor, limit }: { customerId: string; cursor?: string | undefined; limit: number }): Promise<{ items: PrescriptionView[]; nextCursor: string | null }> {
  const after = readCursor(cursor, place)
  return looking(deps, by, async (tx) => {
    const page = toPage(await ofCustomer(tx, by, customerId, limit + 1, after), limit, toPrescription, ({ examinedOn, id }) => [examinedOn, id])
    audit(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'customer', id: customerId }, changes: { prescriptions: page.items.map(({ id }) => id) } })
    return page
  })
}

/** So many prescriptions back a measure of the head may lie that a new one takes over. */
const LOOK_BACK = 5

/** Opens the last prescription of a customer, with what a new one may take over from it and those before; the look is written down. */
export function openLatest(deps: Looking, by: StaffMember, call: Call, customerId: string): Promise<LatestPrescription> {
  return looking(deps, by, async (tx) => {
    const found = await ofCustomer(tx, by, customerId, LOOK_BACK, null)
    const [latest] = found
    if (latest) audit(tx, by, call, { action: 'prescriptions.opened', subject: { kind: 'prescription', id: latest.id }, changes: { customer: customerId } })
    return { latest: latest ? toPrescription(latest) : null, carried: carryForward(found.flatMap(({ versions }) => versions.toReversed())) }
  })
}

/** A look need not be on disk before it is answered: losing the last moment's looks in a power cut is no harm. */
const looking = <T>({ db }: Looking, by: StaffMember, work: (tx: Tx) => Promise<T>): Promise<T> => db.inTenant(by.organizationId, (tx) => {
  tx.send(sql`set local synchronous_commit = off`)
  return work(tx)
})

/** @throws {Problem} http/not-found when there is no such customer for the caller */
async function ofCustomer(tx: Tx, by: StaffMember, customerId: string, howMany: number, after: z.output<typeof place> | null): Promise<PrescriptionData[]> {
  const [examinedOn, id] = after ?? [null, null]
  // Who was merged into the customer had prescriptions too.
  const [rows, customer] = await Promise.all([rowsOfPerson(tx, customerId), customerBrief(tx, customerId)])
  if (!customer || !may(by, 'prescriptions.read', { ownerStaffIds: [customer.ownerStaffId] })) throw new Problem(httpProblems.notFound)
  return prescriptionsWhere(tx, sql`
    p.customer_id = any(${rows}::uuid[]) ${after ? sql`and (p.examined_on, p.id) < (${examinedOn}, ${id})` : sql``}
    order by p.examined_on desc, p.id desc limit ${howMany}`)
}
