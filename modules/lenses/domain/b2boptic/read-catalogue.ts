import { Findings } from '../maker-catalogue.ts'
import type { CatalogueLens, LensGeometry, ReadCatalogue, Substitution } from '../maker-catalogue.ts'
import type { BaseCurve, LensFacts, PowerSet } from '../lens-type.ts'
import type { LensOption, OptionRule } from '../why-not-options.ts'
import { asksAddition } from '../can-be-made.ts'
import { beyondOfFacts, beyondOfSet } from '../limits.ts'
import { HEAD, additionSteps, datNames, kindCodes, leftAlone, materialCodes, ruleCodes, segmentCodes, substitutedCodes, surfaceCodes } from './layout.ts'
import type { DatName } from './layout.ts'
import { linesOf, readDatLine } from './read-record.ts'
import type { DatRecord } from './read-record.ts'
import { readHead } from './read-head.ts'
import type { Head } from './read-head.ts'

/** Of a lens without addition; it judges nothing. */
const NO_ADDITION_STEP = 250
/** Rows between two pauses of the reader. */
const PAUSE = 2000

interface Making { facts: LensFacts; sets: PowerSet[]; baseCurves: BaseCurve[]; geometry: LensGeometry[] }

/**
 * Reads a catalogue from the texts of its files by their names; those that are not there are empty. Pauses by yielding, so that whoever reads 200,000
 * rows can let others go on in between.
 */
export function* readB2bOptic(texts: ReadonlyMap<string, string>): Generator<undefined, ReadCatalogue> {
  const findings = new Findings()
  const head = readHead(texts.get(HEAD) ?? '', findings)
  for (const name of leftAlone) for (const _ of linesOf(texts.get(name) ?? '')) findings.unread(name, 'all of it')
  const lenses = new Map<string, Making>()
  const [options, rules, substitutions, prices] = [new Map<string, LensOption>(), [] as OptionRule[], [] as Substitution[], new Map<string, Set<number>>()]
  let rows = 0
  for (const file of datNames) {
    for (const { text, line } of linesOf(texts.get(file) ?? '')) {
      rows += 1
      if (rows % PAUSE === 0) yield
      const record = readDatLine(file, text, line, findings)
      if (!record) continue
      const at = { file, line, findings }
      if (file === 'LensType.Dat') takeType(record, lenses, at)
      else if (file === 'LensRange.Dat') takeSet(ofLens(record, lenses, at), record, head, at)
      else if (file === 'BaseCurve.Dat') ofLens(record, lenses, at)?.baseCurves.push(...curveOf(record, head, at))
      else if (file === 'LensGeo.Dat') ofLens(record, lenses, at)?.geometry.push(...geometryOf(record, at))
      else if (file === 'LensPrice.Dat') takePrice(record, head, prices)
      else if (file === 'Options.Dat') takeOption(record, options, at)
      else if (file === 'OptionsPrice.Dat') takeOptionPrice(record, head, options, findings)
      else if (file === 'Combination.Dat') rules.push(...ruleOf(record, at))
      else substitutions.push(...substitutionOf(record, at))
    }
  }
  return {
    catalogue: { ...head.maker, lenses: [...lenses.values()].map((lens) => priced(lens, prices, findings)), options: [...options.values()], rules, substitutions },
    unread: findings.unreadFields, defects: findings.defects, defectCount: findings.defectCount,
  }
}

interface At { readonly file: DatName; readonly line: number; readonly findings: Findings }

const textOf = (record: DatRecord, field: string): string => String(record[field] ?? '')
const numberOf = (record: DatRecord, field: string): number | null => (typeof record[field] === 'number' ? record[field] : null)

function takeType(record: DatRecord, lenses: Map<string, Making>, { file, line, findings }: At): void {
  const code = textOf(record, 'code')
  const index = numberOf(record, 'index')
  const kindCode = numberOf(record, 'kind')
  if (code === '') return findings.defect(file, line, 'missing', 'code')
  if (lenses.has(code)) return findings.defect(file, line, 'twice', 'code')
  if (index === null) return findings.defect(file, line, 'missing', 'index')
  // Kinds are never guessed: what the file does not say is not a lens for one distance.
  const kind = kindCode === null ? undefined : kindCodes[kindCode]
  if (!kind) return findings.defect(file, line, kindCode === null ? 'missing' : 'unknown-value', 'kind')
  const surface = surfaceCodes[numberOf(record, 'surface') ?? 0]
  if (!surface) return findings.defect(file, line, 'unknown-value', 'surface')
  const facts: LensFacts = {
    code, name: textOf(record, 'name') || code, kind, material: materialCodes[(numberOf(record, 'material') ?? 0) - 1] ?? null, index, indexLine: 'ne',
    abbe: numberOf(record, 'abbe') || null, density: numberOf(record, 'density') || null, surface, corridor: null,
    photochromic: numberOf(record, 'photochromic') === 1, polarised: false, deliveryDays: null, from: textOf(record, 'from') || null, until: textOf(record, 'until') || null,
  }
  const [wrong] = beyondOfFacts(facts)
  if (wrong) return findings.defect(file, line, 'unknown-value', wrong)
  lenses.set(code, { facts, sets: [], baseCurves: [], geometry: [] })
}

