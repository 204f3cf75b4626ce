import type { OrderView } from '../../contract.ts'
import { visitsOf } from '../../domain/index.ts'

type Event = OrderView['events'][number]

/** How an order stood in one stage: all its visits there together. */
export interface StageTime {
  /** Whole minutes without holds, the running visit included. */
  readonly minutes: number
  /** Whole minutes of the newest visit: what is judged against the target. */
  readonly visitMinutes: number
  /** When it last came, and by whose hand. */
  readonly enteredAt: string
  readonly by: string | null
}

/** Time spent per stage code, from the events of an order. What was collected or cancelled does not run on, nor what is on hold. */
export function stageTimes(events: readonly Event[], now: Date): ReadonlyMap<string, StageTime> {
  const times = new Map<string, StageTime>()
  for (const { stage, minutes, enteredAt } of visitsOf(events, now)) {
    const by = events.find((event) => event.kind === 'stage' && event.toStage === stage && event.occurredAt === enteredAt)?.by?.name ?? null
    times.set(stage, { minutes: (times.get(stage)?.minutes ?? 0) + minutes, visitMinutes: minutes, enteredAt, by })
  }
  return times
}
