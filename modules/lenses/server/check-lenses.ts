import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { CheckQuery, LensCheckView, LensItem, LensVerdict } from '../contract.ts'
import { canBeMade, setAt, setsOf } from '../domain/index.ts'
import type { AskedEye } from '../domain/index.ts'
import { judgeOptions } from './judge-options.ts'
import { codeKey, knownLenses } from './known-lenses.ts'
import type { KnownLenses } from './known-lenses.ts'
import { linksOf, money, seesPrice, toLensItem } from './lens-view.ts'
import type { Link } from './lens-view.ts'
import { insteadOf, isDelivered, lensesThatCan } from './search-lenses.ts'
import type { Can } from './search-lenses.ts'

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
  const can = lensesThatCan(known, { right: sides.right.asked, left: sides.left.asked }, today)
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
  const instead = insteadOf(known, lens, can)
  return { lens: item(at), can: false, deliverable, misses: verdict.can ? [] : [...verdict.misses], options, nearest: verdict.can ? null : verdict.nearest, instead: instead === undefined ? null : item(instead) }
}
