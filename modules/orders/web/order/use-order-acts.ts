import { useState } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import type { Method } from '#modules/payments/domain'
import { useSend } from '#platform/ui/api/use-send'
import type { Problem } from '#platform/ui/api/problem'
import type { cancellation, collection, OrderView } from '../../contract.ts'

type Stage = OrderView['stages'][number]

const kinds = ['orders', 'payments']

/** A move that was just made here, and can be taken back. */
export interface Moved {
  readonly from: Stage
  readonly to: Stage
}

/** What can be done with an order, and how the last try of each stands. The order shown is already where a move takes it. */
export function useOrderActs(order: OrderView) {
  const [moving, setMoving] = useState<Stage | null>(null)
  const [moved, setMoved] = useState<Moved | null>(null)
  const path = `/orders/${order.id}`
  const at = () => new Date().toISOString()
  const paying = (method: Method, amount: number) => ({ id: newId(), method, amount: { amount, currency: order.total.currency }, occurredAt: at() })
  const move = useSend<OrderView, { stage: string; occurredAt: string }>({ name: 'order.move', method: 'POST', path: `${path}/stage`, kinds })
  const pay = useSend<OrderView, { id: string; method: Method; amount: OrderView['balance']; occurredAt: string }>({ name: 'order.pay', method: 'POST', path: `${path}/payments`, kinds })
  const split = useSend<OrderView, { payments: ReturnType<typeof paying>[] }>({ name: 'order.pay-split', method: 'POST', path: `${path}/payments/split`, kinds })
  const collect = useSend<OrderView, z.input<typeof collection>>({ name: 'order.collect', method: 'POST', path: `${path}/collect`, kinds })
  const cancel = useSend<OrderView, z.input<typeof cancellation>>({ name: 'order.cancel', method: 'POST', path: `${path}/cancel`, kinds })

  async function moveTo(stage: Stage): Promise<void> {
    const from = order.stages.find(({ code }) => code === order.stage)
    setMoving(stage)
    setMoved(null)
    const done = await move.send({ stage: stage.code, occurredAt: at() }, order.version)
    setMoving(null)
    if (done && from) setMoved({ from, to: stage })
  }

  return {
    shown: moving ? { ...order, stage: moving.code, phase: moving.phase, stageSince: at() } : order,
    pending: move.pending || pay.pending || split.pending || collect.pending || cancel.pending,
    moved,
    /** The refusal of a move; those of the other acts stand in their own panels. */
    moveProblem: move.problem,
    forgetMove: () => {
      move.forget()
      setMoved(null)
    },
    moveTo,
    pay: {
      pending: pay.pending || split.pending,
      problem: pay.problem ?? split.problem,
      forget: () => {
        pay.forget()
        split.forget()
      },
      /** One payment, or several of one act. */
      run: async (parts: readonly { method: Method; amount: number }[]) => {
        const payments = parts.map(({ method, amount }) => paying(method, amount))
        return (payments.length === 1 ? await pay.send(payments[0]!) : await split.send({ payments })) !== null
      },
    },
    collect: {
      ...standing(collect),
      run: async (payment: { method: Method; amount: number } | null) =>
        (await collect.send({ payment: payment && paying(payment.method, payment.amount), occurredAt: at() }, order.version)) !== null,
    },
    cancel: {
      ...standing(cancel),
      run: async (input: z.input<typeof cancellation>) => (await cancel.send(input, order.version)) !== null,
    },
  }
}

export type OrderActs = ReturnType<typeof useOrderActs>

interface Standing {
  readonly pending: boolean
  readonly problem: Problem | null
  readonly forget: () => void
}

const standing = ({ pending, problem, forget }: Standing): Standing => ({ pending, problem, forget })
