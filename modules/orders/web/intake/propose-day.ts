import { addDays, type Day } from '#kernel/days'
import { openDayFrom } from '#kernel/open-days'

interface Timed { readonly phase: string; readonly targetMinutes: number | null }

/** How long an order of a kind should take until it is ready, by the targets of its stages: whole days, rounded up. */
export function daysUntilReady(stages: readonly Timed[]): number {
  const ready = stages.findIndex(({ phase }) => phase === 'ready')
  const ahead = ready < 0 ? [] : stages.slice(0, ready)
  return Math.ceil(ahead.reduce((sum, stage) => sum + (stage.targetMinutes ?? 0), 0) / 1440)
}

/** The day to promise when nobody says another: when the targets are over, or the next day on which the branch is open (ISO weekdays). */
export const proposeDay = (stages: readonly Timed[], today: Day, openOn: readonly number[]): Day => openDayFrom(addDays(today, daysUntilReady(stages)), openOn)
