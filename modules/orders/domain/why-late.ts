import type { Phase, Place } from './order-phase.ts'

/** Why an order is late or in danger of it; by itself it says what to look at. */
export const lateReasons = ['on-hold', 'deposit-missing', 'recheck-missing', 'waiting-on-lab', 'over-target', 'lost-time-in', 'promised-too-early', 'promise-passed'] as const
export type LateReason = (typeof lateReasons)[number]

/** What to do about it. */
export const lateSteps = ['release', 'take-deposit', 'recheck', 'ask-lab', 'move-on', 'agree-new-day'] as const
export type LateStep = (typeof lateSteps)[number]

export interface LateFacts {
  readonly phase: Phase
  /** The promised day has passed and counts. */
  readonly late: boolean
  readonly onHold: { readonly since: string; readonly reason: string } | null
  readonly stage: { readonly code: string; readonly place: Place; readonly targetMinutes: number | null } | null
  readonly stageMinutes: number | null
  /** What the guards of the next stage still ask for. */
  readonly missing: { readonly deposit: number; readonly recheck: boolean }
  /** The stage that overran most on the way here. */
  readonly lost: { readonly stage: string; readonly minutes: number } | null
  /** Whole days between the taking and the promised day; null when nothing is promised. */
  readonly promisedDays: number | null
  /** What the kind's targets need from the taking until it is ready, in minutes. */
  readonly usualMinutes: number
}

export interface WhyLate {
  readonly reason: LateReason
  readonly next: LateStep
  /** The stage that is meant, by its code. */
  readonly stage: string | null
  /** By how much that stage is over its target. */
  readonly overMinutes: number | null
  /** Since when it is on hold. */
  readonly since: string | null
  /** Why it is on hold, as somebody typed it. */
  readonly said: string | null
  /** What is missing of the deposit, minor units. */
  readonly missing: number | null
}

const DAY = 24 * 60
const nothing = { stage: null, overMinutes: null, since: null, said: null, missing: null } as const

/**
 * Why the order is late, or will be when nobody acts; null while all goes well. What can be acted on at once stands before
 * what only explains: a hold, then what the next stage waits for, then the stage it is in, then the way behind it.
 */
export function whyLate(order: LateFacts): WhyLate | null {
  if (order.phase === 'draft' || order.phase === 'closed' || order.phase === 'cancelled') return null
  if (order.onHold) return { ...nothing, reason: 'on-hold', next: 'release', since: order.onHold.since, said: order.onHold.reason }
  const stage = order.stage?.code ?? null
  const over = order.stage?.targetMinutes == null || order.stageMinutes === null ? 0 : Math.max(0, order.stageMinutes - order.stage.targetMinutes)
  if (!order.late && over === 0) return null
  const overMinutes = over > 0 ? over : null
  if (order.missing.deposit > 0) return { ...nothing, reason: 'deposit-missing', next: 'take-deposit', stage, overMinutes, missing: order.missing.deposit }
  if (order.missing.recheck) return { ...nothing, reason: 'recheck-missing', next: 'recheck', stage, overMinutes }
  if (over > 0 && over >= (order.lost?.minutes ?? 0)) {
    const atLab = order.stage?.place === 'lab'
    return { ...nothing, reason: atLab ? 'waiting-on-lab' : 'over-target', next: atLab ? 'ask-lab' : 'move-on', stage, overMinutes }
  }
  if (order.late && order.lost) return { ...nothing, reason: 'lost-time-in', next: 'move-on', stage: order.lost.stage, overMinutes: order.lost.minutes }
  if (over > 0) return { ...nothing, reason: 'over-target', next: order.stage?.place === 'lab' ? 'ask-lab' : 'move-on', stage, overMinutes }
  if (order.promisedDays !== null && order.promisedDays * DAY < order.usualMinutes) return { ...nothing, reason: 'promised-too-early', next: 'agree-new-day' }
  return { ...nothing, reason: 'promise-passed', next: 'agree-new-day', stage }
}

/** What the targets of the stages before the first ready one add up to: how long the kind usually takes, in minutes. */
export const usualMinutes = (stages: readonly { readonly phase: Phase; readonly targetMinutes: number | null }[]): number =>
  stages.filter(({ phase }) => phase === 'taken' || phase === 'producing' || phase === 'finishing').reduce((sum, { targetMinutes }) => sum + (targetMinutes ?? 0), 0)
