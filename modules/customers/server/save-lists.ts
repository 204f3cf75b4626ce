import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { NewAddress } from '../contract.ts'
import type { TaxId } from '../domain/tax-ids.ts'
import type { Address } from './customer-data.ts'

/** The addresses of a customer in their sequence; one that was there before keeps its id. */
export function addressesOf(wanted: readonly NewAddress[], before: readonly Address[] = []): Address[] {
  const left = [...before]
  return wanted.map((address) => {
    const at = left.findIndex(({ id: _id, ...known }) => JSON.stringify(sorted(known)) === JSON.stringify(sorted(address)))
    return { ...address, id: at < 0 ? newId() : left.splice(at, 1)[0]!.id }
  })
}

const sorted = (address: NewAddress): unknown[] => [address.kind, address.street, address.city, address.postalCode, address.region, address.country]

/** Puts these addresses in the place of all the customer had. */
export const replaceAddresses = (tx: Tx, customerId: string, addresses: readonly Address[]): void =>
  putAddresses(tx, [customerId], addresses.map((address, position) => ({ ...address, customerId, position })))

export const replaceTaxIds = (tx: Tx, customerId: string, taxIds: readonly TaxId[]): void => putTaxIds(tx, [customerId], taxIds.map((taxId) => ({ ...taxId, customerId })))

/** Adds addresses of many customers, after taking away all that those `of` whom it is said had. */
export function putAddresses(tx: Tx, of: readonly string[], addresses: readonly (Address & { readonly customerId: string; readonly position: number })[]): void {
  if (of.length > 0) tx.send(sql`delete from customer_addresses where organization_id = ${tx.organizationId} and customer_id = any(${of}::uuid[])`)
  if (addresses.length === 0) return
  tx.send(sql`
    insert into customer_addresses (organization_id, id, customer_id, kind, street, city, postal_code, region, country, position)
    select ${tx.organizationId}, a.id, a."customerId", a.kind, a.street, a.city, a."postalCode", a.region, a.country, a.position
    from json_to_recordset(${JSON.stringify(addresses)}) as
      a(id uuid, "customerId" uuid, kind text, street text, city text, "postalCode" text, region text, country text, position int)`)
}

/** As {@link putAddresses}, for tax numbers. */
export function putTaxIds(tx: Tx, of: readonly string[], taxIds: readonly (TaxId & { readonly customerId: string })[]): void {
  if (of.length > 0) tx.send(sql`delete from customer_tax_ids where organization_id = ${tx.organizationId} and customer_id = any(${of}::uuid[])`)
  if (taxIds.length === 0) return
  tx.send(sql`
    insert into customer_tax_ids (organization_id, customer_id, kind, value)
    select ${tx.organizationId}, t."customerId", t.kind, t.value from json_to_recordset(${JSON.stringify(taxIds)}) as t("customerId" uuid, kind text, value text)`)
}

export function replaceTags(tx: Tx, customerId: string, tags: readonly string[]): void {
  tx.send(sql`delete from customer_tags where organization_id = ${tx.organizationId} and customer_id = ${customerId}`)
  tx.send(sql`insert into customer_tags (organization_id, customer_id, tag) select ${tx.organizationId}, ${customerId}, tag from unnest(${tags}::text[]) as tag`)
}
