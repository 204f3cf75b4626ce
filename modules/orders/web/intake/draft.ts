import { newId } from '#kernel/ids'
import type { PickedVariant } from '#modules/catalog/web'
import type { CustomerItem } from '#modules/customers/contract'
import type { Method } from '#modules/payments/domain'
import type { PrescriptionChoice } from '#modules/prescriptions/web'

/** Something of the catalog as it was chosen; the price is that of that moment. */
export interface DraftLine extends PickedVariant {
  readonly id: string
  /** Thousandths of the unit. */
  readonly quantity: number
}

/** An order being typed: it has no number and binds nobody. */
export interface IntakeDraft {
  /** Made here, so that the order is taken once however often it is sent. */
  readonly orderId: string
  /** Code of the kind; null: the first that is in use. */
  readonly kind: string | null
  readonly customer: CustomerItem | null
  readonly prescription: PrescriptionChoice
  readonly frame: DraftLine | null
  readonly right: DraftLine | null
  readonly left: DraftLine | null
  /** Services and goods. */
  readonly goods: readonly DraftLine[]
  /** Minor units; null: as proposed. */
  readonly deposit: number | null
  readonly method: Method
  /** A day, `none` when nothing is promised, null: as proposed. */
  readonly promised: string | null
  readonly priority: 'normal' | 'rush'
  readonly note: string
  /** When it was sent; until it is answered it waits for the connection. */
  readonly sentAt: string | null
}

export type Eye = 'right' | 'left'

export const emptyDraft = (method: Method): IntakeDraft => ({
  orderId: newId(), kind: null, customer: null, prescription: null, frame: null, right: null, left: null, goods: [], deposit: null, method, promised: null, priority: 'normal', note: '', sentAt: null,
})

/** Whether nothing would be lost with it. */
export const isEmpty = ({ customer, prescription, frame, right, left, goods, note }: IntakeDraft): boolean => !customer && !prescription && !frame && !right && !left && goods.length === 0 && note.trim() === ''

/** The draft lies on the device: it carries neither what things cost the shop nor all the sisters of a variant. */
const asLine = ({ product, variant, description }: PickedVariant): DraftLine =>
  ({ product: { ...product, variants: [] }, variant: { ...variant, unitCost: null }, description, id: newId(), quantity: 1000 })

export const withFrame = (draft: IntakeDraft, frame: PickedVariant | null): IntakeDraft => ({ ...draft, frame: frame && asLine(frame) })

/** A lens for one eye. One choice fills both: the other eye follows until it is given a lens of its own. */
export function withLens(draft: IntakeDraft, eye: Eye, lens: PickedVariant | null): IntakeDraft {
  const other: Eye = eye === 'right' ? 'left' : 'right'
  const follows = lens !== null && (draft[other] === null || draft[other].variant.id === draft[eye]?.variant.id) && (eye === 'right' || draft.right === null)
  return { ...draft, [eye]: lens && asLine(lens), ...(follows && { [other]: asLine(lens) }) }
}

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

/** The lines of the order in the sequence of the papers; frame and lenses only in kinds that have them. */
export function linesOf(draft: IntakeDraft, hasLenses: boolean): readonly (DraftLine & { readonly eye: Eye | null })[] {
  const { frame, right, left, goods } = draft
  const glasses = hasLenses ? [frame && { ...frame, eye: null }, right && { ...right, eye: 'right' as const }, left && { ...left, eye: 'left' as const }] : []
  return [...glasses.filter((line) => line !== null), ...goods.map((line) => ({ ...line, eye: null }))]
}
