import type { OrderView } from '../../contract.ts'

type Event = OrderView['events'][number]

/** How an order stood in one stage: all its visits there together. */
export interface StageTime {
  /** Whole minutes, the running visit included. */
  readonly minutes: number
  /** When it last came, and by whose hand. */
  readonly enteredAt: string
  readonly by: string | null
}

/** Time spent per stage code, from the events of an order. What was collected or cancelled does not run on. */
export function stageTimes(events: readonly Event[], now: Date): ReadonlyMap<string, StageTime> {
  const times = new Map<string, StageTime>()
  const visits = events.filter((event) => event.kind === 'stage' || event.kind === 'cancelled').toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt))
  visits.forEach((visit, index) => {
    if (!visit.toStage) return
    const until = visits[index + 1]?.occurredAt ?? now.toISOString()
    const minutes = Math.max(0, Math.floor((Date.parse(until) - Date.parse(visit.occurredAt)) / 60_000))
    times.set(visit.toStage, { minutes: (times.get(visit.toStage)?.minutes ?? 0) + minutes, enteredAt: visit.occurredAt, by: visit.by?.name ?? null })
  })
  return times
}
