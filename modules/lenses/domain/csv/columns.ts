/**
 * The columns of our own CSV of lenses, in the sequence in which it is written: one row for each power set. What belongs to the lens may stand in its
 * first row only. Numbers are decimals with point or comma, in dioptres, prism dioptres, millimetres and grams in a cubic centimetre.
 */
export const lensColumns = ['code', 'name', 'kind', 'material', 'index', 'index_line', 'abbe', 'density', 'surface', 'corridor', 'photochromic', 'polarised', 'lens_days', 'from', 'until'] as const
const setColumnNames = [
  'diameter', 'optical_diameter', 'power_from', 'power_to', 'cylinder_from', 'cylinder_to', 'share_from', 'share_to', 'step', 'prism_to', 'addition_from', 'addition_to', 'addition_step', 'price', 'days',
] as const
/** Of the maker; its first row says it. Prices are what the maker recommends unless `price_kind` says `paid`: what the shop pays. */
const makerColumns = ['maker_code', 'maker', 'currency', 'price_kind'] as const

export const csvColumns = [...makerColumns, ...lensColumns, ...setColumnNames] as const
export type CsvColumn = (typeof csvColumns)[number]

/** Without these a table is none of lenses. */
export const neededColumns = ['code', 'index', 'diameter', 'power_from', 'power_to'] as const satisfies readonly CsvColumn[]
