import { plusForm, setAt, whichCan } from '../domain/index.ts'
import type { AskedEye } from '../domain/index.ts'
import type { KnownLens, KnownLenses } from './known-lenses.ts'

/** What both eyes ask for; null: an eye that gets no lens. */
export type AskedEyes = Readonly<Record<'right' | 'left', AskedEye | null>>

/** The set that each eye of a lens is made from; −1 where an eye is not asked for. */
export interface Can { readonly at: number; readonly right: number; readonly left: number; readonly price: number }

/** The lenses that can be made for both eyes and be had on that day, cheapest first. */
export function lensesThatCan(known: KnownLenses, { right, left }: AskedEyes, today: string): Can[] {
  if (!right && !left) return []
  const [ofRight, ofLeft] = [right && setsFor(known, right), left && setsFor(known, left)]
  const can: Can[] = []
  for (let at = 0; at < known.lenses.length; at += 1) {
    if ((ofRight && ofRight[at] === -1) || (ofLeft && ofLeft[at] === -1) || !isDelivered(known.lenses[at]!, today)) continue
    const chosen = { right: ofRight?.[at] ?? -1, left: ofLeft?.[at] ?? -1 }
    const price = [chosen.right, chosen.left].reduce((sum, set) => sum + (set < 0 ? 0 : (setAt(known.sets, set).price ?? Infinity)), 0)
    can.push({ at, ...chosen, price })
  }
  return can.toSorted((one, other) => compareAmounts(known, one, other) || one.at - other.at)
}

/** Of those that can the one to take in the place of a lens: of its kind, and the nearest to it. */
export function insteadOf(known: KnownLenses, lens: KnownLens, can: readonly Can[]): number | undefined {
  const others = can.filter(({ at }) => known.lenses[at]!.kind === lens.kind)
  return others.toSorted((one, other) => away(known, lens, one) - away(known, lens, other) || compareAmounts(known, one, other) || one.at - other.at)[0]?.at
}

/** Whether the maker delivers it on that day. */
export const isDelivered = ({ from, until }: Pick<KnownLens, 'from' | 'until'>, today: string): boolean => (from === null || from <= today) && (until === null || until >= today)

/** By price within a currency, for sums of two say nothing about each other; what has none last. */
function compareAmounts({ lenses }: KnownLenses, one: Can, other: Can): number {
  const [ofOne, ofOther] = [amountKey(lenses[one.at]!, one), amountKey(lenses[other.at]!, other)]
  if (ofOne !== ofOther) return ofOne < ofOther ? -1 : 1
  return one.price === other.price ? 0 : one.price - other.price
}

const amountKey = ({ currency }: KnownLens, { price }: Can): string => (currency === null || price === Infinity ? '~' : currency)

const setsFor = ({ sets, asks }: KnownLenses, { addition, prism, diameter, ...power }: AskedEye): Int32Array =>
  // Without an addition nothing is asked of the part for near: a lens that has one is not for this eye.
  whichCan(sets, asks, { ...plusForm(power), addition: addition ?? 0, prism, diameter })

/** The nearest index first; one that the shop sells before one that it would have to order for the first time, and of the same maker. */
const away = ({ lenses }: KnownLenses, lens: KnownLens, { at }: Can): number => Math.abs(lenses[at]!.index - lens.index) + (lenses[at]!.makerCode === lens.makerCode ? 0 : 50)
