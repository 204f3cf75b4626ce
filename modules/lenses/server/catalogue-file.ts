import type { StaffMember } from '#modules/identity/server'
import { writeRecord } from '#platform/csv/write-record'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import type { StreamAnswer } from '#platform/http/route'
import { neutral } from '#platform/xlsx/neutral'
import { writeZip } from '#platform/xlsx/write-zip'
import { csvRows, whyNotB2bOptic, writeB2bOptic } from '../domain/files.ts'
import type { LensGeometry, MakerCatalogue, Substitution } from '../domain/files.ts'
import type { BaseCurve, LensOption, OptionRule } from '../domain/index.ts'
import { setsOf } from '../domain/index.ts'
import { catalogueById } from './catalogue-data.ts'
import { knownLenses } from './known-lenses.ts'
import { seesPrice } from './lens-view.ts'
import { lensesProblems } from './problems.ts'

/** A catalogue that counts as a file: our CSV, or the ZIP of b2bOptic. Prices are in it for who may see them. @throws {Problem} lenses/not-now, lenses/no-room */
export async function catalogueFile({ db }: Pick<Deps, 'db'>, by: StaffMember, id: string, form: 'csv' | 'b2boptic'): Promise<StreamAnswer> {
  const known = await knownLenses(db, by.organizationId)
  const { data, beside, shapes } = await db.inTenant(by.organizationId, (tx) => read(tx, id))
  if (data.state !== 'current') throw new Problem(lensesProblems.notNow, undefined, { state: data.state })
  const seesPrices = seesPrice(by, data)
  const options = seesPrices ? beside.options : beside.options.map((option) => ({ ...option, price: null }))
  const lenses = shapes.flatMap(({ code, baseCurves, geometry }) => {
    const at = known.byCode.get(`${data.makerCode}\n${code}`)
    if (at === undefined) return []
    const { id: _id, catalogueId: _catalogue, makerCode: _makerCode, maker: _maker, currency: _currency, priceKind: _priceKind, searchText: _text, ...facts } = known.lenses[at]!
    const sets = setsOf(known.sets, at)
    return [{ facts, sets: seesPrices ? sets : sets.map((set) => ({ ...set, price: null })), baseCurves, geometry }]
  })
  const catalogue: MakerCatalogue = { makerCode: data.makerCode ?? '', maker: data.maker ?? '', currency: data.currency, priceKind: data.priceKind, validFrom: data.validFrom, validUntil: data.validUntil, lenses, ...beside, options }
  const obstacles = form === 'csv' ? [] : whyNotB2bOptic(catalogue)
  if (obstacles.length > 0) throw new Problem(lensesProblems.noRoom, undefined, { obstacles: obstacles.slice(0, 100) })
  const name = `lenses-${catalogue.makerCode.replace(/[^\w-]/g, '')}`
  return form === 'csv'
    ? { pieces: csvPieces(catalogue), mediaType: 'text/csv; charset=utf-8', fileName: `${name}.csv` }
    : { pieces: writeZip([...writeB2bOptic(catalogue)].map(({ name: file, text }) => ({ name: file, content: [text] }))), mediaType: 'application/zip', fileName: `${name}.zip` }
}

interface Beside { readonly options: readonly LensOption[]; readonly rules: readonly OptionRule[]; readonly substitutions: readonly Substitution[] }

async function read(tx: Tx, id: string) {
  const data = await catalogueById(tx, id)
  const [beside, shapes] = await Promise.all([
    tx.one<Beside>(sql`select options, rules, substitutions from lens_catalogues where organization_id = ${tx.organizationId} and id = ${id}`),
    tx.rows<{ code: string; baseCurves: readonly BaseCurve[]; geometry: readonly LensGeometry[] }>(sql`
      select code, base_curves as "baseCurves", geometry from lens_types where organization_id = ${tx.organizationId} and catalogue_id = ${id} order by no`),
  ])
  return { data, beside, shapes }
}

async function* csvPieces(catalogue: MakerCatalogue): AsyncGenerator<Buffer> {
  let piece = '\u{feff}'
  for (const row of csvRows(catalogue)) {
    // A power begins with a minus and is no formula; names of lenses are what people typed.
    piece += `${writeRecord(row.map((cell) => (/^[-+]?[\d.]+$/.test(cell) ? cell : neutral(cell))), ',', 'needed')}\r\n`
    if (piece.length < 65_536) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}
