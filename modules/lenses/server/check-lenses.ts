import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { CheckQuery, LensCheckView, LensItem, LensVerdict } from '../contract.ts'
import { canBeMade, plusForm, setAt, setsOf, whichCan } from '../domain/index.ts'
import type { AskedEye } from '../domain/index.ts'
import { judgeOptions } from './judge-options.ts'
import { codeKey, knownLenses } from './known-lenses.ts'
import type { KnownLens, KnownLenses } from './known-lenses.ts'
import { linksOf, money, seesPrice, toLensItem } from './lens-view.ts'
import type { Link } from './lens-view.ts'

interface Side { readonly asked: AskedEye | null; readonly variantId: string | undefined; readonly options: readonly string[] }

/**
 * Which lenses can be made for these eyes and this frame, cheapest first, and of the chosen articles whether they can, why not, what of them is nearest,
 * and which lens can in their place. An article that is no lens of a catalogue is not judged.
 */
export async function checkLenses({ db, now }: Pick<Deps, 'db' | 'now'>, by: StaffMember, query: CheckQuery): Promise<LensCheckView> {
  const sides: Record<'right' | 'left', Side> = {
    right: { asked: askedEye(query.rightSphere, query.rightCylinder, query.rightAddition, query.rightPrism, query.rightDiameter), variantId: query.rightVariant, options: namesIn(query.rightOptions) },
    left: { asked: askedEye(query.leftSphere, query.leftCylinder, query.leftAddition, query.leftPrism, query.leftDiameter), variantId: query.leftVariant, options: namesIn(query.leftOptions) },
  }
  const [known, links] = await Promise.all([knownLenses(db, by.organizationId), db.look(by.organizationId, linksOf)])
  const today = dayIn([...by.organization.branches.values()][0]?.timeZone ?? 'UTC', now())
  const can = lensesThatCan(known, sides, today)
  const shown = can.filter(({ at }) => !query.kind || known.lenses[at]!.kind === query.kind)
  const item = (at: number): LensItem => toLensItem(known.lenses[at]!, links)
  const judged = ({ asked, variantId, options }: Side): LensVerdict | null => (asked && variantId ? verdictOf({ known, links, can, today, item, options }, asked, variantId) : null)
  return {
    right: judged(sides.right), left: judged(sides.left), canCount: shown.length, lensCount: known.lenses.length,
    can: shown.slice(0, query.limit).map(({ at, right, left }) => ({ lens: item(at), right: chosenOf(by, known, at, right), left: chosenOf(by, known, at, left) })),
  }
}

const namesIn = (text: string | undefined): string[] => text?.split('|').filter((name) => name.trim() !== '') ?? []

const askedEye = (sphere: number | undefined, cylinder: number, addition: number | undefined, prism: number, diameter: number | undefined): AskedEye | null =>
  (sphere === undefined ? null : { sphere, cylinder, addition: addition ?? null, prism, diameter: diameter ?? null })

/** The set that each eye of a lens is made from; −1 where an eye is not asked for. */
interface Can { readonly at: number; readonly right: number; readonly left: number; readonly price: number }

function lensesThatCan(known: KnownLenses, { right, left }: Record<'right' | 'left', Side>, today: string): Can[] {
  if (!right.asked && !left.asked) return []
  const [ofRight, ofLeft] = [right.asked && setsFor(known, right.asked), left.asked && setsFor(known, left.asked)]
  const can: Can[] = []
  for (let at = 0; at < known.lenses.length; at += 1) {
    if ((ofRight && ofRight[at] === -1) || (ofLeft && ofLeft[at] === -1) || !isDelivered(known.lenses[at]!, today)) continue
    const chosen = { right: ofRight?.[at] ?? -1, left: ofLeft?.[at] ?? -1 }
    const price = [chosen.right, chosen.left].reduce((sum, set) => sum + (set < 0 ? 0 : (setAt(known.sets, set).price ?? Infinity)), 0)
    can.push({ at, ...chosen, price })
  }
  return can.toSorted((one, other) => compareAmounts(known, one, other) || one.at - other.at)
}

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

const isDelivered = ({ from, until }: KnownLens, today: string): boolean => (from === null || from <= today) && (until === null || until >= today)

function chosenOf(by: StaffMember, known: KnownLenses, at: number, set: number): LensCheckView['can'][number]['right'] {
  if (set < 0) return null
  const { diameter, price, deliveryDays } = setAt(known.sets, set)
  const lens = known.lenses[at]!
  const { currency, deliveryDays: usual } = lens
  return { diameter, price: seesPrice(by, lens) ? money(price, currency) : null, deliveryDays: deliveryDays ?? usual }
}

interface Judging { readonly known: KnownLenses; readonly links: ReadonlyMap<string, readonly Link[]>; readonly can: readonly Can[]; readonly today: string; readonly item: (at: number) => LensItem; readonly options: readonly string[] }

function verdictOf({ known, links, can, today, item, ...chosen }: Judging, asked: AskedEye, variantId: string): LensVerdict | null {
  const link = [...links.values()].flat().find((one) => one.variantId === variantId)
  const at = link && known.byCode.get(codeKey(link.makerCode, link.lensCode))
  if (at === undefined) return null
  const lens = known.lenses[at]!
  const verdict = canBeMade(lens.kind, setsOf(known.sets, at), asked)
  const deliverable = isDelivered(lens, today)
  const options = judgeOptions(known.options.get(lens.catalogueId), lens.code, chosen.options)
  if (verdict.can && deliverable) return { lens: item(at), can: true, deliverable, misses: [], options, nearest: null, instead: null }
  const others = can.filter((one) => known.lenses[one.at]!.kind === lens.kind)
  const [instead] = others.toSorted((one, other) => away(known, lens, one) - away(known, lens, other) || compareAmounts(known, one, other) || one.at - other.at)
  return { lens: item(at), can: false, deliverable, misses: verdict.can ? [] : [...verdict.misses], options, nearest: verdict.can ? null : verdict.nearest, instead: instead ? item(instead.at) : null }
}

/** The nearest index first; one that the shop sells before one that it would have to order for the first time, and of the same maker. */
const away = ({ lenses }: KnownLenses, lens: KnownLens, { at }: Can): number => Math.abs(lenses[at]!.index - lens.index) + (lenses[at]!.makerCode === lens.makerCode ? 0 : 50)
