import type { Language } from '#kernel/languages'
import type { PriceReason } from '#modules/catalog/domain'
import type { Method } from '#modules/payments/domain'
import type { LensFinding } from '#modules/lenses/contract'
import type { PrescriptionBrief } from '#modules/prescriptions/contract'
import type { InspectionEnd } from '../domain/inspection-after.ts'
import type { Names } from '../domain/names.ts'
import type { Phase } from '../domain/order-phase.ts'
import type { RecheckItem } from '../domain/recheck.ts'
import type { Stage } from '../domain/stage.ts'
import type { CostBearer, RemakeCause } from '../domain/remake.ts'

export type StageData = Stage
export interface KindData { readonly code: string; readonly version: number; readonly names: Names; readonly stages: readonly StageData[] }
export interface LineData {
  readonly id: string; readonly position: number; readonly productId: string | null; readonly variantId: string | null; readonly kind: string; readonly description: string
  readonly eye: 'right' | 'left' | null; readonly quantity: number; readonly unitPrice: number; readonly unitCost?: number | null; readonly listAmount: number
  readonly adjustments: readonly { kind: string; reason: string; amount: number; by?: string }[]; readonly amount: number; readonly taxClass: string
  readonly taxes: readonly { component: string; country: string; rateBps: number }[]
  /** As on the box, where somebody wrote it down. */
  readonly lot?: string | null; readonly expiresOn?: string | null
  /** The list whose price held when the line was priced; its own price in minor units. */
  readonly priceFrom?: { readonly list: { readonly id: string; readonly name: string }; readonly price: number; readonly because: readonly PriceReason[] } | null
}
export interface TaxData { readonly component: string; readonly country: string; readonly rateBps: number; readonly base: number; readonly tax: number }
export interface PaymentData {
  readonly id: string; readonly direction: 'in' | 'out'; readonly method: Method; readonly amount: number; readonly purpose: 'deposit' | 'balance' | 'refund'
  readonly occurredAt: string; readonly takenBy: string | null; readonly takenByName: string | null; readonly reference: string | null; readonly reversesPaymentId: string | null
  /** Known while it is written: another payer of the order than its customer. */
  readonly payerId?: string | undefined
}
export interface EventData { readonly id: string; readonly kind: string; readonly fromStage: string | null; readonly toStage: string | null; readonly reason: string | null; readonly occurredAt: string; readonly staffId: string | null; readonly staffName: string | null }
/** Something filled in at a stage. */
export interface ValueData { readonly field: string; readonly stage: string; readonly value: string; readonly filledAt: string; readonly filledBy: string | null; readonly filledByName: string | null }
/** One item that a second person compared with the paper. */
export interface RecheckData { readonly item: RecheckItem; readonly checkedAt: string; readonly checkedBy: string; readonly checkedByName: string | null }
/** A lens that is ordered although its maker does not make it so, with who said why. */
export interface SpecialLensData { readonly lineId: string; readonly finding: LensFinding; readonly reason: string; readonly by: { readonly id: string; readonly name: string } | null; readonly at: string }
export interface CustomerData { readonly id: string; readonly name: string; readonly phone: string | null; readonly email: string | null; readonly language: Language }

export interface PayerData { readonly customerId: string; readonly name: string; readonly amount: number | null }
export interface RemakeData { readonly cause: RemakeCause; readonly costBearer: CostBearer }

