import { isDeepStrictEqual } from 'node:util'
import { newId } from '#kernel/ids'
import { decideRows, foldKey } from '#platform/bulk/bulk'
import type { BulkOptions, BulkOutcome, RowReason } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { readGtin } from '../domain/gtin.ts'
import { lensFromName } from '../domain/lens-from-name.ts'
import type { ProductKind } from '../domain/product.ts'
import { productColumns } from './read-product.ts'
import type { ProductData, VariantData } from './product-data.ts'
import { savePrices } from './save-prices.ts'
import { searchTextOfProduct } from './search-text.ts'

/** A product of another system with its one variant; what is null says nothing and changes nothing. Money in minor units. */
export interface ProductRow {
  readonly row: number
  readonly id: string
  readonly externalId: string | null
  readonly kind: ProductKind
  readonly name: string
  readonly brand: string | null
  readonly model: string | null
  readonly colour: string | null
  readonly variant: string | null
  readonly sku: string | null
  readonly gtin: string | null
  readonly price: number | null
  readonly cost: number | null
  /** Code, name or rate in percent. */
  readonly taxClass: string | null
}

export interface ProductImport extends BulkOptions { readonly defaultTaxClass: string }

/** What an import changes of a product and of the variant that a row means. */
export interface ImportedProduct extends Pick<ProductData, 'name' | 'brand' | 'taxClass' | 'details'> { readonly variant: VariantData }
interface Stored extends ImportedProduct { readonly id: string; readonly kind: ProductKind; readonly version: number; readonly variants: readonly VariantData[]; readonly externalIds: readonly string[] }

interface Judged { readonly row: ProductRow; readonly gtin: string | null; readonly taxClass: string; readonly reasons: readonly RowReason[] }

const touchedKey = (id: string): string => `touched ${id}`

/**
 * Takes products of another system, each with one variant: known again by external id, SKU and GTIN. A product with several
 * variants keeps its name; the row then speaks of the variant that has the code.
 */
export async function importProducts(tx: Tx, rows: readonly ProductRow[], options: ProductImport): Promise<BulkOutcome[]> {
  const classes = await taxClassesByWord(tx, options)
  const judged = rows.map((row) => judge(row, classes, options.defaultTaxClass))
  const sound = judged.filter(({ reasons }) => reasons.length === 0)
  const stored = await findStored(tx, sound, options)
  const keyed = sound.map(({ row, gtin }) => {
    const codes = [...(row.sku ? [`sku ${row.sku}`] : []), ...(gtin ? [`gtin ${gtin}`] : [])]
    return { row: row.row, id: row.id, keys: [...(row.externalId ? [`external-id ${row.externalId}`] : []), ...codes], sure: row.externalId ? 1 : 0, exclusive: codes }
  })
  const earlier = await options.known.find([...keyed.flatMap(({ keys }) => keys), ...stored.map(({ id }) => touchedKey(id))])
  const found = new Map([...stored.flatMap(keysOf), ...earlier])
  const decisions = new Map(decideRows(keyed, found, options.onMatch).map((decision, index) => [keyed[index]!.row, { ...decision, keys: keyed[index]!.keys }]))
  const now = new Map<string, Stored>([...stored, ...await storedById(tx, [...decisions.values()].map(({ subjectId }) => subjectId).filter((id) => !stored.some((one) => one.id === id)), options.write)].map((one) => [one.id, one]))
  const touched = new Set(earlier.values())
  const [made, changed, refs] = [new Map<string, Stored>(), new Map<string, Stored>(), [] as { externalId: string; subjectId: string }[]]
  const outcomes = judged.map((one): BulkOutcome => {
    const { row, reasons } = one
    const decision = decisions.get(row.row)
    if (!decision) return { row: row.row, outcome: 'refused', subjectId: null, version: null, reasons }
    const { subjectId, keys } = decision
    const answer = (outcome: BulkOutcome['outcome'], version: number | null, why: readonly RowReason[] = []): BulkOutcome => ({ row: row.row, outcome, subjectId, version, reasons: why })
    if (decision.act === 'clash') return { ...answer('refused', null, [{ code: 'code-taken', field: row.sku ? 'sku' : 'gtin' }]), subjectId: null }
    if (decision.act === 'skip') return answer('skipped', null)
    options.known.add(subjectId, [touchedKey(subjectId), ...keys])
    const again = touched.has(subjectId)
    touched.add(subjectId)
    if (row.externalId) refs.push({ externalId: row.externalId, subjectId })
    if (decision.act === 'create') {
      const fresh = fromRow(one, subjectId)
      made.set(subjectId, fresh)
      now.set(subjectId, fresh)
      return answer('created', 1)
    }
    const known = now.get(subjectId)
    if (!known) return answer('updated', null)
    const before = { ...known, variant: known.variants.find(({ sku, gtin }) => (sku !== null && sku === row.sku) || (gtin !== null && gtin === one.gtin)) ?? known.variant }
    const after = merged(before, one)
    options.known.add(subjectId, keysOf({ ...before, externalIds: [] }).map(([key]) => key))
    if (isDeepStrictEqual(after, before)) return answer(again ? 'updated' : 'unchanged', before.version)
    const next = { ...after, version: made.has(subjectId) || changed.has(subjectId) ? known.version : known.version + 1, variants: known.variants.map((variant) => (variant.id === after.variant.id ? after.variant : variant)) }
    now.set(subjectId, next)
    ;(made.has(subjectId) ? made : changed).set(subjectId, next)
    const { name, brand, taxClass, details, variant } = before
    return { ...answer('updated', next.version), before: { name, brand, taxClass, details, variant } }
  })
  if (options.write) write(tx, options, [...made.values()], [...changed.values()], refs)
  return outcomes
}

