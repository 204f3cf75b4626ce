import type { OrderData } from '../order-data.ts'

/** The way of every order as a customer follows it. */
export const trackedPhases = ['taken', 'producing', 'finishing', 'ready', 'closed'] as const
export type TrackedPhase = (typeof trackedPhases)[number]

/** A step of the way: whether the order has come to it, and when (ISO 8601; null when that is not known or still to come). */
export interface PhaseTime {
  readonly phase: TrackedPhase
  readonly reached: boolean
  readonly at: string | null
}

/**
 * The phases that orders of this kind go through. One that went back in its stages is where it is now: what lies ahead is to
 * come again, and the customer is not told of the way back.
 */
export function phaseTimes({ kind, stage, phase, events, occurredAt }: Pick<OrderData, 'kind' | 'stage' | 'phase' | 'events' | 'occurredAt'>): readonly PhaseTime[] {
  const phaseOf = new Map(kind.stages.map((one) => [one.code, one.phase]))
  const rank = (one: string | undefined): number => trackedPhases.findIndex((known) => known === one)
  const came = new Map<number, string>([[0, occurredAt.toISOString()]])
  for (const { toStage, occurredAt: at } of events) {
    const to = toStage === null ? -1 : rank(phaseOf.get(toStage))
    if (to < 0) continue
    for (const later of [...came.keys()].filter((known) => known > to)) came.delete(later)
    if (!came.has(to)) came.set(to, at)
  }
  const reached = rank(phase === 'cancelled' ? phaseOf.get(stage ?? '') : phase)
  return trackedPhases.flatMap((one, index) => (kind.stages.some((found) => found.phase === one) ? [{ phase: one, reached: index <= reached, at: index <= reached ? came.get(index) ?? null : null }] : []))
}
