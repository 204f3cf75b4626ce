import { useState } from 'react'
import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { useTaxClasses } from '#modules/catalog/web'
import { useMay, useSignedIn } from '#modules/identity/web'
import type { newOrder } from '../../contract.ts'
import { isWholeChoice, prescriptionToSend } from '#modules/prescriptions/web'
import { priceOrder, proposedDeposit } from '../../domain/index.ts'
import { useNow } from '#platform/ui/use-now'
import type { OrderKind } from '../use-order-kinds.ts'
import { linesOf } from './draft.ts'
import { daysUntilReady, proposeDay } from './propose-day.ts'
import { useFreshLines } from './use-fresh-lines.ts'
import { useKeptDraft } from './use-kept-draft.ts'

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
  const lines = useFreshLines(linesOf(draft, hasLenses))
  const taxesOf = (taxClass: string) => taxClasses.find(({ code }) => code === taxClass)?.rates ?? []
  const price = priceOrder(lines.map(({ line, unitPrice }) => ({ unitPrice: unitPrice ?? 0, quantity: line.quantity, adjustments: [], taxes: taxesOf(line.product.taxClass) })), organization.pricesGross)
  const deposit = draft.deposit ?? proposedDeposit(price.total, organization.depositShareBps, organization.depositRoundTo)
  const today = dayIn(branch.timeZone, now)
  const promisedOn = draft.promised === 'none' ? null : (draft.promised ?? proposeDay(kind.stages, today))
  const money = (amount: number) => ({ amount, currency: organization.currency })

  return {
    ...kept,
    kind,
    hasLenses,
    lines,
    price,
    mayPay,
    mayPrescribe,
    deposit: mayPay ? deposit : 0,
    promisedOn,
    /** Why that day: null once somebody chose it. */
    daysProposed: draft.promised === null ? daysUntilReady(kind.stages) : null,
    total: money(price.total),
    organization,
    today,
    /** What stands in these two fields may have no reading; then nothing is taken that would drop it. */
    setReadable: (field: 'prescription' | 'deposit' | 'promised', readable: boolean) => setUnreadable((before) => (readable ? (before === field ? null : before) : field)),
    missing: missing(draft.customer !== null, lines, hasLenses) ?? unreadable ?? (hasLenses && mayPrescribe && !isWholeChoice(draft.prescription) ? ('prescription' as const) : null) ?? (mayPay && deposit > price.total ? ('too-much' as const) : null),
    /** The order as it is sent. @param expectedTotal what the customer was told */
    toSend: (expectedTotal: { amount: number; currency: string }): NewOrderInput => ({
      id: draft.orderId,
      kind: kind.code,
      branchId: branch.id,
      customerId: draft.customer?.id ?? '',
      promisedOn,
      priority: draft.priority,
      note: draft.note.trim() || null,
      lines: lines.map(({ line }) => ({ id: line.id, variantId: line.variant.id, eye: line.eye, quantity: line.quantity })),
      prescription: hasLenses && mayPrescribe ? prescriptionToSend(draft.prescription) : null,
      deposit: mayPay && deposit > 0 ? { method: draft.method, amount: money(deposit) } : null,
      expectedTotal,
      occurredAt: new Date().toISOString(),
    }),
  }
}

export type Intake = ReturnType<typeof useIntake>

/** The first thing that keeps the order from being taken. */
function missing(hasCustomer: boolean, lines: ReturnType<typeof useFreshLines>, hasLenses: boolean): 'customer' | 'frame' | 'goods' | 'price' | null {
  if (!hasCustomer) return 'customer'
  if (lines.length === 0) return hasLenses ? 'frame' : 'goods'
  return lines.some(({ unitPrice, gone }) => gone || unitPrice === null) ? 'price' : null
}
