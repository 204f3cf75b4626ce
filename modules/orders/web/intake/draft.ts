import { newId } from '#kernel/ids'
import type { PickedVariant } from '#modules/catalog/web'
import type { CustomerItem } from '#modules/customers/contract'
import type { Method } from '#modules/payments/domain'
import type { PrescriptionChoice } from '#modules/prescriptions/web'
import type { LensDecision } from '../../contract.ts'
import type { Discount } from './discounts.ts'

/** Something of the catalog as it was chosen; the price is that of that moment. */
export interface DraftLine extends PickedVariant {
  readonly id: string
  /** Thousandths of the unit. */
  readonly quantity: number
  /** As on the box of contact lenses; left out while nobody wrote it down. */
  readonly lot?: string
  readonly expiresOn?: string | null
}

/** An option of the lens of one eye: a line of its own. */
export interface DraftOption extends DraftLine {
  readonly eye: Eye
}

/** Somebody besides the customer who pays a part. */
export interface DraftPayer {
  readonly customerId: string
  readonly name: string
  /** Minor units. */
  readonly amount: number
}

/** An order being typed: it has no number and binds nobody. */
export interface IntakeDraft {
  /** Made here, so that the order is taken once however often it is sent. */
  readonly orderId: string
  /** Code of the kind; null: the first that is in use. */
  readonly kind: string | null
  readonly customer: CustomerItem | null
  /** Whose eyes or skin it is for; null: the customer's own. */
  readonly wearer: CustomerItem | null
  /** Who pays besides the customer, who pays the rest. */
  readonly payers: readonly DraftPayer[]
  readonly prescription: PrescriptionChoice
  readonly frame: DraftLine | null
  readonly right: DraftLine | null
  readonly left: DraftLine | null
  /** Of the lenses. */
  readonly options: readonly DraftOption[]
  /** Why lenses are ordered although their makers do not make them so. */
  readonly lensReasons: readonly LensDecision[]
  /** Services and goods. */
  readonly goods: readonly DraftLine[]
  readonly discounts: readonly Discount[]
  /** Minor units; null: as proposed. */
  readonly deposit: number | null
  readonly method: Method
  /** The part of the deposit that is paid in another way. */
  readonly split: { readonly amount: number; readonly method: Method } | null
  /** Taken along at once, where the kind allows it. */
  readonly collectNow: boolean
  /** A day, `none` when nothing is promised, null: as proposed. */
  readonly promised: string | null
  readonly priority: 'normal' | 'rush'
  readonly note: string
  /** When it was sent; until it is answered it waits for the connection. */
  readonly sentAt: string | null
  /** The version of the draft that the server keeps of it; null: it is on this device only. */
  readonly saved: number | null
}

export type Eye = 'right' | 'left'

export const emptyDraft = (method: Method): IntakeDraft => ({
  orderId: newId(), kind: null, customer: null, wearer: null, payers: [], prescription: null, frame: null, right: null, left: null, options: [], lensReasons: [], goods: [], discounts: [],
  deposit: null, method, split: null, collectNow: false, promised: null, priority: 'normal', note: '', sentAt: null, saved: null,
})

/** Whether nothing would be lost with it. */
export const isEmpty = ({ customer, prescription, frame, right, left, goods, note }: IntakeDraft): boolean => !customer && !prescription && !frame && !right && !left && goods.length === 0 && note.trim() === ''

/** The draft lies on the device: it carries neither what things cost the shop nor all the sisters of a variant. */
export const asLine = ({ product, variant, description }: PickedVariant): DraftLine =>
  ({ product: { ...product, variants: [] }, variant: { ...variant, unitCost: null }, description, id: newId(), quantity: 1000 })

/** Another frame may ask for another blank: what was said of the lenses was said of the former. */
export const withFrame = (draft: IntakeDraft, frame: PickedVariant | null): IntakeDraft => ({ ...draft, frame: frame && asLine(frame), lensReasons: [] })

/**
 * A lens for one eye. One choice fills both: the other eye follows until it is given a lens of its own. Options that the new lens
 * does not offer fall away.
 */
export function withLens(draft: IntakeDraft, eye: Eye, lens: PickedVariant | null): IntakeDraft {
  const other: Eye = eye === 'right' ? 'left' : 'right'
  const follows = lens !== null && (draft[other] === null || draft[other].variant.id === draft[eye]?.variant.id) && (eye === 'right' || draft.right === null)
  const changed = { ...draft, [eye]: lens && asLine(lens), ...(follows && { [other]: asLine(lens) }), lensReasons: draft.lensReasons.filter((one) => one.eye !== eye) }
  return { ...changed, options: changed.options.filter((option) => offeredBy(changed[option.eye]).includes(option.product.id)) }
}

/** The options that a lens can have. */
export const offeredBy = (lens: PickedVariant | null): readonly string[] => (lens?.product.kind === 'lens' ? lens.product.details.options : [])

/** An option for these eyes, or without it; what needs the option goes with it. */
export function withOption(draft: IntakeDraft, eyes: readonly Eye[], option: PickedVariant, chosen: boolean): IntakeDraft {
  const without = draft.options.filter((one) => !eyes.includes(one.eye) || (one.product.id !== option.product.id && (chosen || !needs(one.product, option.product.id))))
  return { ...draft, options: chosen ? [...without, ...eyes.map((eye) => ({ ...asLine(option), eye }))] : without }
}

const needs = (product: PickedVariant['product'], other: string): boolean => product.kind === 'lens-option' && product.details.needs.includes(other)

/** One more of it where it is there already. */
export function withGoods(draft: IntakeDraft, chosen: PickedVariant): IntakeDraft {
  const there = draft.goods.some((line) => line.variant.id === chosen.variant.id)
  const goods = there ? draft.goods.map((line) => (line.variant.id === chosen.variant.id ? { ...line, quantity: line.quantity + 1000 } : line)) : [...draft.goods, asLine(chosen)]
  return { ...draft, goods }
}

/** Another quantity of goods, in thousandths; none takes the line away. */
export function withQuantity(draft: IntakeDraft, lineId: string, quantity: number): IntakeDraft {
  return { ...draft, goods: draft.goods.flatMap((line) => (line.id !== lineId ? [line] : quantity > 0 ? [{ ...line, quantity }] : [])) }
}

/** What stands on the box of goods. */
export const withBox = (draft: IntakeDraft, lineId: string, box: Pick<DraftLine, 'lot' | 'expiresOn'>): IntakeDraft =>
  ({ ...draft, goods: draft.goods.map((line) => (line.id === lineId ? { ...line, ...box } : line)) })

/** The lines of the order in the sequence of the papers; frame and lenses only in kinds that have them. */
export function linesOf(draft: IntakeDraft, hasLenses: boolean): readonly (DraftLine & { readonly eye: Eye | null })[] {
  const { frame, right, left, options, goods } = draft
  const ofEye = (eye: Eye, lens: DraftLine | null) => (lens ? [{ ...lens, eye }, ...options.filter((option) => option.eye === eye)] : [])
  const glasses = hasLenses ? [...(frame ? [{ ...frame, eye: null }] : []), ...ofEye('right', right), ...ofEye('left', left)] : []
  return [...glasses, ...goods.map((line) => ({ ...line, eye: null }))]
}