function ofLens(record: DatRecord, lenses: ReadonlyMap<string, Making>, { file, line, findings }: At): Making | undefined {
  const lens = lenses.get(textOf(record, 'lens'))
  if (!lens) findings.defect(file, line, 'unknown-lens', 'lens')
  return lens
}

/** `7080` is 70 mm that reaches as far as 80 when decentred; `65  ` is round; of an ellipse the shorter side bounds. Null: no diameter. */
function diametersOf(record: DatRecord): { readonly diameter: number; readonly opticalDiameter: number } | null {
  const parts = /^(\d{2})(\d{2})?$/.exec(textOf(record, 'diameter'))
  if (!parts) return null
  const [first, second] = [Number(parts[1]) * 100, Number(parts[2] ?? parts[1]) * 100]
  return record['elliptic'] === 'E' ? { diameter: first, opticalDiameter: Math.min(first, second) } : { diameter: first, opticalDiameter: Math.max(first, second) }
}

/** Bounds of powers, hundredths of a dioptre made thousandths; none with a defect where they are missing or the wrong way round. */
function boundsOf(record: DatRecord, { file, line, findings }: At): { readonly from: number; readonly to: number; readonly cylinderFrom: number; readonly cylinderTo: number } | null {
  const [from, to, cylinderFrom, cylinderTo] = ['from', 'to', 'cylinderFrom', 'cylinderTo'].map((field) => numberOf(record, field))
  if (from == null || to == null) {
    findings.defect(file, line, 'missing', from == null ? 'from' : 'to')
    return null
  }
  const bounds = { from: from * 10, to: to * 10, cylinderFrom: (cylinderFrom ?? 0) * 10, cylinderTo: (cylinderTo ?? 0) * 10 }
  if (bounds.from <= bounds.to && bounds.cylinderFrom <= bounds.cylinderTo) return bounds
  findings.defect(file, line, 'backwards', bounds.from > bounds.to ? 'from' : 'cylinderFrom')
  return null
}

function takeSet(lens: Making | undefined, record: DatRecord, head: Head, at: At): void {
  if (!lens) return
  // A lens with a part for near is made in some additions: none named is not none made.
  const blank = asksAddition(lens.facts.kind) ? (['additionFrom', 'additionTo'] as const).find((field) => numberOf(record, field) === null) : undefined
  if (blank) at.findings.defect(at.file, at.line, 'missing', blank)
  else lens.sets.push(...setOf(record, head, at))
}

function setOf(record: DatRecord, head: Head, at: At): PowerSet[] {
  const [bounds, diameters] = [boundsOf(record, at), diametersOf(record)]
  if (!diameters) at.findings.defect(at.file, at.line, 'unknown-value', 'diameter')
  if (!bounds || !diameters) return []
  const missing = (field: string): never[] => { at.findings.defect(at.file, at.line, 'missing', field); return [] }
  // How far the cylinder goes is never guessed: nought would refuse every toric eye.
  if (numberOf(record, 'cylinderTo') === null) return missing('cylinderTo')
  // Without a cylinder it is all the same which meridian a bound is held against; with one the file has to say so.
  const [shareFrom, shareTo] = ['shareFrom', 'shareTo'].map((field) => numberOf(record, field) ?? (bounds.cylinderTo === 0 ? 0 : null))
  if (shareFrom == null || shareTo == null) return missing(shareFrom == null ? 'shareFrom' : 'shareTo')
  const [additionFrom, additionTo] = [(numberOf(record, 'additionFrom') ?? 0) * 10, (numberOf(record, 'additionTo') ?? 0) * 10]
  if (additionFrom > additionTo) {
    at.findings.defect(at.file, at.line, 'backwards', 'additionFrom')
    return []
  }
  const additionCode = numberOf(record, 'additionStep')
  if (additionCode === null && additionTo > 0) return missing('additionStep')
  const set: PowerSet = {
    ...diameters, ...bounds, ...head.shares(shareFrom, shareTo), step: null, prismTo: numberOf(record, 'prismTo'),
    additionFrom, additionTo, additionStep: additionTo === 0 ? NO_ADDITION_STEP : additionSteps[String(additionCode)] ?? 0, price: null, deliveryDays: null,
  }
  const wrong = beyondOfSet(set)
  for (const name of wrong) at.findings.defect(at.file, at.line, 'unknown-value', name)
  return wrong.length === 0 ? [set] : []
}

