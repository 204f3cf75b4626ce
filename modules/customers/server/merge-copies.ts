import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { allergies, eyeConditions, skinConditions, wearingHabits } from '../domain/health-attributes.ts'
import { contentOf } from './customer-data.ts'
import type { CustomerContent, CustomerData } from './customer-data.ts'

/** What a survivor got from a merged row, by id or name: undoing takes away exactly that. */
export interface Moved {
  readonly contacts: readonly string[]
  readonly addresses: readonly string[]
  readonly taxIds: readonly string[]
  readonly tags: readonly string[]
  /** Columns of the row that were empty and are not any more. */
  readonly fields: readonly string[]
  /** Whether the merged row's note stands under the survivor's own. */
  readonly noteAdded: boolean
  /** Columns of `customer_health` with the codes that came. */
  readonly health: Readonly<Record<string, readonly string[]>>
  /** Rows that had been merged into the merged one before. */
  readonly followers: readonly string[]
}

/** What is taken over where the survivor has nothing: a property and its columns. */
const fillable: readonly (readonly [keyof CustomerContent, readonly string[]])[] = [
  ['title', ['title']], ['birthOn', ['birth_on']], ['preferredChannel', ['preferred_channel']], ['source', ['source']], ['note', ['note']], ['homeBranchId', ['home_branch_id']], ['ownerStaffId', ['owner_staff_id']],
  ['employer', ['employer']], ['insurer', ['insurer', 'insurer_number']], ['guardian', ['guardian_customer_id', 'guardian_name', 'guardian_phone']], ['householdId', ['household_id']],
]
const healthLists = ['skin_conditions', 'eye_conditions', 'allergies', 'wearing_habits'] as const
const NOTE_MAX = 2000

/** Copies what the survivor lacks; the merged row keeps its own. Consents and health notes are not copied: readers look at both rows. */
export async function copyToSurvivor(tx: Tx, survivor: CustomerData, merged: CustomerData): Promise<Omit<Moved, 'followers'>> {
  const [ours, theirs] = [contentOf(survivor), contentOf(merged)]
  const fields = fillable.filter(([property]) => ours[property] === null && theirs[property] !== null).flatMap(([, columns]) => columns)
  const set = fields.map((column) => `${column} = m.${column}`).join(', ')
  // Column names come from the list above, never from outside.
  if (set) tx.send({ text: `update customers s set ${set} from customers m where s.organization_id = $1 and s.id = $2 and m.organization_id = $1 and m.id = $3`, values: [tx.organizationId, survivor.id, merged.id], parts: [] })
  const noteAdded = ours.note !== null && theirs.note !== null && ours.note !== theirs.note && ours.note.length + theirs.note.length < NOTE_MAX
  if (noteAdded) tx.send(sql`update customers set note = note || E'\n' || ${theirs.note} where organization_id = ${tx.organizationId} and id = ${survivor.id}`)
  const known = new Set(survivor.contacts.map(({ kind, value }) => `${kind} ${value.toLowerCase()}`))
  const contacts = merged.contacts.filter(({ kind, value }) => !known.has(`${kind} ${value.toLowerCase()}`)).map((contact, index) => ({ ...contact, id: newId(), position: survivor.contacts.length + index }))
  const addresses = merged.addresses.filter((one) => !ours.addresses.some((there) => there.street === one.street && there.postalCode === one.postalCode && there.city === one.city && there.kind === one.kind))
    .map((address, index) => ({ ...address, id: newId(), position: survivor.addresses.length + index }))
  const taxIds = theirs.taxIds.filter(({ kind }) => !ours.taxIds.some((one) => one.kind === kind))
  const tags = theirs.tags.filter((tag) => !ours.tags.some((one) => one.toLowerCase() === tag.toLowerCase()))
  tx.send(sql`
    insert into customer_contacts (organization_id, id, customer_id, kind, value, position)
    select ${tx.organizationId}, k.id, ${survivor.id}, k.kind, k.value, k.position from json_to_recordset(${JSON.stringify(contacts)}) as k(id uuid, kind text, value text, position int)`)
  tx.send(sql`
    insert into customer_addresses (organization_id, id, customer_id, kind, street, city, postal_code, region, country, position)
    select ${tx.organizationId}, a.id, ${survivor.id}, a.kind, a.street, a.city, a."postalCode", a.region, a.country, a.position
    from json_to_recordset(${JSON.stringify(addresses)}) as a(id uuid, kind text, street text, city text, "postalCode" text, region text, country text, position int)`)
  tx.send(sql`
    insert into customer_tax_ids (organization_id, customer_id, kind, value)
    select ${tx.organizationId}, ${survivor.id}, t.kind, t.value from json_to_recordset(${JSON.stringify(taxIds)}) as t(kind text, value text)`)
  tx.send(sql`insert into customer_tags (organization_id, customer_id, tag) select ${tx.organizationId}, ${survivor.id}, tag from unnest(${tags}::text[]) as tag`)
  const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)
  return { contacts: idsOf(contacts), addresses: idsOf(addresses), taxIds: taxIds.map(({ kind }) => kind), tags, fields, noteAdded, health: await copyHealth(tx, survivor.id, merged.id) }
}

