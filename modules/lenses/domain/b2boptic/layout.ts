/**
 * The files of b2bOptic's lens catalogue 6.10 and where their fields stand, by the public tables of its wiki (lenscatalog, versions 6.10.1 and 6.10.2).
 * Fixed-width text, positions from 1. `T` text, `N` digits (an implied point, so that 5 digits of 9.9999 are ten-thousandths), `S` a sign and digits,
 * `D` a day as YYYYMMDD. `unread`: known by name and not used; it is told when it says something.
 */
export interface Field { readonly name: string; readonly at: number; readonly length: number; readonly form: 'T' | 'N' | 'S' | 'D'; readonly unread?: true }

const t = (name: string, at: number, length: number): Field => ({ name, at, length, form: 'T' })
const n = (name: string, at: number, length: number): Field => ({ name, at, length, form: 'N' })
const s = (name: string, at: number, length: number): Field => ({ name, at, length, form: 'S' })
const d = (name: string, at: number): Field => ({ name, at, length: 8, form: 'D' })
const not = (field: Field): Field => ({ ...field, unread: true })

const range = [t('lens', 1, 6), t('diameter', 7, 4), t('elliptic', 11, 1), s('from', 12, 5), s('to', 17, 5)] as const
const cylinders = [n('cylinderFrom', 22, 4), n('cylinderTo', 26, 4), n('shareFrom', 30, 3), n('shareTo', 33, 3)] as const

export const layouts = {
  'LensType.Dat': [
    t('code', 1, 6), t('name', 7, 40), d('from', 47), d('until', 55), n('kind', 63, 1), not(n('balancing lens', 64, 1)), not(n('balancing lens terms', 65, 3)), not(n('balancing coating terms', 68, 3)),
    not(n('standard or brand', 71, 1)), n('material', 72, 1), n('index', 73, 5), n('density', 78, 3), n('abbe', 81, 4), n('surface', 85, 1), not(n('lenticular', 86, 1)), not(n('anti-reflective included', 87, 1)), not(n('colour included', 88, 1)),
    n('photochromic', 89, 1), not(n('hard coating included', 90, 1)), not(n('clean coating included', 91, 1)), not(n('UV coating', 92, 1)), not(n('coating included', 93, 1)), not(n('minimal thickness included', 94, 1)),
    not(n('other diameters included', 95, 1)), not(n('other thickness included', 96, 1)), not(n('insurance included', 97, 1)), not(n('prism included', 98, 1)), not(n('filter category', 99, 1)), not(n('in traffic', 100, 1)),
    not(n('UV edge', 101, 3)), not(n('UV-A transmission', 104, 4)), not(n('UV-B transmission', 108, 4)),
  ],
  'LensRange.Dat': [
    ...range, ...cylinders, n('prismTo', 36, 4), n('additionFrom', 40, 4), n('additionTo', 44, 4), n('additionStep', 48, 1),
    ...[1, 2, 3, 4, 5].map((number) => not(t(`coating ${number}`, 43 + 6 * number, 6))), not(n('coatings in the price', 79, 1)),
  ],
  'BaseCurve.Dat': [...range, ...cylinders, n('curve', 36, 4)],
  'LensGeo.Dat': [...range, n('exactHeight', 22, 4), n('exactWidth', 26, 4), n('segment', 30, 1), s('distanceUp', 31, 5), s('distanceIn', 36, 5)],
  'LensPrice.Dat': [
    t('lens', 1, 6), t('diameter', 7, 4), t('elliptic', 11, 1), not(n('sphere group', 12, 2)), not(n('cylinder group', 14, 2)), not(n('range index', 16, 3)),
    ...[1, 2, 3, 4, 5].map((number) => n(`price ${number}`, 12 + 7 * number, 7)), d('from', 54), d('until', 62),
  ],
  'Options.Dat': [
    t('code', 1, 6), t('name', 7, 40), not(d('from', 47)), not(d('until', 55)), not(n('standard or brand', 63, 1)), not(n('for glass', 64, 1)), not(n('for plastic', 65, 1)), not(n('for polycarbonate', 66, 1)), not(n('for Trivex', 67, 1)),
    not(n('anti-reflective', 68, 1)), n('colour', 69, 1), n('photochromic', 70, 1), not(n('hard coating', 71, 1)), not(n('clean coating', 72, 1)), not(n('UV coating', 73, 1)), not(n('mirror', 74, 1)), not(n('edging', 75, 1)),
  ],
  'OptionsPrice.Dat': [
    t('code', 1, 6), t('lens', 7, 6), n('toric', 13, 1), n('multifocal', 14, 1), not(n('for glass', 15, 1)), not(n('for plastic', 16, 1)), not(n('for polycarbonate', 17, 1)), not(n('for Trivex', 18, 1)),
    ...[1, 2, 3, 4, 5].map((number) => n(`price ${number}`, 12 + 7 * number, 7)),
  ],
  'Combination.Dat': [t('lens', 1, 6), n('rule', 7, 1), t('option 1', 8, 6), t('option 2', 14, 6), t('option 3', 20, 6), t('tint', 26, 3)],
  // The wiki's table lets the old code end where the act begins; by its worked example everything behind the old code stands one further.
  'CodeSubstitution.Dat': [n('what', 1, 1), t('old', 2, 6), n('act', 8, 1), t('now 1', 9, 6), t('now 2', 15, 6), t('now 3', 21, 6)],
} as const satisfies Record<string, readonly Field[]>

export type DatName = keyof typeof layouts
export const datNames = Object.keys(layouts) as DatName[]

export const HEAD = 'Head.Dat'
/** Files of the standard that Lunette leaves alone: it says so where they are there. */
export const leftAlone = ['OptionsColor.Dat', 'Information.Dat', 'OeCodes.Dat', 'OrderOptions.Dat', 'OrderOptionsNames.Dat', 'OrderOptionsRange.Dat', 'ProductGroup.Dat'] as const

/** The file of the standard that a name means, as the standard spells it, whatever case it is written in; null for any other. */
export const b2bOpticName = (name: string): string | null => [HEAD, ...datNames, ...leftAlone].find((one) => one.toLowerCase() === name.toLowerCase()) ?? null

export const kindCodes = ['single-vision', 'bifocal', 'trifocal', 'progressive', 'office'] as const
/** From 1. */
export const materialCodes = ['glass', 'plastic', 'polycarbonate', 'trivex'] as const
export const surfaceCodes = ['spherical', 'aspheric', 'double-aspheric', 'freeform'] as const
export const segmentCodes = ['curved', 'straight', 'panto', 'round', 'executive'] as const
/** Steps of additions by their code, in thousandths of a dioptre. */
export const additionSteps: Readonly<Record<string, number>> = { 1: 1000, 2: 500, 4: 250, 8: 125, 9: 10 }
export const ruleCodes = ['not', 'may', 'only'] as const
export const substitutedCodes = ['lens', 'coating', 'colour'] as const
