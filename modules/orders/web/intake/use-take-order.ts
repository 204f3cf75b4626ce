import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Money } from '#kernel/money'
import { touchesKinds } from '#platform/ui/api/hints'
import { useSend } from '#platform/ui/api/use-send'
import { paths } from '#web/paths'
import type { OrderView } from '../../contract.ts'
import { keepMethod } from '../payment-methods.tsx'
import { isEmpty, type IntakeDraft } from './draft.ts'
import type { Intake, NewOrderInput } from './use-intake.ts'

/** So long without an answer, and the page says that the order waits. */
const patienceMs = 2000

/**
 * Takes the order, and says how that stands. Without a connection it waits on the device, and the next order can be begun: an
 * answer that comes then leaves the new draft alone, and a refusal keeps the refused one until somebody decides.
 */
export function useTakeOrder({ draft, change, forget, toSend }: Intake) {
  const navigate = useNavigate()
  const take = useSend<OrderView, NewOrderInput>({ name: 'order.take', method: 'POST', path: '/orders', kinds: ['orders', 'payments'] })
  const [sentId, setSentId] = useState<string | null>(null)
  const [refused, setRefused] = useState<IntakeDraft | null>(null)
  const currentId = useRef(draft.orderId)
  useEffect(() => {
    currentId.current = draft.orderId
  })
  const pending = take.pending && sentId === draft.orderId
  const newTotal = useNewTotal(take.problem?.type === 'orders/price-changed' ? take.problem.extra.total : null)

  async function send(total: Money): Promise<void> {
    setSentId(draft.orderId)
    change((now) => ({ ...now, sentAt: new Date().toISOString() }))
    const done = await take.send(toSend(total))
    keepMethod(draft.method)
    if (currentId.current !== draft.orderId) {
      if (!done) setRefused(draft)
    } else if (done) {
      forget()
      await navigate({ to: paths.order(draft.orderId), search: { taken: true } })
    } else change((now) => ({ ...now, sentAt: null }))
  }
  function forgetRefusal(): void {
    take.forget()
    setRefused(null)
  }

  return {
    send,
    pending,
    /** No answer for a while: it is kept on the device and goes by itself. */
    waits: useWaits(pending),
    /** The total of today, when it is not the one that was shown. */
    newTotal,
    problem: newTotal ? null : take.problem,
    /** An earlier order that was refused after this one was begun. */
    refused,
    forgetRefusal,
    /** Brings the refused order back; null while another stands here. */
    takeUp: refused && isEmpty(draft) ? () => {
      forgetRefusal()
      change(() => ({ ...refused, sentAt: null }))
    } : null,
  }
}

/** A price changed: the catalog is asked anew, so that the lines show why. */
function useNewTotal(total: unknown): Money | null {
  const queries = useQueryClient()
  const changed = isMoney(total)
  useEffect(() => {
    if (changed) void queries.invalidateQueries({ predicate: touchesKinds(['catalog']) })
  }, [changed, queries])
  return changed ? total : null
}

function useWaits(pending: boolean): boolean {
  const [waits, setWaits] = useState(false)
  useEffect(() => {
    if (!pending) return
    const timer = setTimeout(() => setWaits(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setWaits(false)
    }
  }, [pending])
  return waits
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
