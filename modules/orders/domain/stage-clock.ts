/** Where the clock of a stage stands. */
export interface StageClock {
  readonly stageSince: Date | null
  /** Seconds on hold during this visit, the present hold not counted. */
  readonly heldSeconds: number
  readonly onHoldSince: Date | null
}

/** Whole minutes in the present stage; time on hold does not count. Null before the first stage. */
export function stageMinutes({ stageSince, heldSeconds, onHoldSince }: StageClock, now: Date): number | null {
  if (!stageSince) return null
  const until = onHoldSince ?? now
  return Math.max(0, Math.floor((until.getTime() - stageSince.getTime() - heldSeconds * 1000) / 60_000))
}

/** The seconds on hold when a hold ends at `at`; a till whose clock runs behind takes nothing away. */
export const heldAfter = ({ heldSeconds, onHoldSince }: Pick<StageClock, 'heldSeconds' | 'onHoldSince'>, at: Date): number =>
  heldSeconds + (onHoldSince ? Math.max(0, Math.round((at.getTime() - onHoldSince.getTime()) / 1000)) : 0)

/** One event as clocks read it. */
export interface ClockEvent { readonly kind: string; readonly toStage: string | null; readonly occurredAt: string }

/** A stay in one stage: when it began, how long it took without holds, whether it still lasts. */
export interface Visit { readonly stage: string; readonly enteredAt: string; readonly minutes: number; readonly running: boolean }

/** Every stay of an order in a stage, in the sequence in which they happened. What is collected or cancelled does not run on. */
export function visitsOf(events: readonly ClockEvent[], now: Date): readonly Visit[] {
  const told = events.filter(({ kind }) => kind === 'stage' || kind === 'hold' || kind === 'released' || kind === 'cancelled')
    .toSorted((one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt))
  const visits: Visit[] = []
  let entered: ClockEvent | null = null
  let [held, heldSince]: [number, number | null] = [0, null]
  const end = (at: number, running: boolean): void => {
    if (!entered?.toStage) return
    const stopped = heldSince === null ? 0 : Math.max(0, at - heldSince)
    visits.push({ stage: entered.toStage, enteredAt: entered.occurredAt, minutes: Math.max(0, Math.floor((at - Date.parse(entered.occurredAt) - held - stopped) / 60_000)), running })
  }
  for (const event of told) {
    const at = Date.parse(event.occurredAt)
    if (event.kind === 'hold') heldSince ??= at
    else if (event.kind === 'released') {
      if (heldSince !== null) held += Math.max(0, at - heldSince)
      heldSince = null
    } else {
      end(at, false)
      entered = event
      held = 0
      heldSince = null
    }
  }
  end(now.getTime(), true)
  return visits
}

/** The stage of the way that overran its target most, and by how many minutes; null when none did. Only stays that are over. */
export function mostOverrun(events: readonly ClockEvent[], stages: readonly { readonly code: string; readonly targetMinutes: number | null }[]): { stage: string; minutes: number } | null {
  const spent = new Map<string, number>()
  for (const { stage, minutes, running } of visitsOf(events, new Date(0))) if (!running) spent.set(stage, (spent.get(stage) ?? 0) + minutes)
  let worst: { stage: string; minutes: number } | null = null
  for (const { code, targetMinutes } of stages) {
    const over = targetMinutes === null ? 0 : (spent.get(code) ?? 0) - targetMinutes
    if (over > 0 && over > (worst?.minutes ?? 0)) worst = { stage: code, minutes: over }
  }
  return worst
}
