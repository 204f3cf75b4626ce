import { ordersMadeSince } from '#modules/orders/server'
import { KEPT_YEARS } from '#modules/prescriptions/server'
import { KeyLost } from '#platform/crypto/key-lost'
import type { Keyring } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { InspectionContent } from '../inspection-data.ts'
import type { LabOrderContent } from '../order-content.ts'
import { openContent, sealKept } from '../sealed.ts'

interface Row { readonly id: string; readonly order_id: string; readonly person_id: string; readonly content: Buffer; readonly is_off: boolean }

/** What says how a device was made; whoever it was for, and words that may name somebody, are left out. The order's number stands for the person. */
function madeOf({ cancelReason: _, ...content }: LabOrderContent): LabOrderContent {
  return { ...content, wearer: null, remarks: null, tray: null }
}

/** What says how a device was inspected. */
const measuredOf = (content: InspectionContent): InspectionContent => ({ ...content, reason: null })

/**
 * Takes from these people's lab orders and inspections what the law wants of a made device for ten years, seals it under the
 * organization's key, and empties the rest (docs/decisions/0010). Comes before their keys are destroyed.
 */
export async function forgetButMade(tx: Tx, keys: Keyring, customerIds: readonly string[], at: Date): Promise<void> {
  const ordered = await tx.rows<Row>(sql`
    select id, order_id, person_id, content, state = 'cancelled' as is_off from lab_orders
    where organization_id = ${tx.organizationId} and person_id = any(${customerIds}::uuid[]) and forgotten_at is null order by id for update`)
  const inspected = await tx.rows<Row>(sql`
    select id, order_id, person_id, content, false as is_off from inspections
    where organization_id = ${tx.organizationId} and person_id = any(${customerIds}::uuid[]) and forgotten_at is null order by id for update`)
  const made = await ordersMadeSince(tx, [...ordered, ...inspected].map((row) => row.order_id), KEPT_YEARS, at)
  const left = async <Content>(kind: 'lab order' | 'inspection', row: Row, keptOf: (content: Content) => Content): Promise<Buffer | null> => {
    const content = made.has(row.order_id) && !row.is_off ? await opened<Content>(tx, keys, kind, row) : null
    return content && await sealKept(tx, keys, kind, row.id, keptOf(content))
  }
  for (const row of ordered) tx.send(sql`update lab_orders set content = ${await left('lab order', row, madeOf)}, forgotten_at = ${at}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${row.id}`)
  for (const row of inspected) {
    tx.send(sql`update inspections set content = ${await left('inspection', row, measuredOf)}, accepted_reason = null, forgotten_at = ${at}, version = version + 1 where organization_id = ${tx.organizationId} and id = ${row.id}`)
  }
}

/** Null where the organization's key is lost: nobody can read it, and nobody stays known for that. */
async function opened<Content>(tx: Tx, keys: Keyring, kind: 'lab order' | 'inspection', { id, person_id: personId, content }: Row): Promise<Content | null> {
  try {
    return await openContent<Content>(tx, keys, kind, { id, personId }, content)
  } catch (error) {
    if (error instanceof KeyLost) return null
    throw error
  }
}
