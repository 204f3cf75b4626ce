import type { MakerCatalogue } from '../maker-catalogue.ts'
import { writeDecimal } from '../read-decimal.ts'
import { csvColumns } from './columns.ts'

/** The rows of our CSV, headings first; what belongs to a lens stands in its first row. Options, rules and reference points are not in it. */
export function* csvRows({ makerCode, maker, currency, priceKind, lenses }: MakerCatalogue): Generator<readonly string[]> {
  yield csvColumns
  for (const { facts, sets } of lenses) {
    for (const [index, set] of sets.entries()) {
      const ofLens = index > 0 ? [facts.code, ...Array.from({ length: 14 }, () => '')] : [
        facts.code, facts.name, facts.kind, facts.material ?? '', writeDecimal(facts.index, 4), facts.indexLine, decimal(facts.abbe, 2), decimal(facts.density, 2), facts.surface, decimal(facts.corridor, 2),
        facts.photochromic ? '1' : '', facts.polarised ? '1' : '', decimal(facts.deliveryDays, 0), facts.from ?? '', facts.until ?? '',
      ]
      yield [
        ...(index > 0 ? ['', '', '', ''] : [makerCode, maker, currency ?? '', priceKind]), ...ofLens, decimal(set.diameter, 2), set.opticalDiameter === set.diameter ? '' : decimal(set.opticalDiameter, 2), decimal(set.from, 3), decimal(set.to, 3), decimal(set.cylinderFrom, 3), decimal(set.cylinderTo, 3),
        decimal(set.shareFrom, 0), decimal(set.shareTo, 0), decimal(set.step, 3), decimal(set.prismTo, 2), decimal(set.additionFrom, 3), decimal(set.additionTo, 3), decimal(set.additionStep, 3), decimal(set.price, 2), decimal(set.deliveryDays, 0),
      ]
    }
  }
}

const decimal = (value: number | null, places: number): string => (value === null ? '' : writeDecimal(value, places))
