import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import type { PickedVariant } from '#modules/catalog/web'
import type { Method } from '#modules/payments/domain'
import { useSend } from '#platform/ui/api/use-send'
import type { LensDecision, orderDifference, orderEdit, OrderView } from '../../contract.ts'
import { reasonsToSend } from '../special-lenses/reasons.ts'

/** A line as it is being changed. Amounts in minor units; `discount` is what is taken off, above zero. */
export interface EditedLine {
  readonly key: string
  /** Null for one that was just added. */
  readonly id: string | null
  readonly variantId: string
  readonly description: string
  readonly eye: 'right' | 'left' | null
  readonly byThePiece: boolean
  readonly quantity: number
  readonly price: number | null
  readonly discount: number | null
  readonly reason: string
  readonly gone: boolean
  /** Whether it comes in boxes with a lot. */
  readonly boxed: boolean
  readonly lot: string
  readonly expiresOn: string | null
}

type Difference = z.output<typeof orderDifference>

const restMs = 350

/** A change of a taken order while it is put together: the lines, who pays, why; and what the server says it would make of the order. */
export function useOrderEdit(order: OrderView) {
  const [began] = useState({ version: order.version, lines: order.lines.flatMap(toEdited) })
  const [lines, setLines] = useState<readonly EditedLine[]>(began.lines)
  const [reason, setReason] = useState('')
  const [payers, setPayers] = useState(order.payers.map(({ customerId, name, amount }) => ({ customerId, name, amount: amount?.amount ?? null })))
  const [lensReasons, setLensReasons] = useState<readonly LensDecision[]>([])
  const [method, setMethod] = useState<Method>('cash')
  const preview = useSend<Difference, z.input<typeof orderEdit>>({ name: 'order.preview', method: 'POST', path: `/orders/${order.id}/changes/preview`, kinds: [] })
  const save = useSend<OrderView, z.input<typeof orderEdit>>({ name: 'order.edit', method: 'POST', path: `/orders/${order.id}/changes`, kinds: ['orders', 'payments'] })
  const [answered, setAnswered] = useState<{ readonly text: string; readonly difference: Difference } | null>(null)
  const { currency } = order.total
  const body: z.input<typeof orderEdit> = {
    lines: lines.filter(({ gone }) => !gone).map((line) => toLine(line, order, currency)),
    payers: payers.map(({ customerId, amount }) => ({ customerId, amount: amount === null ? null : { amount, currency } })), reason,
  }
  const text = JSON.stringify([body.lines, body.payers])
  const [asked] = useState(text)
  const changed = text !== asked
  // An answer to what was typed before says nothing of what stands there now.
  const difference = changed && answered?.text === text ? answered.difference : null
  const ask = useRef(preview.send)
  useEffect(() => { ask.current = preview.send })
  useEffect(() => {
    if (!changed) return
    let stale = false
    const timer = setTimeout(() => {
      const [askedLines, askedPayers] = JSON.parse(text) as [z.input<typeof orderEdit>['lines'], z.input<typeof orderEdit>['payers']]
      if (askedLines?.length) void ask.current({ lines: askedLines, payers: askedPayers }).then((done) => !stale && done && setAnswered({ text, difference: done.answer }))
    }, restMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text, changed])

  return {
    lines, payers, reason, method, difference, lensReasons, setLensReasons,
    /** Lenses of the change that are not made so, and that nobody decided yet. */
    special: difference?.specialLenses.filter(({ decided }) => !decided) ?? [],
    changed, pending: preview.pending || save.pending, problem: save.problem ?? preview.problem,
    setReason, setPayers, setMethod,
    set: (key: string, change: Partial<EditedLine>) => setLines((now) => now.map((line) => (line.key === key ? { ...line, ...change } : line))),
    add: (picked: PickedVariant) => setLines((now) => [...now, {
      key: newId(), id: null, variantId: picked.variant.id, description: picked.description, eye: null, byThePiece: picked.product.unit === 'piece', quantity: 1000,
      price: picked.variant.price?.amount ?? null, discount: null, reason: '', gone: false, boxed: picked.product.kind === 'contact-lens', lot: '', expiresOn: null,
    }]),
    save: async () => (await save.send({
      ...body, lensDecisions: reasonsToSend(lensReasons), ...(difference && { expectedTotal: difference.after.total }), ...(difference?.refund && { refund: { method } }),
    }, began.version)) !== null,
  }
}

const toEdited = (line: OrderView['lines'][number]): EditedLine[] => (line.variantId === null ? [] : [{
  key: line.id, id: line.id, variantId: line.variantId, description: line.description, eye: line.eye, byThePiece: line.quantity % 1000 === 0, quantity: line.quantity, price: line.unitPrice.amount,
  discount: line.adjustments.length > 0 ? -line.adjustments.reduce((sum, { amount }) => sum + amount, 0) : null, reason: line.adjustments.map(({ reason }) => reason).join(', '), gone: false,
  boxed: line.kind === 'contact-lens', lot: line.lot ?? '', expiresOn: line.expiresOn,
}])

function toLine(line: EditedLine, order: OrderView, currency: string) {
  const was = order.lines.find(({ id }) => id === line.id)
  const kept = was && toEdited(was)[0]
  const sameDiscount = kept && kept.discount === line.discount && kept.reason === line.reason
  return {
    ...(line.id && { id: line.id }), variantId: line.variantId, eye: line.eye, quantity: line.quantity, ...(line.boxed && { lot: line.lot.trim() || null, expiresOn: line.expiresOn }),
    ...(was && line.price !== null && line.price !== was.unitPrice.amount && { unitPrice: { amount: line.price, currency } }),
    ...(!was && line.price !== null && { unitPrice: { amount: line.price, currency } }),
    adjustments: sameDiscount ? was.adjustments.map(({ reason, amount }) => ({ reason, amount })) : line.discount ? [{ reason: line.reason.trim() || '–', amount: -line.discount }] : [],
  }
}

