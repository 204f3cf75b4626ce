import { useState } from 'react'
import type { z } from 'zod'
import { addDays, dayIn } from '#kernel/days'
import { useTaxClasses } from '#modules/catalog/web'
import { useMay, useSignedIn } from '#modules/identity/web'
import type { newOrder } from '../../contract.ts'
import { isWholeChoice, prescriptionToSend } from '#modules/prescriptions/web'
import { lineAmount, priceOrder, proposedDeposit, whyNotPayers } from '../../domain/index.ts'
import { useNow } from '#platform/ui/use-now'
import type { OrderKind } from '../use-order-kinds.ts'
import { reasonsToSend } from '../special-lenses/reasons.ts'
import { adjustmentsOf } from './discounts.ts'
import { linesOf, type IntakeDraft } from './draft.ts'
import { daysUntilReady, proposeDay } from './propose-day.ts'
import { useOpenWeekdays } from './use-open-weekdays.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { useLivePrices } from './use-live-prices.ts'

export type NewOrderInput = z.input<typeof newOrder>

export interface Counter {
  readonly id: string
  readonly timeZone: string
}

/** The order being typed at a counter, with everything that follows from it: price, deposit, promised day, what is missing. */
export function useIntake(branch: Counter, kinds: readonly OrderKind[]) {
  const { session } = useSignedIn()
  const { organization, person } = session
  const kept = useKeptDraft({ organizationId: organization.id, personId: person.id, branchId: branch.id })
  const mayPay = useMay('payments.take', branch.id)
  const mayRead = useMay('prescriptions.read')
  const mayPrescribe = useMay('prescriptions.write') && mayRead && organization.capabilities.some((one) => one === 'prescriptions')
  const taxClasses = useTaxClasses().items
  const now = useNow()
  const { draft } = kept
  const [unreadable, setUnreadable] = useState<'prescription' | 'deposit' | 'promised' | null>(null)
  const kind = kinds.find(({ code }) => code === draft.kind) ?? kinds[0]!
  // What passes a lab is glasses; other kinds are sold by the piece.
  const hasLenses = kind.stages.some(({ place }) => place === 'lab')
  const mayAdjust = useMay('prices.adjust', branch.id)
  const mayCollect = useMay('orders.collect', branch.id)
  const lines = useLivePrices(linesOf(draft, hasLenses), { branchId: branch.id, customerClass: draft.customer?.class ?? 'regular' })
  const taxesOf = (taxClass: string) => taxClasses.find(({ code }) => code === taxClass)?.rates ?? []
  const adjustments = adjustmentsOf(lines.map(({ line, unitPrice }) => ({ id: line.id, amount: lineAmount(unitPrice ?? 0, line.quantity) })), mayAdjust ? draft.discounts : [])
  const price = priceOrder(lines.map(({ line, unitPrice, taxes }, index) => ({
    unitPrice: unitPrice ?? 0, quantity: line.quantity, adjustments: (adjustments[index] ?? []).map(({ amount }) => amount), taxes: taxes ?? taxesOf(line.product.taxClass),
  })), organization.pricesGross)
  const mayCollectNow = mayPay && mayCollect && kind.stages[0]?.collectHere === true
  const collectNow = mayCollectNow && draft.collectNow
  // What is taken along is paid for.
  const deposit = draft.deposit ?? (collectNow ? price.total : proposedDeposit(price.total, organization.depositShareBps, organization.depositRoundTo))
  const today = dayIn(branch.timeZone, now)
  const openOn = useOpenWeekdays(branch.id)
  const promisedOn = collectNow ? today : draft.promised === 'none' ? null : (draft.promised ?? proposeDay(kind.stages, today, openOn))
  const money = (amount: number) => ({ amount, currency: organization.currency })
  const split = mayPay && draft.split && deposit > 0 ? draft.split : null
  const payers = payersOf(draft)

  return {
    ...kept,
    kind,
    hasLenses,
    lines,
    price,
    adjustments,
    mayAdjust,
    mayCollectNow,
    collectNow,
    mayPay,
    mayPrescribe,
    deposit: mayPay ? deposit : 0,
    promisedOn,
    /** Why that day: null once somebody chose it. */
    daysProposed: draft.promised === null && !collectNow ? daysUntilReady(kind.stages) : null,
    /** The day itself is one on which the branch is shut. */
    nextOpenDay: draft.promised === null && !collectNow && promisedOn !== addDays(today, daysUntilReady(kind.stages)),
    total: money(price.total),
    organization,
    today,
    /** What stands in these two fields may have no reading; then nothing is taken that would drop it. */
    setReadable: (field: 'prescription' | 'deposit' | 'promised', readable: boolean) => setUnreadable((before) => (readable ? (before === field ? null : before) : field)),
    missing: missing(draft.customer !== null, lines, hasLenses) ?? unreadable ?? (hasLenses && mayPrescribe && !isWholeChoice(draft.prescription) ? ('prescription' as const) : null)
      ?? (mayPay ? whyNotDeposit(deposit, split?.amount ?? 0, price.total, collectNow) : null) ?? (whyNotPayers(payers, price.total) ? ('payers' as const) : null),
    /** The order as it is sent. @param expectedTotal what the customer was told */
    toSend: (expectedTotal: { amount: number; currency: string }): NewOrderInput => ({
      id: draft.orderId,
      kind: kind.code,
      branchId: branch.id,
      customerId: draft.customer?.id ?? '',
      wearerId: draft.wearer?.id ?? null,
      payers: payers.map(({ customerId, amount }) => ({ customerId, amount: amount === null ? null : money(amount) })),
      promisedOn,
      priority: draft.priority,
      note: draft.note.trim() || null,
      lines: lines.map(({ line }, index) => ({ id: line.id, variantId: line.variant.id, eye: line.eye, quantity: line.quantity, adjustments: [...adjustments[index] ?? []], ...(line.lot?.trim() && { lot: line.lot.trim() }), ...(line.expiresOn && { expiresOn: line.expiresOn }) })),
      prescription: hasLenses && mayPrescribe ? prescriptionToSend(draft.prescription) : null,
      deposits: mayPay && deposit > 0 ? [{ method: draft.method, amount: money(deposit - (split?.amount ?? 0)) }, ...(split ? [{ method: split.method, amount: money(split.amount) }] : [])].filter(({ amount }) => amount.amount > 0) : [],
      expectedTotal,
      lensDecisions: hasLenses ? reasonsToSend(draft.lensReasons) : [],
      occurredAt: new Date().toISOString(),
    }),
  }
}

export type Intake = ReturnType<typeof useIntake>

/** The first thing that keeps the order from being taken. */
function missing(hasCustomer: boolean, lines: ReturnType<typeof useLivePrices>, hasLenses: boolean): 'customer' | 'frame' | 'goods' | 'price' | null {
  if (!hasCustomer) return 'customer'
  if (lines.length === 0) return hasLenses ? 'frame' : 'goods'
  return lines.some(({ unitPrice, gone }) => gone || unitPrice === null) ? 'price' : null
}

/** Those who pay: the others with their parts, the customer with the rest; nobody when the customer pays alone. */
const payersOf = ({ customer, payers }: IntakeDraft): readonly { readonly customerId: string; readonly amount: number | null }[] => {
  const others = payers.filter(({ customerId }) => customerId !== customer?.id)
  return customer && others.length > 0 ? [...others, { customerId: customer.id, amount: null }] : []
}

function whyNotDeposit(deposit: number, otherWay: number, total: number, collectNow: boolean): 'too-much' | 'too-little' | null {
  if (deposit > total || otherWay > deposit) return 'too-much'
  return collectNow && deposit < total ? 'too-little' : null
}
