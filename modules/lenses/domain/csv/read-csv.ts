import { isDay } from '#kernel/days'
import { Findings, priceKinds } from '../maker-catalogue.ts'
import type { MakerCatalogue, PriceKind, ReadCatalogue } from '../maker-catalogue.ts'
import { indexLines, lensKinds, lensMaterials, lensSurfaces } from '../lens-type.ts'
import type { LensFacts, PowerSet } from '../lens-type.ts'
import { beyondOfFacts, beyondOfSet } from '../limits.ts'
import { readDecimal } from '../read-decimal.ts'
import { csvColumns, lensColumns, neededColumns } from './columns.ts'
import type { CsvColumn } from './columns.ts'

const FILE = 'csv'
/** As long as the code of a link can be. */
const LONGEST_MAKER_CODE = 20

/** Reads a catalogue row by row from a table whose first row says what its columns are. */
export class CsvCatalogue {
  readonly #at: ReadonlyMap<CsvColumn, number>
  readonly #findings = new Findings()
  readonly #lenses = new Map<string, { facts: LensFacts; sets: PowerSet[]; first: Row }>()
  #maker = { makerCode: '', maker: '', currency: null as string | null, priceKind: 'recommended' as PriceKind }

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
    const makerCode = row.text('maker_code')
    if (this.#maker.makerCode === '') this.#maker = makerOf(row)
    // A file is one maker's: a lens of another would stand under the wrong name.
    else if (makerCode !== '' && makerCode !== this.#maker.makerCode) return this.#findings.defect(FILE, line, 'differs', 'maker_code')
    if (!row.isWhole) return
    const code = row.text('code')
    if (code === '' || code.length > 40) return this.#findings.defect(FILE, line, 'missing', 'code')
    const known = this.#lenses.get(code)
    const set = setOf(row)
    if (known) {
      const differs = row.differsFrom(known.first)
      if (differs) return this.#findings.defect(FILE, line, 'differs', differs)
      if (row.isWhole) known.sets.push(set)
      return
    }
    const facts = factsOf(row, code)
    if (row.isWhole && facts) this.#lenses.set(code, { facts, sets: [set], first: row })
  }

  result(): ReadCatalogue {
    if (this.#maker.makerCode === '') this.#findings.defect(FILE, 2, 'missing', 'maker_code')
    const { defects, defectCount, unreadFields: unread } = this.#findings
    const lenses = [...this.#lenses.values()].map(({ facts, sets }) => ({ facts, sets, baseCurves: [], geometry: [] }))
    return { catalogue: { ...this.#maker, validFrom: null, validUntil: null, lenses, options: [], rules: [], substitutions: [] }, unread, defects, defectCount }
  }
}

function makerOf(row: Row): Pick<MakerCatalogue, 'makerCode' | 'maker' | 'currency' | 'priceKind'> {
  const makerCode = row.text('maker_code')
  const isTooLong = makerCode.length > LONGEST_MAKER_CODE
  if (isTooLong) row.fault('maker_code', 'unknown-value')
  const currency = /^[A-Z]{3}$/.test(row.text('currency')) ? row.text('currency') : null
  return { makerCode: isTooLong ? '' : makerCode, maker: row.text('maker').slice(0, 160) || makerCode, currency, priceKind: row.one('price_kind', priceKinds, 'recommended') ?? 'unknown' }
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

  /** What a later row of a lens says otherwise than its first; what it leaves out is as there. */
  differsFrom(first: Row): CsvColumn | undefined {
    const said = (row: Row, column: CsvColumn): string => row.text(column).toLowerCase().replace(',', '.')
    return lensColumns.find((column) => this.text(column) !== '' && said(this, column) !== said(first, column))
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

const setColumns = {
  diameter: 'diameter', opticalDiameter: 'optical_diameter', from: 'power_from', to: 'power_to', cylinderFrom: 'cylinder_from', cylinderTo: 'cylinder_to', shareFrom: 'share_from', shareTo: 'share_to', step: 'step',
  prismTo: 'prism_to', additionFrom: 'addition_from', additionTo: 'addition_to', additionStep: 'addition_step', price: 'price', deliveryDays: 'days',
} as const satisfies Readonly<Record<keyof PowerSet, CsvColumn>>
const factColumns = { index: 'index', abbe: 'abbe', density: 'density', corridor: 'corridor', deliveryDays: 'lens_days' } as const

function factsOf(row: Row, code: string): LensFacts | null {
  const index = row.needed('index', 4)
  const [kind, surface, indexLine] = [row.one('kind', lensKinds, 'single-vision'), row.one('surface', lensSurfaces, 'spherical'), row.one('index_line', indexLines, 'ne')]
  const facts = {
    code, name: row.text('name').slice(0, 160) || code, index, material: row.one('material', lensMaterials, null), abbe: row.number('abbe', 2), density: row.number('density', 2), corridor: row.number('corridor', 2),
    photochromic: row.text('photochromic') === '1', polarised: row.text('polarised') === '1', deliveryDays: row.number('lens_days', 0), from: row.day('from'), until: row.day('until'),
  }
  if (row.isWhole) for (const name of beyondOfFacts(facts)) row.fault(factColumns[name], 'unknown-value')
  return kind && surface && indexLine && row.isWhole ? { ...facts, kind, surface, indexLine } : null
}

function setOf(row: Row): PowerSet {
  const diameter = row.needed('diameter', 2)
  const set: PowerSet = {
    diameter, opticalDiameter: row.number('optical_diameter', 2) ?? diameter, from: row.needed('power_from', 3), to: row.needed('power_to', 3), cylinderFrom: row.number('cylinder_from', 3) ?? 0, cylinderTo: row.number('cylinder_to', 3) ?? 0,
    shareFrom: row.number('share_from', 0) ?? 0, shareTo: row.number('share_to', 0) ?? 100, step: row.number('step', 3), prismTo: row.number('prism_to', 2),
    additionFrom: row.number('addition_from', 3) ?? 0, additionTo: row.number('addition_to', 3) ?? 0, additionStep: row.number('addition_step', 3) ?? 250, price: row.number('price', 2), deliveryDays: row.number('days', 0),
  }
  // What could not be read stands as nought: only what was read is held against the other.
  if (!row.isWhole) return set
  if (set.from > set.to) row.fault('power_from', 'backwards')
  if (set.cylinderFrom > set.cylinderTo) row.fault('cylinder_from', 'backwards')
  if (set.additionFrom > set.additionTo) row.fault('addition_from', 'backwards')
  for (const name of beyondOfSet(set)) row.fault(setColumns[name], 'unknown-value')
  return set
}
