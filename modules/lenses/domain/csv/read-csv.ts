import { isDay } from '#kernel/days'
import { Findings } from '../maker-catalogue.ts'
import type { ReadCatalogue } from '../maker-catalogue.ts'
import { indexLines, lensKinds, lensMaterials, lensSurfaces } from '../lens-type.ts'
import type { LensFacts, PowerSet } from '../lens-type.ts'
import { readDecimal } from '../read-decimal.ts'
import { csvColumns, neededColumns } from './columns.ts'
import type { CsvColumn } from './columns.ts'

const FILE = 'csv'

/** Reads a catalogue row by row from a table whose first row says what its columns are. */
export class CsvCatalogue {
  readonly #at: ReadonlyMap<CsvColumn, number>
  readonly #findings = new Findings()
  readonly #lenses = new Map<string, { facts: LensFacts; sets: PowerSet[] }>()
  #maker = { makerCode: '', maker: '', currency: null as string | null }

  constructor(headings: readonly string[]) {
    const names = headings.map((heading) => heading.trim().toLowerCase())
    this.#at = new Map(csvColumns.flatMap((column) => { const at = names.indexOf(column); return at < 0 ? [] : [[column, at] as const] }))
    for (const name of names) if (name !== '' && !csvColumns.some((column) => column === name)) this.#findings.unread(FILE, name)
  }

  /** Whether these are the headings of lenses. */
  static isOne(headings: readonly string[]): boolean {
    const names = headings.map((heading) => heading.trim().toLowerCase())
    return neededColumns.every((column) => names.includes(column))
  }

  /** Takes a row; one with a fault is left out and told. */
  take(fields: readonly string[], line: number): void {
    const row = new Row(this.#at, fields, line, this.#findings)
    if (this.#maker.makerCode === '') this.#maker = { makerCode: row.text('maker_code'), maker: row.text('maker') || row.text('maker_code'), currency: /^[A-Z]{3}$/.test(row.text('currency')) ? row.text('currency') : null }
    const code = row.text('code')
    if (code === '' || code.length > 40) return this.#findings.defect(FILE, line, 'missing', 'code')
    const known = this.#lenses.get(code)
    const set = setOf(row)
    if (known) {
      if (row.text('index') !== '' && row.number('index', 4) !== known.facts.index) return this.#findings.defect(FILE, line, 'differs', 'index')
      if (row.isWhole) known.sets.push(set)
      return
    }
    const facts = factsOf(row, code)
    if (row.isWhole && facts) this.#lenses.set(code, { facts, sets: [set] })
  }

  result(): ReadCatalogue {
    if (this.#maker.makerCode === '') this.#findings.defect(FILE, 2, 'missing', 'maker_code')
    const { defects, defectCount, unreadFields: unread } = this.#findings
    const lenses = [...this.#lenses.values()].map((lens) => ({ ...lens, baseCurves: [], geometry: [] }))
    return { catalogue: { ...this.#maker, validFrom: null, validUntil: null, lenses, options: [], rules: [], substitutions: [] }, unread, defects, defectCount }
  }
}

class Row {
  isWhole = true
  readonly #at: ReadonlyMap<CsvColumn, number>
  readonly #fields: readonly string[]
  readonly #line: number
  readonly #findings: Findings

  constructor(at: ReadonlyMap<CsvColumn, number>, fields: readonly string[], line: number, findings: Findings) {
    [this.#at, this.#fields, this.#line, this.#findings] = [at, fields, line, findings]
  }

  text(column: CsvColumn): string {
    return this.#fields[this.#at.get(column) ?? -1]?.trim() ?? ''
  }

  fault(column: CsvColumn, kind: 'no-number' | 'no-day' | 'missing' | 'unknown-value' | 'backwards'): null {
    this.isWhole = false
    this.#findings.defect(FILE, this.#line, kind, column)
    return null
  }

  /** Whole parts of a decimal; null where nothing stands. */
  number(column: CsvColumn, places: number): number | null {
    const text = this.text(column)
    if (text === '') return null
    return readDecimal(text, places) ?? this.fault(column, 'no-number')
  }

  needed(column: CsvColumn, places: number): number {
    return this.number(column, places) ?? (this.text(column) === '' ? this.fault(column, 'missing') : null) ?? 0
  }

  one<T extends string>(column: CsvColumn, all: readonly T[], usual: T | null): T | null {
    const text = this.text(column).toLowerCase()
    return text === '' ? usual : all.find((one) => one === text) ?? this.fault(column, 'unknown-value')
  }

  day(column: CsvColumn): string | null {
    const text = this.text(column)
    return text === '' || isDay(text) ? text || null : this.fault(column, 'no-day')
  }
}

function factsOf(row: Row, code: string): LensFacts | null {
  const index = row.needed('index', 4)
  if (row.isWhole && (index < 13_000 || index > 20_000)) row.fault('index', 'unknown-value')
  const [kind, surface, indexLine] = [row.one('kind', lensKinds, 'single-vision'), row.one('surface', lensSurfaces, 'spherical'), row.one('index_line', indexLines, 'ne')]
  const facts = {
    code, name: row.text('name').slice(0, 160) || code, index, material: row.one('material', lensMaterials, null), abbe: row.number('abbe', 2), density: row.number('density', 2), corridor: row.number('corridor', 2),
    photochromic: row.text('photochromic') === '1', polarised: row.text('polarised') === '1', deliveryDays: row.number('lens_days', 0), from: row.day('from'), until: row.day('until'),
  }
  return kind && surface && indexLine && row.isWhole ? { ...facts, kind, surface, indexLine } : null
}

function setOf(row: Row): PowerSet {
  const diameter = row.needed('diameter', 2)
  const set: PowerSet = {
    diameter, opticalDiameter: row.number('optical_diameter', 2) ?? diameter, from: row.needed('power_from', 3), to: row.needed('power_to', 3), cylinderFrom: row.number('cylinder_from', 3) ?? 0, cylinderTo: row.number('cylinder_to', 3) ?? 0,
    shareFrom: row.number('share_from', 0) ?? 0, shareTo: row.number('share_to', 0) ?? 100, step: row.number('step', 3) ?? 250, prismTo: row.number('prism_to', 2) ?? 0,
    additionFrom: row.number('addition_from', 3) ?? 0, additionTo: row.number('addition_to', 3) ?? 0, additionStep: row.number('addition_step', 3) ?? 250, price: row.number('price', 2), deliveryDays: row.number('days', 0),
  }
  // What could not be read stands as nought: only what was read is held against the other.
  if (!row.isWhole) return set
  if (set.from > set.to) row.fault('power_from', 'backwards')
  if (set.cylinderFrom > set.cylinderTo || set.cylinderFrom < 0) row.fault('cylinder_from', 'backwards')
  if (set.additionFrom > set.additionTo || set.additionFrom < 0) row.fault('addition_from', 'backwards')
  for (const [column, value] of [['share_from', set.shareFrom], ['share_to', set.shareTo]] as const) if (value < 0 || value > 100) row.fault(column, 'unknown-value')
  for (const [column, value] of [['step', set.step], ['addition_step', set.additionStep]] as const) if (value < 10 || value > 2000) row.fault(column, 'unknown-value')
  if (set.diameter < 3000 || set.diameter > 9900 || set.opticalDiameter < 3000 || set.opticalDiameter > 9900) row.fault('diameter', 'unknown-value')
  return set
}
