import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { ConsentView, NewConsent } from '../contract.ts'
import { customerToChange } from './read-customer.ts'

/** A clock at the counter may run ahead of ours by this much. */
const AHEAD_MS = 5 * 60_000

type Row = Omit<ConsentView, 'saidAt' | 'recordedAt'> & { readonly saidAt: Date; readonly recordedAt: Date }

/** The whole history of a person's consents, of merged rows too, newest first. */
export async function consentsOf(tx: Tx, customerId: string): Promise<ConsentView[]> {
  const rows = await tx.rows<Row>(sql`
    select k.id, k.purpose, k.channel, k.granted, k.given_by as "givenBy", k.source, k.said_at as "saidAt", k.recorded_at as "recordedAt",
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as "recordedBy"
    from customer_consents k left join staff_names s on s.organization_id = k.organization_id and s.id = k.recorded_by
    where k.organization_id = ${tx.organizationId}
      and k.customer_id in (select m.id from customers m where m.organization_id = ${tx.organizationId} and (m.id = ${customerId} or m.merged_into = ${customerId}))
    order by k.said_at desc, k.recorded_at desc, k.id desc`)
  return rows.map((row) => ({ ...row, saidAt: row.saidAt.toISOString(), recordedAt: row.recordedAt.toISOString() }))
}

/** Appends what a customer agreed to or withdrew; nothing said before is changed. `created` false: the id was known and said the same. */
export const addConsent = (deps: Deps, by: StaffMember, call: Call, customerId: string, input: NewConsent): Promise<{ consent: ConsentView; created: boolean }> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const answer = await append(tx, by, call, customerId, deps.now(), input)
    return { answer, ids: { consentId: answer.consent.id } }
  }, async (tx, ids) => ({ consent: found(await consentsOf(tx, customerId), ids.consentId), created: true }))

async function append(tx: Tx, by: StaffMember, call: Call, customerId: string, now: Date, { id = newId(), saidAt: saidThen, ...said }: NewConsent): Promise<{ consent: ConsentView; created: boolean }> {
  const customer = await customerToChange(tx, by, customerId)
  const saidAt = saidThen ? new Date(saidThen) : now
  const i18n = translator(by.language)
  if (saidAt.getTime() > now.getTime() + AHEAD_MS) throw refuseByContract([{ pointer: '/saidAt', detail: i18n._({ id: 'customers.consent.in-the-future', message: 'This is still to come.' }) }])
  if (said.givenBy === 'guardian' && !customer.guardian) throw refuseByContract([{ pointer: '/givenBy', detail: i18n._({ id: 'customers.consent.no-guardian', message: 'First write down who speaks for this customer.' }) }])
  const made = await tx.run(sql`
    insert into customer_consents (organization_id, id, customer_id, purpose, channel, granted, given_by, source, said_at, recorded_by)
    values (${tx.organizationId}, ${id}, ${customerId}, ${said.purpose}, ${said.channel}, ${said.granted}, ${said.givenBy}, ${said.source}, ${saidAt}, ${by.staffId}) on conflict (organization_id, id) do nothing`)
  const consent = (await consentsOf(tx, customerId)).find((one) => one.id === id)
  const same = consent && consent.purpose === said.purpose && consent.channel === said.channel && consent.granted === said.granted && consent.givenBy === said.givenBy && consent.source === said.source
    && (!saidThen || consent.saidAt === saidAt.toISOString())
  if (!same) throw new Problem(httpProblems.idExists)
  if (made === 0) return { consent, created: false }
  audit(tx, by, call, { action: 'customers.consent-said', subject: { kind: 'customer', id: customerId }, branchId: customer.homeBranchId, changes: { consent: id, ...said } })
  recordFacts(tx, { kind: 'customers.consent-said', subjectId: customerId, subjectVersion: customer.version, branchId: customer.homeBranchId, ownerStaffIds: [customer.ownerStaffId], payload: { purpose: said.purpose, channel: said.channel, granted: said.granted } })
  return { consent, created: true }
}

function found(consents: readonly ConsentView[], id: string | undefined): ConsentView {
  const consent = consents.find((one) => one.id === id)
  if (!consent) throw new Problem(httpProblems.notFound)
  return consent
}