function judge(row: ProductRow, classes: ReadonlyMap<string, string>, defaultTaxClass: string): Judged {
  const reasons: RowReason[] = []
  const gtin = row.gtin === null ? null : readGtin(row.gtin)
  if (typeof gtin === 'object' && gtin !== null) reasons.push({ code: 'not-a-gtin', field: 'gtin' })
  const taxClass = classes.get(foldKey(row.taxClass ?? defaultTaxClass))
  if (taxClass === undefined) reasons.push({ code: 'unknown-word', field: 'taxClass' })
  return { row, gtin: typeof gtin === 'string' ? gtin : null, taxClass: taxClass ?? '', reasons }
}

/** The classes by code, by name and by the rate that holds today: `21` and `21 %` are both the one with 2100 basis points. */
async function taxClassesByWord(tx: Tx, { organization, today }: BulkOptions): Promise<Map<string, string>> {
  const rows = await tx.rows<{ code: string; name: string; rate: number | null }>(sql`
    select c.code, c.name, (select sum(r.rate_bps)::int from tax_rates r where r.organization_id = c.organization_id and r.tax_class = c.code and r.country = ${organization.country}
      and r.vat_payer = ${organization.chargesTax} and r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})) as rate
    from tax_classes c where c.organization_id = ${tx.organizationId} order by c.position desc`)
  return new Map(rows.flatMap(({ code, name, rate }) => [...(rate === null ? [] : [[foldKey(String(rate / 100)), code]]), [foldKey(name), code], [foldKey(code), code]] as [string, string][]))
}

const keysOf = ({ id, externalIds, variants }: Pick<Stored, 'id' | 'externalIds' | 'variants'>): (readonly [string, string])[] => [
  ...externalIds.map((externalId) => [`external-id ${externalId}`, id] as const),
  ...variants.flatMap(({ sku, gtin }) => [...(sku ? [[`sku ${sku}`, id] as const] : []), ...(gtin ? [[`gtin ${gtin}`, id] as const] : [])]),
]

async function findStored(tx: Tx, judged: readonly Judged[], { system, write: writes }: ProductImport): Promise<Stored[]> {
  const [refs, byCode] = await Promise.all([
    tx.rows<{ id: string; externalId: string }>(sql`
      select r.subject_id as id, r.external_id as "externalId" from external_refs r
      where r.organization_id = ${tx.organizationId} and r.system = ${system} and r.kind = 'product' and r.external_id = any(${judged.flatMap(({ row }) => row.externalId ?? [])})`),
    tx.rows<{ id: string }>(sql`
      select v.product_id as id from product_variants v where v.organization_id = ${tx.organizationId} and v.sku = any(${judged.flatMap(({ row }) => row.sku ?? [])})
      union select v.product_id from product_variants v where v.organization_id = ${tx.organizationId} and v.gtin = any(${judged.flatMap(({ gtin }) => gtin ?? [])})`),
  ])
  const refsOf = Map.groupBy(refs, ({ id }) => id)
  const rows = await storedById(tx, [...refs, ...byCode].map(({ id }) => id), writes)
  return rows.map((row) => ({ ...row, externalIds: (refsOf.get(row.id) ?? []).map(({ externalId }) => externalId) }))
}

async function storedById(tx: Tx, ids: readonly string[], locked: boolean): Promise<Stored[]> {
  if (ids.length === 0) return []
  if (locked) await tx.run(sql`select from products where organization_id = ${tx.organizationId} and id = any(${[...new Set(ids)]}::uuid[]) order by id for no key update`)
  const rows = await tx.rows<ProductData>(sql`select ${productColumns(tx.organizationId)} from products p where p.organization_id = ${tx.organizationId} and p.id = any(${[...new Set(ids)]}::uuid[]) order by p.id`)
  return rows.flatMap(({ id, kind, name, brand, taxClass, details, version, variants }) => (variants[0] ? [{ id, kind, name, brand, taxClass, details, version, variants, variant: variants[0], externalIds: [] }] : []))
}