function curveOf(record: DatRecord, head: Head, at: At): BaseCurve[] {
  const [bounds, diameters, curve] = [boundsOf(record, at), diametersOf(record), numberOf(record, 'curve')]
  const [shareFrom, shareTo] = ['shareFrom', 'shareTo'].map((field) => numberOf(record, field))
  if (bounds && bounds.cylinderTo > 0 && (shareFrom == null || shareTo == null)) {
    at.findings.defect(at.file, at.line, 'missing', shareFrom == null ? 'shareFrom' : 'shareTo')
    return []
  }
  const shares = head.shares(shareFrom ?? 0, shareTo ?? 100)
  const isUsual = shares.shareFrom === 0 && shares.shareTo === 100
  if (bounds && diameters && curve !== null) return [{ diameter: diameters.diameter, ...bounds, curve, ...(!isUsual && shares) }]
  if (bounds) at.findings.defect(at.file, at.line, 'missing', diameters ? 'curve' : 'diameter')
  return []
}

function geometryOf(record: DatRecord, at: At): LensGeometry[] {
  const diameters = diametersOf(record)
  if (!diameters) {
    at.findings.defect(at.file, at.line, 'unknown-value', 'diameter')
    return []
  }
  const power = (field: string): number | null => { const value = numberOf(record, field); return value === null ? null : value * 10 }
  const segment = numberOf(record, 'segment')
  return [{
    diameter: diameters.diameter, from: power('from'), to: power('to'), exactHeight: numberOf(record, 'exactHeight'), exactWidth: numberOf(record, 'exactWidth'),
    segment: segment === null ? null : segmentCodes[segment] ?? null, distanceUp: numberOf(record, 'distanceUp'), distanceIn: numberOf(record, 'distanceIn'),
  }]
}

/** What the maker recommends, else what the shop pays; nought is no price. */
function priceOf(record: DatRecord, head: Head): number | null {
  return numberOf(record, `price ${head.priceField}`) || null
}

const diameterKey = (lens: string, { diameter, opticalDiameter }: Pick<PowerSet, 'diameter' | 'opticalDiameter'>): string => `${lens} ${diameter} ${opticalDiameter}`

function takePrice(record: DatRecord, head: Head, prices: Map<string, Set<number>>): void {
  const [price, diameters] = [priceOf(record, head), diametersOf(record)]
  if (price === null || !diameters) return
  const key = diameterKey(textOf(record, 'lens'), diameters)
  prices.set(key, (prices.get(key) ?? new Set()).add(price))
}

/** Prices go by groups that the public tables do not define: where all groups of a diameter cost the same, that is the price; else none, and that is told. */
function priced(lens: Making, prices: ReadonlyMap<string, ReadonlySet<number>>, findings: Findings): CatalogueLens {
  const sets = lens.sets.map((set) => {
    const known = prices.get(diameterKey(lens.facts.code, set))
    if (!known) return set
    const [price = null] = known
    if (known.size === 1) return { ...set, price }
    findings.unread('LensPrice.Dat', 'prices by groups')
    return set
  })
  return { ...lens, sets }
}

function takeOption(record: DatRecord, options: Map<string, LensOption>, { file, line, findings }: At): void {
  const code = textOf(record, 'code')
  if (code === '') return findings.defect(file, line, 'missing', 'code')
  if (options.has(code)) return findings.defect(file, line, 'twice', 'code')
  const group = numberOf(record, 'photochromic') === 1 ? 'photochromic' : (numberOf(record, 'colour') ?? 0) > 0 ? 'tint' : 'coating'
  options.set(code, { code, name: textOf(record, 'name') || code, group, price: null })
}

/** The price that holds for every lens; those of single lenses are told. */
function takeOptionPrice(record: DatRecord, head: Head, options: Map<string, LensOption>, findings: Findings): void {
  const option = options.get(textOf(record, 'code'))
  if (!option || record['lens'] !== null || numberOf(record, 'toric') || numberOf(record, 'multifocal')) return findings.unread('OptionsPrice.Dat', 'prices of single lenses and groups')
  options.set(option.code, { ...option, price: priceOf(record, head) })
}

function ruleOf(record: DatRecord, { file, line, findings }: At): OptionRule[] {
  const rule = ruleCodes[numberOf(record, 'rule') ?? -1]
  if (!rule) {
    findings.defect(file, line, 'unknown-value', 'rule')
    return []
  }
  if (!['', '***'].includes(textOf(record, 'tint'))) findings.unread(file, 'tint')
  const code = (field: string): string | null => (/^\*+$/.test(textOf(record, field)) ? '*' : textOf(record, field) || null)
  return [{ rule, lens: code('lens'), options: [code('option 1'), code('option 2'), code('option 3')] }]
}

function substitutionOf(record: DatRecord, { file, line, findings }: At): Substitution[] {
  const [what, act] = [substitutedCodes[numberOf(record, 'what') ?? -1], ({ 1: 'replace', 2: 'propose' } as const)[numberOf(record, 'act') ?? 0]]
  const now = [1, 2, 3].flatMap((number) => textOf(record, `now ${number}`) || [])
  if (what && act && textOf(record, 'old') && now.length > 0) return [{ what, old: textOf(record, 'old'), act, now }]
  findings.defect(file, line, 'unknown-value', what ? act ? 'old' : 'act' : 'what')
  return []
}
