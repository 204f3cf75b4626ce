import { lensDesigns } from './tolerance-table.ts'
import type { CylinderBand, PrismBand, ToleranceFigures } from './tolerance-table.ts'

/**
 * What is wrong with figures: not one band in the whole table, a band that does not rise above the one before, a last band that ends
 * although something may be larger, or a band that says how much in no way or in two.
 */
export type FigureFault = 'no-figure' | 'not-rising' | 'last-open' | 'one-way'

/** A fault and where it stands: `['cylinder', 'single-vision', 1, 'upTo']`. */
export interface FaultOfFigures { readonly path: readonly (string | number)[]; readonly fault: FigureFault }

type AnyBand = Pick<CylinderBand, 'upTo' | 'within' | 'shareBps' | 'powerUpTo'> & Pick<PrismBand, 'mm'>
interface BandList { readonly path: readonly string[]; readonly bands: readonly AnyBand[] }

/** Every list of bands of a table with its place; what the standard does not say is left out. */
const bandLists = (figures: ToleranceFigures): readonly BandList[] => [
  ...(['power', 'cylinder', 'verticalImbalance', 'horizontalImbalance'] as const).flatMap((name) => lensDesigns.map((design) => ({ path: [name, design], bands: figures[name][design] ?? [] }))),
  ...(['axis', 'addition', 'prism'] as const).map((name) => ({ path: [name], bands: figures[name] ?? [] })),
].filter(({ bands }) => bands.length > 0)

/** What is wrong with a table; none: lenses can be judged by it. Bounds of single figures are the contract's. */
export function faultsOf(figures: ToleranceFigures): readonly FaultOfFigures[] {
  const lists = bandLists(figures)
  if (lists.length === 0 && figures.height === null && figures.heightDifference === null) return [{ path: [], fault: 'no-figure' }]
  return lists.flatMap(({ path, bands }) => faultsOfBands(bands).map(({ path: within, fault }) => ({ path: [...path, ...within], fault })))
}

function faultsOfBands(bands: readonly AnyBand[]): readonly FaultOfFigures[] {
  return bands.flatMap((band, index): FaultOfFigures[] => {
    const next = bands[index + 1]
    const powerOf = ({ powerUpTo = null }: AnyBand) => powerUpTo
    const [power, nextPower] = [powerOf(band), next ? powerOf(next) : null]
    const ways = band.mm === undefined ? [band.within, band.shareBps].filter((way) => way !== undefined).length : 1
    const faults: FaultOfFigures[] = ways === 1 ? [] : [{ path: [index], fault: 'one-way' }]
    const isLastOfPower = !next || power !== nextPower
    if (isLastOfPower && band.upTo !== null) faults.push({ path: [index, 'upTo'], fault: 'last-open' })
    if (!isLastOfPower && (band.upTo === null || (next.upTo !== null && next.upTo <= band.upTo))) faults.push({ path: [index + 1, 'upTo'], fault: 'not-rising' })
    if (!next && power !== null) faults.push({ path: [index, 'powerUpTo'], fault: 'last-open' })
    if (next && isLastOfPower && (power === null || (nextPower !== null && nextPower < power))) faults.push({ path: [index + 1, 'powerUpTo'], fault: 'not-rising' })
    return faults
  })
}
