import type { BulkChange, UndoneChange } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { saveChangedProducts } from './import-products.ts'
import type { ImportedProduct } from './import-products.ts'
import { savePrices } from './save-prices.ts'
import { searchTextOfProduct } from './search-text.ts'

/**
 * Takes back what an import did to these products: new ones go with their prices, changed ones become what they were, their old
 * price holds again from now on. What was changed since, or stands in an order, stays.
 */
export async function undoImportedProducts(tx: Tx, { system, currency, staffId }: { readonly system: string; readonly currency: string; readonly staffId: string }, changes: readonly BulkChange[]): Promise<UndoneChange[]> {
  const ids = changes.map(({ subjectId }) => subjectId)
  await tx.run(sql`select from products where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[]) order by id for update`)
  const versions = new Map((await tx.rows<{ id: string; version: number }>(sql`select id, version from products where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[])`)).map(({ id, version }) => [id, version]))
  const untouched = changes.filter(({ subjectId, version }) => versions.get(subjectId) === version)
  const made = untouched.filter(({ before }) => before === null).map(({ subjectId }) => subjectId)
  const removed = new Set((await tx.rows<{ id: string }>(sql`select r as id from app.remove_imported(${tx.organizationId}, 'product', ${made}::uuid[]) r`)).map(({ id }) => id))
  tx.send(sql`delete from external_refs where organization_id = ${tx.organizationId} and system = ${system} and kind = 'product' and subject_id = any(${[...removed]}::uuid[])`)
  const restored = untouched.flatMap(({ subjectId, version, before }) => (before === null ? [] : [{ id: subjectId, version: version + 1, before: before as ImportedProduct }]))
  if (restored.length > 0) {
    saveChangedProducts(
      tx, JSON.stringify(restored.map(({ id, version, before }) => ({ id, n: before.name, b: before.brand, t: before.taxClass, d: before.details, v: version, q: searchTextOfProduct({ ...before, variants: [before.variant] }) }))),
      JSON.stringify(restored.map(({ before: { variant } }) => ({ id: variant.id, n: variant.name, s: variant.sku, g: variant.gtin, c: variant.unitCost }))),
    )
    savePrices(tx, { priceListId: null, from: null, prices: restored.map(({ before: { variant } }) => ({ variantId: variant.id, amount: variant.price })), currency, recordedBy: staffId })
    recordFacts(tx, ...restored.map(({ id, version }) => ({ kind: 'catalog.product-changed', subjectId: id, subjectVersion: version })))
  }
  const restoredIds = new Set(restored.map(({ id }) => id))
  return ids.map((subjectId) => ({ subjectId, outcome: removed.has(subjectId) ? 'removed' : restoredIds.has(subjectId) ? 'restored' : 'kept' }))
}
