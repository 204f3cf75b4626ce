import { newId } from '#kernel/ids'
import { sqlState, violatedConstraint } from '#platform/db/errors'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import type { Defect, ReadCatalogue } from '../domain/files.ts'
import type { PowerSet } from '../domain/index.ts'
import type { Report } from './catalogue-data.ts'
import { readCatalogueFile } from './files/read-file.ts'
import { LEASE, Lease } from './lease.ts'
import { putInPlace } from './put-in-place.ts'

/** Rows per transaction: some tenths of a second each, and a killed one loses no more. */
const CHUNK = 5000
/** A file that fails again and again is nobody's bad luck. */
const MOST_TRIES = 5

/** A row to be written: a lens, or a power set of one. */
interface SetRow { readonly no: number; readonly position: number; readonly set: PowerSet }

/**
 * Fills a catalogue from its file chunk by chunk, each with the place it came to in one transaction, and puts it in its maker's place. Begun again after
 * a kill it goes on behind the last rows. A second one at the same time goes away again.
 */
export async function loadCatalogue({ db, log }: Pick<Deps, 'db' | 'log'>, organizationId: string, catalogueId: string): Promise<void> {
  await using lease = await Lease.take(db, organizationId, catalogueId)
  if (!lease) return
  const begun = await db.inTenant(organizationId, (tx) => tx.one<{ content: Buffer; position: number }>(sql`select content, position from lens_catalogues where organization_id = ${organizationId} and id = ${catalogueId}`))
  const read = lease.tries > MOST_TRIES ? null : await lease.during(() => readCatalogueFile(begun.content)).catch((error: unknown) => {
    log.warn({ err: error, catalogueId }, 'a lens catalogue could not be read')
    return null
  })
  if (!read || read.catalogue.lenses.length === 0 || read.catalogue.makerCode === '') return giveUp(db, lease, catalogueId, read && reportOf(read))
  try {
    const filled = await fill(db, lease, read, { id: catalogueId, position: begun.position })
    if (filled !== null) await db.inTenant(organizationId, async (tx) => { if (await lease.held(tx, filled)) await putInPlace(tx, catalogueId) })
  } catch (error) {
    // What the database refuses it refuses the next time, too: said at once, with what was found so far.
    if (!/^2[23]/.test(sqlState(error) ?? '')) throw error
    log.warn({ err: error, catalogueId }, 'the database refused a lens catalogue')
    const report = reportOf(read)
    const refused: Defect = { file: '', line: 0, kind: 'refused', field: violatedConstraint(error) ?? sqlState(error) ?? '' }
    await giveUp(db, lease, catalogueId, { ...report, defects: [refused, ...report.defects], defectCount: report.defectCount + 1 })
  }
}

/** Writes lenses and power sets from a place on; where it came to, or null when somebody else took the catalogue over. */
async function fill(db: Deps['db'], lease: Lease, read: ReadCatalogue, { id, ...begun }: { readonly id: string; readonly position: number }): Promise<number | null> {
  const { lenses } = read.catalogue
  const sets = lenses.flatMap((lens, no) => lens.sets.map((set, position): SetRow => ({ no, position, set })))
  const total = lenses.length + sets.length
  let { position } = begun
  while (position < total) {
    const from = position
    const held = await db.inTenant(lease.organizationId, async (tx) => {
      if (!await lease.held(tx, from)) return false
      const until = from < lenses.length ? Math.min(from + CHUNK, lenses.length) : Math.min(from + CHUNK, total)
      if (from === 0) saveHead(tx, id, read, total)
      if (from < lenses.length) await saveLenses(tx, id, read, from, until)
      else saveSets(tx, id, sets.slice(from - lenses.length, until - lenses.length))
      tx.send(sql`
        update lens_catalogues set position = ${until}, leased_until = now() + ${LEASE}::interval, tries = 1 where organization_id = ${tx.organizationId} and id = ${id}`)
      recordFacts(tx, { kind: 'lenses.import-went-on', subjectId: id, subjectVersion: 1 })
      position = until
      return true
    })
    if (!held) return null
  }
  return position
}

const reportOf = ({ catalogue, defects, defectCount, unread }: ReadCatalogue): Report =>
  ({ lenses: catalogue.lenses.length, sets: catalogue.lenses.reduce((sum, { sets }) => sum + sets.length, 0), defects, defectCount, unread })

/** Ends an import of which nothing comes, unless somebody else took it over; what was read before stays told, and rows that were written go. */
async function giveUp(db: Deps['db'], lease: Lease, catalogueId: string, report: Report | null): Promise<void> {
  await db.inTenant(lease.organizationId, async (tx) => {
    if (!await lease.isOurs(tx)) return
    tx.send(sql`delete from lens_power_sets where organization_id = ${tx.organizationId} and catalogue_id = ${catalogueId}`)
    tx.send(sql`delete from lens_types where organization_id = ${tx.organizationId} and catalogue_id = ${catalogueId}`)
    tx.send(sql`
      update lens_catalogues set state = 'failed', content = null, position = 0, report = coalesce(${report && JSON.stringify(report)}, report), finished_at = now(), version = version + 1
      where organization_id = ${tx.organizationId} and id = ${catalogueId}`)
    recordFacts(tx, { kind: 'lenses.import-failed', subjectId: catalogueId, subjectVersion: 1 })
  })
}

