import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { Money } from '#kernel/money'
import { touchesKinds } from '#platform/ui/api/hints'
import { useSend } from '#platform/ui/api/use-send'
import type { newOrder, OrderView } from '../../contract.ts'

export type NewOrderInput = z.input<typeof newOrder>

/** So long without an answer, and the page says that the order waits. */
const patienceMs = 2000

/** Takes the order, and says how that stands. */
export function useTakeOrder() {
  const take = useSend<OrderView, NewOrderInput>({ name: 'order.take', method: 'POST', path: '/orders', kinds: ['orders', 'payments'] })
  const queries = useQueryClient()
  const [waits, setWaits] = useState(false)
  const { problem, pending } = take
  const newTotal = problem?.type === 'orders/price-changed' && isMoney(problem.extra.total) ? problem.extra.total : null
  const changed = newTotal !== null
  useEffect(() => {
    if (changed) void queries.invalidateQueries({ predicate: touchesKinds(['catalog']) })
  }, [changed, queries])
  useEffect(() => {
    if (!pending) return
    const timer = setTimeout(() => setWaits(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setWaits(false)
    }
  }, [pending])
  return {
    send: take.send,
    pending,
    /** No answer for a while: it is kept on the device and goes by itself. */
    waits,
    /** The total of today, when it is not the one that was shown. */
    newTotal,
    problem: changed ? null : problem,
    forget: take.forget,
  }
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
