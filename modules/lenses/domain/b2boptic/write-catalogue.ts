import type { CatalogueLens, MakerCatalogue } from '../maker-catalogue.ts'
import type { PowerSet } from '../lens-type.ts'
import { PAID, RECOMMENDED } from './read-head.ts'
import { HEAD, additionSteps, kindCodes, layouts, materialCodes, ruleCodes, segmentCodes, substitutedCodes, surfaceCodes } from './layout.ts'
import type { DatName, Field } from './layout.ts'

type Values = Readonly<Record<string, string | number | null | undefined>>

/** The files of a catalogue by their names, in plus-cylinder form, lines ending as the trade's files do, in letters of ASCII. Of catalogues of which {@link whyNotB2bOptic} says nothing. */
export function* writeB2bOptic(catalogue: MakerCatalogue): Generator<{ readonly name: string; readonly text: string }> {
  yield { name: HEAD, text: headOf(catalogue) }
  yield file('LensType.Dat', catalogue.lenses.map(({ facts }) => ({
    ...facts, kind: kindCodes.indexOf(facts.kind), material: facts.material ? materialCodes.indexOf(facts.material) + 1 : null, surface: surfaceCodes.indexOf(facts.surface), photochromic: Number(facts.photochromic), polarised: null,
  })))
  yield file('LensRange.Dat', perSet(catalogue, (set) => ({ ...boundsOf(set), shareFrom: set.shareFrom, shareTo: set.shareTo, prismTo: set.prismTo, additionFrom: set.additionFrom / 10, additionTo: set.additionTo / 10, additionStep: stepCode(set.additionStep) })))
  yield file('BaseCurve.Dat', catalogue.lenses.flatMap(({ facts, baseCurves }) => baseCurves.map((one) => ({ lens: facts.code, ...boundsOf({ ...one, opticalDiameter: one.diameter }), shareFrom: one.shareFrom ?? 0, shareTo: one.shareTo ?? 100, curve: one.curve }))))
  yield file('LensGeo.Dat', catalogue.lenses.flatMap(({ facts, geometry }) => geometry.map((one) => ({
    ...one, lens: facts.code, diameter: one.diameter / 100, from: tenth(one.from), to: tenth(one.to), segment: one.segment && segmentCodes.indexOf(one.segment),
  }))))
  yield file('LensPrice.Dat', catalogue.lenses.flatMap((lens) => pricesOf(lens).map(([place, price]) => ({ lens: lens.facts.code, ...place, 'price 1': price }))))
  yield file('Options.Dat', catalogue.options.map(({ code, name, group }) => ({ code, name, colour: group === 'tint' ? 2 : 0, photochromic: Number(group === 'photochromic') })))
  yield file('OptionsPrice.Dat', catalogue.options.flatMap(({ code, price }) => (price === null ? [] : [{ code, toric: 0, multifocal: 0, 'price 1': price }])))
  yield file('Combination.Dat', catalogue.rules.map(({ rule, lens, options }) => ({ lens: starred(lens), rule: ruleCodes.indexOf(rule), 'option 1': starred(options[0]), 'option 2': starred(options[1]), 'option 3': starred(options[2]), tint: '***' })))
  yield file('CodeSubstitution.Dat', catalogue.substitutions.map(({ what, old, act, now }) => ({ what: substitutedCodes.indexOf(what), old, act: act === 'replace' ? 1 : 2, 'now 1': now[0], 'now 2': now[1], 'now 3': now[2] })))
}

function headOf({ makerCode, maker, currency, priceKind, validFrom, validUntil }: MakerCatalogue): string {
  const values: readonly (readonly [string, string | null])[] = [
    ['version', '6.10.1'], ['valid-from', validFrom?.replaceAll('-', '') ?? null], ['valid-until', validUntil?.replaceAll('-', '') ?? null], ['manufacturer-code', makerCode], ['manufacturer-name', maker],
    ['currency', currency], ['pricedefinition-cylinder', 'plus'], ['pricefield-01', priceKind === 'recommended' ? RECOMMENDED : priceKind === 'paid' ? PAID : null],
  ]
  return values.flatMap(([name, value]) => (value ? [`${name.padEnd(30)}${plain(value)}\r\n`] : [])).join('')
}

const file = (name: DatName, records: readonly Values[]): { readonly name: DatName; readonly text: string } =>
  ({ name, text: records.map((record) => `${lineOf(layouts[name], record)}\r\n`).join('') })

/** Unread fields stay blank: what Lunette does not know it does not claim. */
function lineOf(fields: readonly Field[], record: Values): string {
  let line = ''
  for (const field of fields) line = line.padEnd(field.at - 1) + written(field, field.unread ? null : record[field.name])
  return line.trimEnd()
}

/** Files of the trade are read byte by byte at fixed places: a letter of two bytes, or a line's end in a name, would move what stands behind it. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7e]/g, '?')

function written({ length, form }: Field, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ' '.repeat(length)
  if (form === 'D') return String(value).replaceAll('-', '')
  if (form === 'T') return plain(String(value)).slice(0, length).padEnd(length)
  const number = Math.round(Number(value))
  return form === 'S' ? `${number < 0 ? '-' : '+'}${String(Math.abs(number)).padStart(length - 1, '0')}` : String(number).padStart(length, '0')
}

const perSet = (catalogue: MakerCatalogue, of: (set: PowerSet) => Values): Values[] => catalogue.lenses.flatMap(({ facts, sets }) => sets.map((set) => ({ lens: facts.code, ...of(set) })))

/** `7080` reaches as far as 80 when it is decentred; where the other is the shorter one, the lens is an ellipse. */
const diametersOf = (diameter: number, optical: number): Values =>
  ({ diameter: `${Math.round(diameter / 100)}${optical === diameter ? '' : Math.round(optical / 100)}`, elliptic: optical < diameter ? 'E' : null })
const boundsOf = (one: Pick<PowerSet, 'diameter' | 'opticalDiameter' | 'from' | 'to' | 'cylinderFrom' | 'cylinderTo'>): Values =>
  ({ ...diametersOf(one.diameter, one.opticalDiameter), from: one.from / 10, to: one.to / 10, cylinderFrom: one.cylinderFrom / 10, cylinderTo: one.cylinderTo / 10 })
const tenth = (value: number | null): number | null => (value === null ? null : value / 10)
const stepCode = (step: number): string => Object.entries(additionSteps).find(([, size]) => size === step)?.[0] ?? '4'
const starred = (code: string | null | undefined): string => (code === '*' ? '******' : code ?? '')

/** The price of each diameter whose sets cost the same. */
function pricesOf({ sets }: CatalogueLens): (readonly [Values, number])[] {
  return [...Map.groupBy(sets, ({ diameter, opticalDiameter }) => `${diameter} ${opticalDiameter}`).values()].flatMap((same) => {
    const [first] = same
    return first?.price && same.every(({ price }) => price === first.price) ? [[diametersOf(first.diameter, first.opticalDiameter), first.price] as const] : []
  })
}
