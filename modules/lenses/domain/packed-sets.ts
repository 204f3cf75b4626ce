import type { PowerSet } from './lens-type.ts'

/**
 * The numbers of one set, in the sequence in which they lie in memory and in which the database sends them. Interleaved: a look at one set
 * is a look at one line of the processor's cache.
 */
const setColumns = [
  'diameter', 'opticalDiameter', 'from', 'to', 'cylinderFrom', 'cylinderTo', 'shareFrom', 'shareTo', 'step', 'prismTo', 'additionFrom', 'additionTo', 'additionStep', 'price', 'deliveryDays',
] as const satisfies (keyof PowerSet)[]

const STRIDE = setColumns.length
/** What stands for null: no price, time, step or prism is so small. */
const NONE = -2_147_483_648

/** Power sets of many lenses, lens by lens: `starts[n]` to `starts[n + 1]` are the sets of lens `n`. */
export interface PackedSets {
  readonly numbers: Int32Array
  readonly starts: Uint32Array
}

/** Packs the sets of lenses in their sequence. */
export function packSets(lenses: readonly (readonly PowerSet[])[]): PackedSets {
  const starts = new Uint32Array(lenses.length + 1)
  for (const [index, sets] of lenses.entries()) starts[index + 1] = starts[index]! + sets.length
  const numbers = new Int32Array(starts[lenses.length]! * STRIDE)
  let at = 0
  for (const sets of lenses) for (const set of sets) for (const column of setColumns) numbers[at++] = set[column] ?? NONE
  return { numbers, starts }
}

/** The same of numbers as the database sends them: four bytes each, the sets of a lens in one piece; undefined for a lens without. */
export function unpackSets(pieces: readonly (DataView | undefined)[]): PackedSets {
  const starts = new Uint32Array(pieces.length + 1)
  for (const [index, piece] of pieces.entries()) starts[index + 1] = starts[index]! + (piece?.byteLength ?? 0) / (STRIDE * 4)
  const numbers = new Int32Array(starts[pieces.length]! * STRIDE)
  let at = 0
  for (const piece of pieces) if (piece) for (let byte = 0; byte < piece.byteLength; byte += 4) numbers[at++] = piece.getInt32(byte)
  return { numbers, starts }
}

/** Set number `n` of all. */
export function setAt({ numbers }: PackedSets, n: number): PowerSet {
  const at = (column: number): number => numbers[n * STRIDE + column]!
  const orNull = (value: number): number | null => (value === NONE ? null : value)
  return {
    diameter: at(0), opticalDiameter: at(1), from: at(2), to: at(3), cylinderFrom: at(4), cylinderTo: at(5), shareFrom: at(6), shareTo: at(7), step: orNull(at(8)), prismTo: orNull(at(9)), additionFrom: at(10), additionTo: at(11), additionStep: at(12),
    price: orNull(at(13)), deliveryDays: orNull(at(14)),
  }
}

/** The sets of one lens. */
export const setsOf = (packed: PackedSets, lens: number): PowerSet[] =>
  Array.from({ length: packed.starts[lens + 1]! - packed.starts[lens]! }, (_, index) => setAt(packed, packed.starts[lens]! + index))

/** What an eye needs of a lens, as {@link whichCan} compares it; whole units as in {@link PowerSet}. */
export interface Needed {
  readonly weaker: number
  readonly cylinder: number
  readonly prism: number
  readonly addition: number
  /** The blank, null: not known. */
  readonly diameter: number | null
}

/**
 * The cheapest set of each lens that the eye fits in, or −1: the same judgement as `canBeMade`, over all lenses at once.
 * `asks[n]` says whether lens `n` has an addition to be judged.
 */
export function whichCan({ numbers, starts }: PackedSets, asks: Uint8Array, needed: Needed): Int32Array {
  const chosen = new Int32Array(starts.length - 1).fill(-1)
  const { weaker, cylinder, prism, addition } = needed
  const diameter = needed.diameter ?? 0
  for (let lens = 0; lens < chosen.length; lens += 1) {
    const isAsked = asks[lens] === 1
    let [best, bestPrice] = [-1, Infinity]
    for (let set = starts[lens]!; set < starts[lens + 1]!; set += 1) {
      const at = set * STRIDE
      if (cylinder < numbers[at + 4]! || cylinder > numbers[at + 5]! || (prism > numbers[at + 9]! && numbers[at + 9] !== NONE) || diameter > numbers[at + 1]!) continue
      // A hundred times as much has no fraction: shares are hundredths.
      if ((weaker - numbers[at + 2]!) * 100 + numbers[at + 6]! * cylinder < 0 || (weaker - numbers[at + 3]!) * 100 + numbers[at + 7]! * cylinder > 0) continue
      const step = numbers[at + 8]!
      if (step > 0 && (weaker % step !== 0 || cylinder % step !== 0)) continue
      if (isAsked && (addition < numbers[at + 10]! || addition > numbers[at + 11]! || addition % numbers[at + 12]! !== 0)) continue
      const said = numbers[at + 13] ?? NONE
      const price = said === NONE ? Number.MAX_SAFE_INTEGER : said
      // At one price the smaller blank, which makes the thinner lens.
      if (best < 0 || price < bestPrice || (price === bestPrice && numbers[at]! < numbers[best * STRIDE]!)) [best, bestPrice] = [set, price]
    }
    chosen[lens] = best
  }
  return chosen
}
