import type { z } from 'zod'
import { useSend } from '#platform/ui/api/use-send'
import type { newRecheck, OrderView, stageFilling } from '../../contract.ts'

const kinds = ['orders']

/** What can be done with an order without moving it: hold, release, fill in, confirm values. */
export function useStageActs(order: OrderView) {
  const path = `/orders/${order.id}`
  const about = order.number ?? ''
  const hold = useSend<OrderView, { reason: string; occurredAt: string }>({ name: 'order.hold', method: 'POST', path: `${path}/hold`, kinds, about })
  const release = useSend<OrderView, { occurredAt: string }>({ name: 'order.release', method: 'POST', path: `${path}/release`, kinds, about })
  const fill = useSend<OrderView, z.input<typeof stageFilling>>({ name: 'order.fill', method: 'PATCH', path: `${path}/stage-values`, kinds, about })
  const recheck = useSend<OrderView, z.input<typeof newRecheck>>({ name: 'order.recheck', method: 'POST', path: `${path}/recheck`, kinds, about })
  const at = () => new Date().toISOString()
  return {
    pending: hold.pending || release.pending || fill.pending || recheck.pending,
    hold: { problem: hold.problem, forget: hold.forget, run: async (reason: string) => (await hold.send({ reason, occurredAt: at() }, order.version)) !== null },
    release: { problem: release.problem, forget: release.forget, run: async () => (await release.send({ occurredAt: at() }, order.version)) !== null },
    fill: { problem: fill.problem, forget: fill.forget, run: async (values: Record<string, string>) => (await fill.send({ values }, order.version)) !== null },
    recheck: { problem: recheck.problem, forget: recheck.forget, run: async (items: z.input<typeof newRecheck>['items']) => (await recheck.send({ items }, order.version)) !== null },
  }
}

export type StageActs = ReturnType<typeof useStageActs>