function saveHead(tx: Tx, id: string, read: ReadCatalogue, total: number): void {
  const { makerCode, maker, currency, priceKind, validFrom, validUntil, options, rules, substitutions } = read.catalogue
  tx.send(sql`
    update lens_catalogues set maker_code = ${makerCode}, maker = ${maker}, currency = ${currency}, price_kind = ${priceKind}, valid_from = ${validFrom}, valid_until = ${validUntil}, total = ${total}, report = ${JSON.stringify(reportOf(read))},
      options = ${JSON.stringify(options)}, rules = ${JSON.stringify(rules)}, substitutions = ${JSON.stringify(substitutions)}
    where organization_id = ${tx.organizationId} and id = ${id}`)
}

/** Lenses keep the id that they have in the maker's catalogue that counts now. */
async function saveLenses(tx: Tx, id: string, { catalogue }: ReadCatalogue, from: number, until: number): Promise<void> {
  const known = new Map((await tx.rows<{ code: string; id: string }>(sql`
    select t.code, t.id from lens_types t join lens_catalogues c on c.organization_id = t.organization_id and c.id = t.catalogue_id
    where t.organization_id = ${tx.organizationId} and c.organization_id = ${tx.organizationId} and c.maker_code = ${catalogue.makerCode} and c.state = 'current'`)).map((one) => [one.code, one.id]))
  const rows = catalogue.lenses.slice(from, until).map(({ facts: { from: validFrom, until: validUntil, ...facts }, baseCurves, geometry }, index) =>
    ({ ...facts, no: from + index, id: known.get(facts.code) ?? newId(), validFrom, validUntil, baseCurves, geometry }))
  await tx.run(insertLenses(tx.organizationId, id, rows))
}

type LensRow = Omit<ReadCatalogue['catalogue']['lenses'][number]['facts'], 'from' | 'until'> & { readonly no: number; readonly id: string; readonly validFrom: string | null; readonly validUntil: string | null; readonly baseCurves: readonly object[]; readonly geometry: readonly object[] }

/** Writes lenses into a catalogue. */
export const insertLenses = (organizationId: string, catalogueId: string, rows: readonly LensRow[]): ReturnType<typeof sql> => sql`
  insert into lens_types (organization_id, catalogue_id, no, id, code, name, kind, material, index, index_line, abbe, density, surface, corridor, photochromic, polarised, delivery_days, valid_from, valid_until, base_curves, geometry)
  select ${organizationId}, ${catalogueId}, r.no, r.id, r.code, r.name, r.kind, r.material, r.index, r."indexLine", r.abbe, r.density, r.surface, r.corridor, r.photochromic, r.polarised, r."deliveryDays", r."validFrom", r."validUntil", r."baseCurves", r.geometry
  from json_to_recordset(${JSON.stringify(rows)}) as r(no int, id uuid, code text, name text, kind text, material text, index int, "indexLine" text, abbe int, density int, surface text, corridor int, photochromic boolean, polarised boolean,
    "deliveryDays" int, "validFrom" date, "validUntil" date, "baseCurves" jsonb, geometry jsonb)`

/** Writes power sets into a catalogue: a column each as an array, four times as fast as rows of JSON. */
export function saveSets(tx: Tx, catalogueId: string, rows: readonly SetRow[]): void {
  const column = (of: (set: PowerSet) => number | null): (number | null)[] => rows.map(({ set }) => of(set))
  tx.send(sql`
    insert into lens_power_sets (organization_id, catalogue_id, type_no, position, diameter, optical_diameter, power_from, power_to, cylinder_from, cylinder_to, share_from, share_to, step, prism_to, addition_from, addition_to, addition_step, price, delivery_days)
    select ${tx.organizationId}, ${catalogueId}, s.* from unnest(
      ${rows.map(({ no }) => no)}::int[], ${rows.map(({ position }) => position)}::int[], ${column((set) => set.diameter)}::int[], ${column((set) => set.opticalDiameter)}::int[], ${column((set) => set.from)}::int[], ${column((set) => set.to)}::int[],
      ${column((set) => set.cylinderFrom)}::int[], ${column((set) => set.cylinderTo)}::int[], ${column((set) => set.shareFrom)}::int[], ${column((set) => set.shareTo)}::int[], ${column((set) => set.step)}::int[], ${column((set) => set.prismTo)}::int[],
      ${column((set) => set.additionFrom)}::int[], ${column((set) => set.additionTo)}::int[], ${column((set) => set.additionStep)}::int[], ${column((set) => set.price)}::int[], ${column((set) => set.deliveryDays)}::int[]) as s`)
}
