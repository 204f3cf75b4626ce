import { may } from '#modules/identity/server'
import type { PersonPart } from '#modules/customers/server'
import type { Keyring } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import { forgetButMade } from './kept/forget-but-made.ts'
import { openContent } from './sealed.ts'

interface Sealed { readonly id: string; readonly personId: string; readonly content: Buffer; readonly reason?: Buffer | null }

/**
 * What labs know about a person: what was ordered for them and what came of its inspection, with the values for whoever may read
 * prescriptions. All of it lies under the person's own key, which ends with them; what the law wants of made devices is taken out before.
 */
export const labsPart = (keys: Keyring, now: () => Date = () => new Date()): PersonPart => ({
  name: 'labs',
  timeline: [],
  personalColumns: [],

  async exportOf(tx, by, customerIds) {
    const isOpen = may(by, 'prescriptions.read')
    const ordered = await tx.rows<Sealed & Record<string, unknown>>(sql`
      select l.id, l.person_id as "personId", n.number as "orderNumber", b.name as lab, l.state, l.lab_number as "labNumber", l.sent_at as "sentAt", l.arrived_on as "arrivedOn", l.cancelled_at as "cancelledAt", l.content
      from lab_orders l join labs b on b.organization_id = l.organization_id and b.id = l.lab_id join order_numbers n on n.organization_id = l.organization_id and n.id = l.order_id
      where l.organization_id = ${tx.organizationId} and l.person_id = any(${customerIds}::uuid[]) order by l.sent_at, l.id`)
    const inspected = await tx.rows<Sealed & Record<string, unknown>>(sql`
      select i.id, i.person_id as "personId", n.number as "orderNumber", i.lab_order_id as "labOrderId", i.inspected_at as "inspectedAt", i.standard, i.verdict, i.passed, i.accepted_at as "acceptedAt", i.accepted_reason as reason, i.content
      from inspections i join order_numbers n on n.organization_id = i.organization_id and n.id = i.order_id
      where i.organization_id = ${tx.organizationId} and i.person_id = any(${customerIds}::uuid[]) order by i.inspected_at, i.id`)
    const told = async (kind: 'lab order' | 'inspection', { personId, content, reason, ...row }: Sealed & Record<string, unknown>) =>
      ({ ...row, ...(isOpen && { values: await openContent<unknown>(tx, keys, kind, { id: row.id, personId }, content), ...(reason && { acceptedReason: await openContent<string>(tx, keys, 'acceptance', { id: row.id, personId }, reason) }) }) })
    return [...await Promise.all(ordered.map((row) => told('lab order', row))), ...(await Promise.all(inspected.map((row) => told('inspection', row)))).map((inspection) => ({ inspection }))]
  },

  erase: (tx, customerIds) => forgetButMade(tx, keys, customerIds, now()),
})
