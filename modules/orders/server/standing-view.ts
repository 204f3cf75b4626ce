import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { translator } from '#platform/i18n/index'
import type { WhyLateView } from '../contracts/stages.ts'
import { proposedDeposit } from '../domain/deposit.ts'
import { isLate } from '../domain/order-phase.ts'
import type { Phase } from '../domain/order-phase.ts'
import { stageMinutes } from '../domain/stage-clock.ts'
import { usualMinutes, whyLate } from '../domain/why-late.ts'
import { stageOf } from './order-data.ts'
import type { KindData } from './order-data.ts'
import { sayWhyLate } from './say-why-late.ts'

/** What must be known of an order to say how it stands: its own columns or those of its row in the list, and its kind. */
export interface StandingFacts {
  readonly phase: Phase; readonly stage: string | null; readonly kind: KindData | undefined; readonly promisedOn: string | null; readonly occurredAt: Date; readonly branchId: string
  readonly stageSince: Date | null; readonly heldSeconds: number; readonly onHoldSince: Date | null; readonly onHoldReason: string | null
  readonly total: number; readonly paid: number; readonly currency: string
  /** The stage that overran most on the way. */
  readonly lostStage: string | null; readonly lostMinutes: number | null
  readonly rechecked: boolean
}

export interface StandingView { readonly late: boolean; readonly stageMinutes: number | null; readonly targetMinutes: number | null; readonly whyLate: WhyLateView | null }

/** How an order stands: whether it is late, how long it is where it is, and what keeps it, in the reader's language. */
export function standingView(order: StandingFacts, by: StaffMember, now: Date): StandingView {
  const timeZone = by.organization.branches.get(order.branchId)?.timeZone ?? 'UTC'
  const at = order.kind ? stageOf(order.kind, order.stage) : undefined
  const late = isLate({ phase: order.phase, promisedOn: order.promisedOn, countsAsLate: at?.countsAsLate ?? true }, dayIn(timeZone, now))
  const running = order.phase !== 'draft' && order.phase !== 'closed' && order.phase !== 'cancelled'
  const minutes = running ? stageMinutes(order, now) : null
  const why = whyLate({
    phase: order.phase, late, onHold: order.onHoldSince && { since: order.onHoldSince.toISOString(), reason: order.onHoldReason ?? '' }, stage: at ?? null, stageMinutes: minutes,
    missing: missingAhead(order, by), lost: order.lostStage && order.lostMinutes ? { stage: order.lostStage, minutes: order.lostMinutes } : null,
    promisedDays: order.promisedOn === null ? null : daysBetween(dayIn(timeZone, order.occurredAt), order.promisedOn), usualMinutes: usualMinutes(order.kind?.stages ?? []),
  })
  const stageName = (why?.stage && order.kind && stageOf(order.kind, why.stage)?.names[by.language]) || why?.stage || ''
  return {
    late, stageMinutes: minutes, targetMinutes: running ? at?.targetMinutes ?? null : null,
    whyLate: why && sayWhyLate(translator(by.language), why, { stageName, currency: order.currency, timeZone, language: by.language }),
  }
}

/** What the guards of the next stage still wait for. */
function missingAhead(order: StandingFacts, by: StaffMember): { deposit: number; recheck: boolean } {
  const stages = order.kind?.stages ?? []
  const next = stages[stages.findIndex(({ code }) => code === order.stage) + 1]
  return { deposit: next?.guards.includes('deposit') ? missingDeposit(order, by) : 0, recheck: next?.guards.includes('recheck') === true && !order.rechecked }
}

/** What is still missing of the deposit that the organization proposes, minor units. */
export const missingDeposit = ({ total, paid }: { readonly total: number; readonly paid: number }, { organization }: StaffMember): number =>
  Math.max(0, proposedDeposit(total, organization.depositShareBps, organization.depositRoundTo) - paid)

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