/** An order whole, as it is in the database or was just written there; `toOrderView` makes the answer of it. */
export interface OrderData {
  readonly id: string; readonly number: string | null; readonly paymentSymbol: string | null; readonly kind: KindData; readonly stage: string | null; readonly phase: Phase
  readonly stageSince: Date | null; readonly branchId: string; readonly customer: CustomerData; readonly wearer: { id: string; name: string } | null
  readonly channel: string; readonly contractPlace: string; readonly soldBy: { id: string; name: string } | null; readonly assignedTo: { id: string; name: string } | null
  readonly advisorId: string | null; readonly priority: 'normal' | 'rush'; readonly promisedOn: string | null; readonly onHoldSince: Date | null; readonly onHoldReason: string | null
  readonly note: string | null; readonly currency: string; readonly pricesGross: boolean; readonly total: number; readonly taxTotal: number; readonly lensesCommitted: boolean
  readonly occurredAt: Date; readonly collectedAt: Date | null; readonly cancelledAt: Date | null; readonly cancelReason: string | null; readonly version: number
  readonly prescription: PrescriptionBrief | null; readonly depositKept: number; readonly depositKeptReason: string | null; readonly payers: readonly PayerData[]; readonly remake: RemakeData | null
  readonly root: { id: string; number: string | null } | null; readonly remakes: readonly ({ id: string; number: string | null; phase: Phase } & RemakeData)[]
  readonly assignedBecause: 'fewest-open-orders' | 'named-by-rule' | null
  readonly lines: readonly LineData[]; readonly taxes: readonly TaxData[]; readonly payments: readonly PaymentData[]; readonly events: readonly EventData[]
  /** Who typed the order: not the one who re-checks it. */
  readonly enteredBy: { id: string; name: string } | null
  /** Seconds on hold during the present visit to the stage, without the present hold. */
  readonly stageHeldSeconds: number
  readonly inspection: InspectionEnd
  readonly values: readonly ValueData[]; readonly rechecks: readonly RecheckData[]; readonly specialLenses: readonly SpecialLensData[]
}

/** What an order has that was just taken from a customer who pays alone. */
export const nothingBeside = {
  stageHeldSeconds: 0, inspection: null, values: [], rechecks: [], specialLenses: [],
  prescription: null, depositKept: 0, depositKeptReason: null, payers: [], remake: null, root: null, remakes: [], assignedBecause: null,
} as const satisfies Partial<OrderData>

/** Minor units paid so far: what came in less what went back. */
export const paidOf = (payments: readonly Pick<PaymentData, 'direction' | 'amount'>[]): number =>
  payments.reduce((sum, payment) => sum + (payment.direction === 'in' ? payment.amount : -payment.amount), 0)

/** Payments as they are read: by when money changed hands; those of one act by their ids. */
export const inTime = (payments: readonly PaymentData[]): PaymentData[] =>
  payments.toSorted((one, other) => (`${one.occurredAt} ${one.id}` < `${other.occurredAt} ${other.id}` ? -1 : 1))

/** What the customer owes in all: nothing for a draft, for a cancelled order what was kept of its deposit. */
const owedOf = (order: Pick<OrderData, 'phase' | 'total' | 'depositKept'>): number => (order.phase === 'draft' ? 0 : order.phase === 'cancelled' ? order.depositKept : order.total)

/** What is still to pay. */
export const balanceOf = (order: Pick<OrderData, 'phase' | 'total' | 'depositKept' | 'payments'>): number => owedOf(order) - paidOf(order.payments)

/** Whose own the order is, for people who see only their own. */
export const touchedOf = (order: Pick<OrderData, 'branchId' | 'soldBy' | 'assignedTo' | 'advisorId'>): { branchId: string; ownerStaffIds: (string | null)[] } =>
  ({ branchId: order.branchId, ownerStaffIds: [order.advisorId, order.soldBy?.id ?? null, order.assignedTo?.id ?? null] })

/** The stage of that code; undefined when the kind has none. */
export const stageOf = (kind: KindData, code: string | null): StageData | undefined => kind.stages.find((stage) => stage.code === code)

/** What the job is in a few words, for a card: «Vela Comfort 1.67 · Aria 2210». */
export function summaryOf(lines: readonly Pick<LineData, 'description' | 'kind' | 'eye'>[]): string {
  const shown = lines.filter((line) => line.eye !== 'left').toSorted((a, b) => rank(a.kind) - rank(b.kind)).map((line) => line.description)
  return [...new Set(shown.length > 0 ? shown : lines.map((line) => line.description))].slice(0, 3).join(' · ').slice(0, 160)
}

const rank = (kind: string): number => (kind === 'lens' ? 0 : kind === 'frame' ? 1 : 2)
