import type { Day } from '#kernel/days'
import type { LeadTime } from './lead-time.ts'
import { addWorkingDays, beginsOn } from './working-days.ts'
import type { Workdays } from './working-days.ts'

export interface PromisingLab extends Workdays {
  /** `HH:MM` by the clock of the branch; null: none. */
  readonly cutOff: string | null
  /** Working days as the lab says. */
  readonly statedDays: number
  readonly history: LeadTime | null
}

/** The sum behind a promised day, part by part. */
export interface PromiseSum {
  /** When the lab begins: today, or its next working day. */
  readonly beginsOn: Day
  readonly afterCutOff: boolean
  /** Working days at the lab, and where they are from: nine of ten of its orders came within them, or the lab says so. */
  readonly labDays: number
  readonly basis: 'history' | 'stated'
  readonly history: LeadTime | null
  readonly arrivesOn: Day
  /** Days on which the branch is open, for glazing and inspection. */
  readonly shopDays: number
  readonly promisedOn: Day
  /** When it will most likely be ready: with the median in the place of nine in ten. */
  readonly likelyOn: Day
}

/** When glasses that go to the lab now can be promised: what nine of ten orders keep, so that one in ten is late and not every second. A day on which the branch is open (`openOn`, ISO weekdays) is promised. */
export function promiseDay(lab: PromisingLab, now: { readonly day: Day; readonly time: string }, shopDays: number, openOn: readonly number[]): PromiseSum {
  const from = beginsOn(now.day, now.time, lab)
  const labDays = lab.history?.p90 ?? lab.statedDays
  const arrivesOn = addWorkingDays(from, labDays, lab)
  const ready = (arrival: Day): Day => addWorkingDays(arrival, shopDays, { workingDays: openOn, closedOn: [] })
  return {
    beginsOn: from, afterCutOff: lab.cutOff !== null && now.time > lab.cutOff && from > now.day, labDays, basis: lab.history ? 'history' : 'stated', history: lab.history, arrivesOn, shopDays,
    promisedOn: ready(arrivesOn), likelyOn: ready(addWorkingDays(from, lab.history?.median ?? lab.statedDays, lab)),
  }
}
