import type { OrderView } from '../../contract.ts'

type Stage = OrderView['stages'][number]
type Steps = Pick<OrderView, 'phase' | 'stage' | 'stages'>

/** The one thing to do next with an order: move it on, or let the customer collect. Null when it is finished. */
export type NextStep = { readonly act: 'move'; readonly stage: Stage } | { readonly act: 'collect'; readonly stage: Stage } | null

export function nextStep(order: Steps): NextStep {
  const stage = neighbour(order, 1)
  if (!stage) return null
  return { act: stage.phase === 'closed' ? 'collect' : 'move', stage }
}

/** Where the work goes when it is sent back; null at the first stage and when it is finished. */
export const previousStage = (order: Steps): Stage | null => neighbour(order, -1)

function neighbour({ phase, stage, stages }: Steps, step: 1 | -1): Stage | null {
  if (phase === 'draft' || phase === 'closed' || phase === 'cancelled') return null
  const at = stages.findIndex(({ code }) => code === stage)
  return at < 0 ? null : (stages[at + step] ?? null)
}
