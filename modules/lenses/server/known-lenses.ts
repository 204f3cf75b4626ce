import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { PriceKind } from '../domain/files.ts'
import { asksAddition, unpackSets } from '../domain/index.ts'
import type { LensFacts, LensOption, OptionRule, PackedSets } from '../domain/index.ts'

/** A lens of a current catalogue. */
export interface KnownLens extends LensFacts { readonly id: string; readonly catalogueId: string; readonly makerCode: string; readonly maker: string; readonly currency: string | null; readonly priceKind: PriceKind; readonly searchText: string }

/** What a maker's catalogue says of coatings and tints. */
export interface MakersOptions { readonly options: readonly LensOption[]; readonly rules: readonly OptionRule[] }

/** All lenses that count in an organization, by maker and name, with their powers in one piece; `options` by catalogue. */
export interface KnownLenses { readonly lenses: readonly KnownLens[]; readonly sets: PackedSets; readonly asks: Uint8Array; readonly byId: ReadonlyMap<string, number>; readonly byCode: ReadonlyMap<string, number>; readonly options: ReadonlyMap<string, MakersOptions> }

export const codeKey = (makerCode: string, code: string): string => `${makerCode}\n${code}`

/** Organizations kept at a time; one of 10,000 lenses with 200,000 power sets takes about 20 MB. */
const KEPT = 8
const kept = new Map<string, { readonly stamp: string; readonly lenses: Promise<KnownLenses> }>()

/**
 * The lenses of an organization as this process has read them: again whenever a catalogue took another's place, by any process. The question
 * «which of 10,000 lenses can be made» asked in SQL took 200 ms for one eye on the machine where the whole answer for both took 23 ms this way
 * (bench, lenses.can-be-made).
 */
export async function knownLenses(db: Database, organizationId: string): Promise<KnownLenses> {
  return keptOr(organizationId, await db.look(organizationId, stampOf), () => db.inTenant(organizationId, read))
}

/** The same within a transaction: whoever holds one connection must not wait for another. */
export const knownLensesIn = async (tx: Tx): Promise<KnownLenses> => keptOr(tx.organizationId, await stampOf(tx), () => read(tx))

/** What tells one state of all current catalogues from another. */
async function stampOf(tx: Tx): Promise<string> {
  const { stamp } = await tx.one<{ stamp: string }>(sql`
    select coalesce(string_agg(id || ' ' || version, ' ' order by id), '') as stamp from lens_catalogues where organization_id = ${tx.organizationId} and state = 'current'`)
  return stamp
}

function keptOr(organizationId: string, stamp: string, readThem: () => Promise<KnownLenses>): Promise<KnownLenses> {
  const there = kept.get(organizationId)
  if (there?.stamp === stamp) {
    // Behind the others again: what goes first is what was asked for longest ago.
    kept.delete(organizationId)
    kept.set(organizationId, there)
    return there.lenses
  }
  const lenses = readThem()
  kept.delete(organizationId)
  kept.set(organizationId, { stamp, lenses })
  if (kept.size > KEPT) for (const [oldest] of kept) { kept.delete(oldest); break }
  lenses.catch(() => { if (kept.get(organizationId)?.lenses === lenses) kept.delete(organizationId) })
  return lenses
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

async function read(tx: Tx): Promise<KnownLenses> {
  const [types, packed, catalogues] = await Promise.all([
    tx.rows<KnownLens & { no: number }>(sql`
      select t.no, t.id, t.catalogue_id as "catalogueId", c.maker_code as "makerCode", c.maker, c.currency, c.price_kind as "priceKind", t.code, t.name, t.kind, t.material, t.index, t.index_line as "indexLine", t.abbe, t.density, t.surface, t.corridor, t.photochromic, t.polarised,
        t.delivery_days as "deliveryDays", t.valid_from as "from", t.valid_until as "until"
      from lens_catalogues c join lens_types t on t.organization_id = c.organization_id and t.catalogue_id = c.id
      where c.organization_id = ${tx.organizationId} and t.organization_id = ${tx.organizationId} and c.state = 'current' order by t.catalogue_id, t.no`),
    tx.rows<{ catalogueId: string; typeNo: number; numbers: Buffer }>(setsStatement(tx.organizationId)),
    tx.rows<MakersOptions & { id: string }>(sql`select id, options, rules from lens_catalogues where organization_id = ${tx.organizationId} and state = 'current'`),
  ])
  const bytesOf = new Map(packed.map(({ catalogueId, typeNo, numbers: { buffer, byteOffset, byteLength } }) => [`${catalogueId} ${typeNo}`, new DataView(buffer, byteOffset, byteLength)]))
  const sorted = types.toSorted((one, other) => collator.compare(one.maker, other.maker) || collator.compare(one.name, other.name) || (one.code < other.code ? -1 : 1))
  const lenses = sorted.map(({ no: _no, ...lens }): KnownLens => ({ ...lens, searchText: `${lens.maker} ${lens.name} ${lens.code}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() }))
  return {
    lenses, sets: unpackSets(sorted.map(({ catalogueId, no }) => bytesOf.get(`${catalogueId} ${no}`))), asks: Uint8Array.from(lenses, ({ kind }) => Number(asksAddition(kind))),
    byId: new Map(lenses.map(({ id }, at) => [id, at])), byCode: new Map(lenses.map(({ makerCode, code }, at) => [codeKey(makerCode, code), at])),
    options: new Map(catalogues.map(({ id, ...options }) => [id, options])),
  }
}

/** Numbers of four bytes in the sequence of `setColumns`, all sets of a lens behind each other: the database packs them, so that no object is made for each. */
const setsStatement = (organizationId: string): ReturnType<typeof sql> => sql`
  select s.catalogue_id as "catalogueId", s.type_no as "typeNo", string_agg(
    int4send(s.diameter) || int4send(s.optical_diameter) || int4send(s.power_from) || int4send(s.power_to) || int4send(s.cylinder_from) || int4send(s.cylinder_to) || int4send(s.share_from) || int4send(s.share_to) || int4send(coalesce(s.step, -2147483648))
    || int4send(coalesce(s.prism_to, -2147483648)) || int4send(s.addition_from) || int4send(s.addition_to) || int4send(s.addition_step) || int4send(coalesce(s.price, -2147483648)) || int4send(coalesce(s.delivery_days, -2147483648)), ''::bytea order by s.position) as numbers
  from lens_catalogues c join lens_power_sets s on s.organization_id = c.organization_id and s.catalogue_id = c.id
  where c.organization_id = ${organizationId} and s.organization_id = ${organizationId} and c.state = 'current' group by s.catalogue_id, s.type_no`
