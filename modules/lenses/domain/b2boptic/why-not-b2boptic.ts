import type { MakerCatalogue } from '../maker-catalogue.ts'
import { HEAD, additionSteps, layouts } from './layout.ts'

/** Something that the fixed places of b2bOptic have no room for: where it would stand, and what it is. */
export interface Obstacle { readonly file: string; readonly field: string; readonly value: string }

const CODE = layouts['LensType.Dat'][0].length
const LARGEST_PRICE = 9_999_999
const codeForm = /^[\x20-\x7e]*$/

/**
 * What keeps a catalogue out of the files of b2bOptic. Cut to its six places two codes could become one, and the powers of one lens would stand
 * under the other; a price of eight figures would move what stands behind it; eighths of a dioptre have no figure; an index of another line than
 * its own would be read as one of that.
 */
export function whyNotB2bOptic({ makerCode, lenses, options, rules, substitutions }: MakerCatalogue): Obstacle[] {
  const found = new Map<string, Obstacle>()
  const tell = (file: string, field: string, value: string): void => { found.set(`${file} ${field} ${value}`, { file, field, value }) }
  const code = (file: string, field: string, value: string): void => { if (value.length > CODE || !codeForm.test(value)) tell(file, field, value) }
  const price = (file: string, value: number | null): void => { if (value !== null && value > LARGEST_PRICE) tell(file, 'price 1', String(value)) }
  if (!codeForm.test(makerCode)) tell(HEAD, 'manufacturer-code', makerCode)
  for (const { facts, sets, baseCurves } of lenses) {
    code('LensType.Dat', 'code', facts.code)
    if (facts.indexLine !== 'ne') tell('LensType.Dat', 'index', facts.code)
    for (const set of sets) {
      const { from, to, cylinderFrom, cylinderTo, additionFrom, additionTo, diameter, opticalDiameter } = set
      if ([from, to, cylinderFrom, cylinderTo, additionFrom, additionTo].some((power) => power % 10 !== 0 || Math.abs(power) >= 100_000)) tell('LensRange.Dat', 'from', facts.code)
      if (diameter % 100 !== 0 || opticalDiameter % 100 !== 0) tell('LensRange.Dat', 'diameter', facts.code)
      if (additionTo > 0 && !Object.values(additionSteps).includes(set.additionStep)) tell('LensRange.Dat', 'additionStep', facts.code)
      if ((set.prismTo ?? 0) > 9999) tell('LensRange.Dat', 'prismTo', facts.code)
      price('LensPrice.Dat', set.price)
    }
    if (baseCurves.some((one) => [one.from, one.to, one.cylinderFrom, one.cylinderTo].some((power) => power % 10 !== 0))) tell('BaseCurve.Dat', 'from', facts.code)
  }
  for (const option of options) {
    code('Options.Dat', 'code', option.code)
    price('OptionsPrice.Dat', option.price)
  }
  for (const { lens, options: all } of rules) for (const value of [lens, ...all]) code('Combination.Dat', 'lens', value ?? '')
  for (const { old, now } of substitutions) for (const value of [old, ...now]) code('CodeSubstitution.Dat', 'old', value)
  return [...found.values()]
}
