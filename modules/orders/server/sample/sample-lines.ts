import type { Random } from '#kernel/random'
import type { SampleGood } from '#modules/catalog/server'
import { priceOrder } from '../../domain/price-order.ts'
import type { LineData, TaxData } from '../order-data.ts'

/** The catalogue by what lines are made of. */
export interface Shelf {
  readonly frames: readonly SampleGood[]
  readonly childFrames: readonly SampleGood[]
  readonly lensesFor: (design: Design) => readonly SampleGood[]
  readonly childLenses: readonly SampleGood[]
  readonly contactLenses: readonly SampleGood[]
  readonly sundries: readonly SampleGood[]
  readonly repairs: readonly SampleGood[]
  readonly treatments: readonly SampleGood[]
  readonly ownFrameGlazing: SampleGood | undefined
}

type Design = 'single-vision' | 'bifocal' | 'progressive' | 'office'

/** Puts the goods where invented customers look for them. */
export function stockShelf(goods: readonly SampleGood[]): Shelf {
  const of = (kind: SampleGood['kind'], name: RegExp = /./): SampleGood[] => goods.filter((item) => item.kind === kind && name.test(item.description))
  const isSmall = ({ details }: SampleGood): boolean => ((details as { a?: number }).a ?? 0) < CHILD_WIDTH
  const forChildren = /Junior/
  const designed = Map.groupBy(of('lens').filter(({ description }) => !forChildren.test(description)), ({ details }) => (details as { design: Design }).design)
  return {
    frames: of('frame').filter((frame) => !isSmall(frame)), childFrames: of('frame').filter(isSmall),
    lensesFor: (design) => designed.get(design) ?? [], childLenses: of('lens', forChildren), contactLenses: of('contact-lens'),
    sundries: [...of('accessory'), ...of('consumable')], repairs: of('service', /^(Oprava|Výměna|Letování)/), treatments: of('service', /^(Měření|Aplikace|Kontrola)/),
    ownFrameGlazing: of('service', /vlastní obruby/)[0],
  }
}

/** Frames narrower than this (hundredths of a millimetre) are children's. */
const CHILD_WIDTH = 4700

interface Chosen { readonly item: SampleGood; readonly eye: 'right' | 'left' | null; readonly pieces: number; readonly discount: number }
const one = (item: SampleGood, eye: Chosen['eye'] = null, pieces = 1): Chosen => ({ item, eye, pieces, discount: 0 })

/** A frame or the wearer's own, two lenses, now and then something for cleaning. `age` in years. */
export function glassesLines(shelf: Shelf, age: number, random: Random): Chosen[] {
  const child = age < 16
  const design = age > 44 ? random.weighted<Design>([['progressive', 56], ['single-vision', 24], ['office', 12], ['bifocal', 8]]) : 'single-vision'
  const lens = random.pick(child ? shelf.childLenses : shelf.lensesFor(design))
  const ownFrame = !child && random.chance(0.18) ? shelf.ownFrameGlazing : undefined
  const frame = random.pick(child ? shelf.childFrames : shelf.frames)
  const asked = frame.unitPrice ?? 0
  // Discounts go down to whole crowns, at most a tenth of the frame.
  const discount = !ownFrame && random.chance(0.14) ? Math.floor((asked * random.int(5, 10)) / 10_000) * 100 : 0
  return [
    ownFrame ? one(ownFrame) : { ...one(frame), discount }, one(lens, 'right'), one(lens, 'left'),
    ...(random.chance(0.25) ? [one(random.pick(shelf.sundries))] : []),
  ]
}

/** Contact lenses of a pair of eyes, or things from the shelf. */
export function stockLines(shelf: Shelf, random: Random): Chosen[] {
  if (random.chance(0.45)) {
    const pack = random.pick(shelf.contactLenses)
    return [one(pack, 'right'), one(pack, 'left'), ...(random.chance(0.4) ? [one(random.pick(shelf.sundries))] : [])]
  }
  if (random.chance(0.2)) return [one(random.pick(shelf.frames))]
  return [one(random.pick(shelf.sundries), null, random.weighted([[1, 8], [2, 2]])), ...(random.chance(0.3) ? [one(random.pick(shelf.sundries))] : [])]
}

export const repairLines = (shelf: Shelf, random: Random): Chosen[] => [one(random.pick(shelf.repairs)), ...(random.chance(0.2) ? [one(random.pick(shelf.sundries))] : [])]
export const treatmentLines = (shelf: Shelf, random: Random): Chosen[] => [one(random.pick(shelf.treatments))]

/** Lines with amounts and the document's taxes, by the rules of real orders. `lineId` invents ids, `by` gave the discounts. */
export function pricedSampleLines(chosen: readonly Chosen[], pricesGross: boolean, lineId: () => string, by: string): { lines: LineData[]; taxes: TaxData[]; total: number; taxTotal: number } {
  const priced = priceOrder(chosen.map(({ item, pieces, discount }) => ({
    unitPrice: item.unitPrice ?? 0, quantity: pieces * 1000, adjustments: discount > 0 ? [-discount] : [], taxes: item.taxes,
  })), pricesGross)
  const lines = chosen.map(({ item, eye, pieces, discount }, index): LineData => ({
    id: lineId(), position: index + 1, productId: item.productId, variantId: item.variantId, kind: item.kind, description: item.description, eye, quantity: pieces * 1000,
    unitPrice: item.unitPrice ?? 0, unitCost: item.unitCost, listAmount: priced.lines[index]?.listAmount ?? 0,
    adjustments: discount > 0 ? [{ kind: 'manual', reason: 'Sleva pro stálé zákazníky', amount: -discount, by }] : [],
    amount: priced.lines[index]?.amount ?? 0, taxClass: item.taxClass, taxes: item.taxes.map(({ component, country, rateBps }) => ({ component, country, rateBps })),
  }))
  return { lines, taxes: priced.taxes.map(({ component, country, rateBps, base, tax }) => ({ component, country, rateBps, base, tax })), total: priced.total, taxTotal: priced.taxTotal }
}