type HealthRow = Record<(typeof healthLists)[number], string[]> & { customer_id: string; skin_type: string | null }

/** The survivor has the attributes of both. Answers the codes that came from the merged row. */
async function copyHealth(tx: Tx, survivorId: string, mergedId: string): Promise<Record<string, string[]>> {
  const rows = await tx.rows<HealthRow>(sql`
    select customer_id, skin_type, skin_conditions, eye_conditions, allergies, wearing_habits from customer_health where organization_id = ${tx.organizationId} and customer_id = any(${[survivorId, mergedId]}::uuid[])`)
  const [ours, theirs] = [survivorId, mergedId].map((id) => rows.find((row) => row.customer_id === id))
  if (!theirs) return {}
  const came: Record<string, string[]> = Object.fromEntries(healthLists.map((list) => [list, theirs[list].filter((code) => !ours?.[list].includes(code))]))
  came['skin_type'] = theirs.skin_type && !ours?.skin_type ? [theirs.skin_type] : []
  if (Object.values(came).every((codes) => codes.length === 0)) return {}
  const inOrder = { skin_conditions: skinConditions, eye_conditions: eyeConditions, allergies, wearing_habits: wearingHabits } as const
  const both = (list: (typeof healthLists)[number]): string[] => (inOrder[list] as readonly string[]).filter((code) => theirs[list].includes(code) || ours?.[list].includes(code))
  tx.send(sql`
    insert into customer_health as h (organization_id, customer_id, skin_type, skin_conditions, eye_conditions, allergies, wearing_habits)
    values (${tx.organizationId}, ${survivorId}, ${ours?.skin_type ?? theirs.skin_type}, ${both('skin_conditions')}, ${both('eye_conditions')}, ${both('allergies')}, ${both('wearing_habits')})
    on conflict (organization_id, customer_id) do update set skin_type = excluded.skin_type, skin_conditions = excluded.skin_conditions, eye_conditions = excluded.eye_conditions,
      allergies = excluded.allergies, wearing_habits = excluded.wearing_habits, version = h.version + 1, changed_at = excluded.changed_at`)
  return came
}

/** Takes from the survivor what it got, as far as it is still as it came. */
export function takeBack(tx: Tx, survivorId: string, mergedId: string, moved: Moved): void {
  const organizationId = tx.organizationId
  tx.send(sql`delete from customer_contacts where organization_id = ${organizationId} and customer_id = ${survivorId} and id = any(${moved.contacts}::uuid[])`)
  tx.send(sql`delete from customer_addresses where organization_id = ${organizationId} and customer_id = ${survivorId} and id = any(${moved.addresses}::uuid[])`)
  tx.send(sql`
    delete from customer_tax_ids s using customer_tax_ids m where s.organization_id = ${organizationId} and s.customer_id = ${survivorId} and s.kind = any(${moved.taxIds})
      and m.organization_id = ${organizationId} and m.customer_id = ${mergedId} and m.kind = s.kind and m.value = s.value`)
  tx.send(sql`delete from customer_tags where organization_id = ${organizationId} and customer_id = ${survivorId} and tag = any(${moved.tags})`)
  const columns = fillable.flatMap(([, names]) => names).filter((column) => moved.fields.includes(column))
  const set = columns.map((column) => `${column} = case when s.${column} is distinct from m.${column} then s.${column} end`).join(', ')
  if (set) tx.send({ text: `update customers s set ${set} from customers m where s.organization_id = $1 and s.id = $2 and m.organization_id = $1 and m.id = $3`, values: [organizationId, survivorId, mergedId], parts: [] })
  if (moved.noteAdded) {
    tx.send(sql`
      update customers s set note = left(s.note, length(s.note) - length(m.note) - 1) from customers m
      where s.organization_id = ${organizationId} and s.id = ${survivorId} and m.organization_id = ${organizationId} and m.id = ${mergedId} and right(s.note, length(m.note) + 1) = E'\n' || m.note`)
  }
  const came = (list: string): readonly string[] => moved.health[list] ?? []
  if (Object.keys(moved.health).length > 0) {
    tx.send(sql`
      update customer_health set version = version + 1, changed_at = now(), skin_type = case when skin_type = any(${came('skin_type')}) then null else skin_type end,
        skin_conditions = array(select c from unnest(skin_conditions) c where c <> all(${came('skin_conditions')}::text[])), eye_conditions = array(select c from unnest(eye_conditions) c where c <> all(${came('eye_conditions')}::text[])),
        allergies = array(select c from unnest(allergies) c where c <> all(${came('allergies')}::text[])), wearing_habits = array(select c from unnest(wearing_habits) c where c <> all(${came('wearing_habits')}::text[]))
      where organization_id = ${organizationId} and customer_id = ${survivorId}`)
  }
}