function fromRow({ row, gtin, taxClass }: Judged, id: string): Stored {
  const variant: VariantData = { id: newId(), name: row.variant ?? '', sku: row.sku, gtin, active: true, unitCost: row.cost, price: row.price }
  return { id, kind: row.kind, name: row.name, brand: row.brand, taxClass, details: detailsOf(row), version: 1, variants: [variant], variant, externalIds: [] }
}

/** What a kind demands and a flat row does not say is read from the name. */
function detailsOf(row: ProductRow): object {
  if (row.kind === 'lens') return lensFromName(row.name)
  return row.kind === 'frame' ? { model: row.model, colour: row.colour, material: null, a: null, b: null, dbl: null, ed: null, temple: null } : {}
}

function merged(before: Stored, { row, gtin, taxClass }: Judged): Stored {
  const variant: VariantData = {
    ...before.variant, name: row.variant ?? before.variant.name, sku: row.sku ?? before.variant.sku, gtin: gtin ?? before.variant.gtin, unitCost: row.cost ?? before.variant.unitCost, price: row.price ?? before.variant.price,
  }
  if (before.variants.length > 1) return { ...before, variant }
  const details = before.kind === 'frame' ? { ...before.details, ...(row.model && { model: row.model }), ...(row.colour && { colour: row.colour }) } : before.details
  return { ...before, name: row.name, brand: row.brand ?? before.brand, taxClass: row.taxClass === null ? before.taxClass : taxClass, details, variant }
}

function write(tx: Tx, { system, staffId, organization }: ProductImport, made: readonly Stored[], changed: readonly Stored[], refs: readonly { externalId: string; subjectId: string }[]): void {
  const products = (all: readonly Stored[]): string => JSON.stringify(all.map((one) => ({ id: one.id, k: one.kind, n: one.name, b: one.brand, t: one.taxClass, d: one.details, v: one.version, q: searchTextOfProduct(one) })))
  const variants = (all: readonly Stored[]): string => JSON.stringify(all.flatMap((one) => one.variants.map((variant) => ({ id: variant.id, p: one.id, n: variant.name, s: variant.sku, g: variant.gtin, c: variant.unitCost }))))
  if (made.length > 0) {
    tx.send(sql`
      insert into products (organization_id, id, kind, name, brand, tax_class, details, search_text)
      select ${tx.organizationId}, j.id, j.k, j.n, j.b, j.t, j.d, ' ' || app.fold(j.q) from json_to_recordset(${products(made)}) as j(id uuid, k text, n text, b text, t text, d jsonb, q text)`)
    tx.send(sql`
      insert into product_variants (organization_id, id, product_id, name, sku, gtin, unit_cost)
      select ${tx.organizationId}, j.id, j.p, j.n, j.s, j.g, j.c from json_to_recordset(${variants(made)}) as j(id uuid, p uuid, n text, s text, g text, c bigint)`)
  }
  if (changed.length > 0) saveChangedProducts(tx, products(changed), variants(changed))
  const priced = [...made, ...changed].flatMap(({ variants: all }) => all.filter(({ price }) => price !== null).map(({ id, price }) => ({ variantId: id, amount: price })))
  savePrices(tx, { priceListId: null, from: null, prices: priced, currency: organization.currency, recordedBy: staffId })
  if (changed.length > 0) recordFacts(tx, ...changed.map((one) => ({ kind: 'catalog.product-changed', subjectId: one.id, subjectVersion: one.version })))
  if (refs.length > 0) {
    tx.send(sql`
      insert into external_refs (organization_id, system, kind, external_id, subject_id)
      select distinct on (j.e) ${tx.organizationId}::uuid, ${system}, 'product', j.e, j.s from json_to_recordset(${JSON.stringify(refs.map(({ externalId, subjectId }) => ({ e: externalId, s: subjectId })))}) as j(e text, s uuid)
      on conflict (organization_id, system, kind, external_id) do update set subject_id = excluded.subject_id`)
  }
}

/** Products and variants as they are from now on, prices apart; both as JSON in short names. */
export function saveChangedProducts(tx: Tx, products: string, variants: string): void {
  tx.send(sql`
    update products p set name = j.n, brand = j.b, tax_class = j.t, details = j.d, search_text = ' ' || app.fold(j.q), version = j.v
    from json_to_recordset(${products}) as j(id uuid, n text, b text, t text, d jsonb, q text, v int) where p.organization_id = ${tx.organizationId} and p.id = j.id`)
  tx.send(sql`
    update product_variants v set name = j.n, sku = j.s, gtin = j.g, unit_cost = j.c
    from json_to_recordset(${variants}) as j(id uuid, n text, s text, g text, c bigint) where v.organization_id = ${tx.organizationId} and v.id = j.id`)
}
