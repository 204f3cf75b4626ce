import { faultsOf, lensDesigns } from '../../domain/index.ts'
import type { FigureFault, LensDesign, ToleranceFigures } from '../../domain/index.ts'
import { figureBounds } from '../../domain/tolerances/figure-bounds.ts'
import { readHowMuch, readSize, writeHowMuch, writeSize } from './figure-texts.ts'
import type { FigureUnit, HowMuch } from './figure-texts.ts'

export const listsByDesign = ['power', 'cylinder', 'verticalImbalance', 'horizontalImbalance'] as const
export const listsForAll = ['axis', 'addition', 'prism'] as const
export type ListName = (typeof listsByDesign)[number] | (typeof listsForAll)[number]
/** Where a list of bands stands: `power.single-vision`, `axis`. */
export type ListKey = `${(typeof listsByDesign)[number]}.${LensDesign}` | (typeof listsForAll)[number]

/** A band as it is typed. Nothing in `upTo`: all larger; nothing in `powerUpTo`: at all other powers. */
export interface TypedBand { readonly powerUpTo: string; readonly upTo: string; readonly may: string }
export interface TypedFigures { readonly lists: Readonly<Partial<Record<ListKey, readonly TypedBand[]>>>; readonly height: string; readonly heightDifference: string }

/** What is wrong with a cell: a typed text without reading, a figure beyond every standard, or a fault of the table. */
export type CellFault = FigureFault | 'unread' | 'limits'
/** What stands there, by list, band and cell: `axis.0.upTo`; a fault of the whole table under the empty key. */
export type Faults = ReadonlyMap<string, CellFault>

export const unitOf: Readonly<Record<ListName, FigureUnit>> = { power: 'D', cylinder: 'D', axis: '°', addition: 'D', prism: 'Δ', verticalImbalance: 'Δ', horizontalImbalance: 'Δ' }
const nameOf = (key: ListKey): ListName => key.split('.')[0] as ListName
const keys: readonly ListKey[] = [...listsByDesign.flatMap((name) => lensDesigns.map((design) => `${name}.${design}` as const)), ...listsForAll]

type AnyBand = HowMuch & { readonly upTo: number | null; readonly powerUpTo?: number | null | undefined }

function bandsAt(figures: ToleranceFigures, key: ListKey): readonly AnyBand[] {
  const [name, design] = key.split('.') as [ListName, LensDesign?]
  const list = figures[name]
  return (Array.isArray(list) ? list : (list as Readonly<Record<LensDesign, readonly AnyBand[] | null>> | null)?.[design!]) ?? []
}

/** Figures as they are typed, with that mark before decimals. */
export function toTyped(figures: ToleranceFigures, mark: '.' | ','): TypedFigures {
  const size = (value: number | null | undefined) => (value === null || value === undefined ? '' : writeSize(value, 3, mark))
  const height = (value: number | null) => (value === null ? '' : writeSize(value, 2, mark))
  return {
    lists: Object.fromEntries(keys.map((key) => [key, bandsAt(figures, key).map((band) => ({ powerUpTo: size(band.powerUpTo), upTo: size(band.upTo), may: writeHowMuch(band, unitOf[nameOf(key)], mark) }))])),
    height: height(figures.height), heightDifference: height(figures.heightDifference),
  }
}

/** What is typed, as figures where all of it has a reading, with what is wrong cell by cell. Rows in which nothing stands are left out. */
export function readTyped(typed: TypedFigures): { readonly figures: ToleranceFigures | null; readonly faults: Faults } {
  const faults = new Map<string, CellFault>()
  const rowsOf = new Map<string, readonly number[]>()
  const read = <Value>(at: string, reading: { readonly value: Value } | { readonly wrong: CellFault }): Value | undefined => {
    if ('value' in reading) return reading.value
    faults.set(at, reading.wrong)
    return undefined
  }
  const open = (at: string, text: string, digits: number, most: number): number | null => (text.trim() === '' ? null : read(at, readSize(text, digits, most)) ?? null)
  const listOf = (key: ListKey): AnyBand[] => {
    const rows = (typed.lists[key] ?? []).flatMap((row, index) => (row.powerUpTo.trim() + row.upTo.trim() + row.may.trim() === '' ? [] : [{ ...row, index }]))
    rowsOf.set(key, rows.map(({ index }) => index))
    return rows.map(({ powerUpTo, upTo, may, index }) => {
      const power = open(`${key}.${index}.powerUpTo`, powerUpTo, 3, figureBounds.upTo.most)
      return { ...(power !== null && { powerUpTo: power }), upTo: open(`${key}.${index}.upTo`, upTo, 3, figureBounds.upTo.most), ...read(`${key}.${index}.may`, readHowMuch(may, unitOf[nameOf(key)])) }
    })
  }
  const byDesign = (name: (typeof listsByDesign)[number]) => Object.fromEntries(lensDesigns.map((design) => [design, listOf(`${name}.${design}`)])) as Record<LensDesign, AnyBand[]>
  const unlessEmpty = (bands: AnyBand[]) => (bands.length > 0 ? bands : null)
  const orNull = (lists: Record<LensDesign, AnyBand[]>) => Object.fromEntries(lensDesigns.map((design) => [design, unlessEmpty(lists[design])])) as Record<LensDesign, AnyBand[] | null>
  const figures: ToleranceFigures = {
    power: byDesign('power'), cylinder: byDesign('cylinder'), verticalImbalance: orNull(byDesign('verticalImbalance')), horizontalImbalance: orNull(byDesign('horizontalImbalance')),
    axis: listOf('axis'), addition: unlessEmpty(listOf('addition')), prism: unlessEmpty(listOf('prism')),
    height: open('height', typed.height, 2, figureBounds.height.most), heightDifference: open('heightDifference', typed.heightDifference, 2, figureBounds.height.most),
  }
  if (faults.size > 0) return { figures: null, faults }
  for (const { path, fault } of faultsOf(figures)) {
    const at = path.findIndex((step) => typeof step === 'number')
    const key = path.slice(0, at).join('.')
    faults.set(at < 0 ? '' : [key, rowsOf.get(key)?.[Number(path[at])] ?? path[at], path[at + 1] ?? 'may'].join('.'), fault)
  }
  return { figures: faults.size > 0 ? null : figures, faults }
}
