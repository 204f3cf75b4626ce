import type { InspectionEnd } from './inspection-after.ts'
import type { Guard, Stage } from './stage.ts'

export type EnterRefusal = 'not-your-role' | 'recheck-missing' | 'deposit-missing' | 'inspection-failed' | 'inspection-missing' | 'fields-missing'

/** What is known of an order when somebody wants to enter a stage with it. */
export interface Entering {
  /** Roles of whoever moves it, at its branch. */
  readonly roles: readonly string[]
  readonly rechecked: boolean
  /** What is missing of the proposed deposit, minor units. */
  readonly missingDeposit: number
  readonly inspection: InspectionEnd
  /** It has a prescription: lenses of which an inspection can say something. */
  readonly prescribed: boolean
  /** A remake of it runs or was made: its lenses are handed over with that one, not with this. */
  readonly remade: boolean
  /** Codes of the fields that have a value, or get one in this act. */
  readonly filled: readonly string[]
}

/** The guards of the stages from the one it is in up to the target: a guard cannot be jumped over. None on the way back. */
export function guardsOnTheWay(stages: readonly Pick<Stage, 'code' | 'guards'>[], from: string | null, target: string): readonly Guard[] {
  const at = stages.findIndex(({ code }) => code === from)
  const to = stages.findIndex(({ code }) => code === target)
  return [...new Set(stages.slice(at + 1, to + 1).flatMap(({ guards }) => guards))]
}

/** Whether a person with these roles may enter the stage. The owner always may: somebody has to. */
const mayEnter = (stage: Pick<Stage, 'roles'>, roles: readonly string[]): boolean => stage.roles === null || roles.includes('owner') || roles.some((role) => stage.roles?.includes(role))

/** Codes of the fields that the stage asks for and that are still empty. */
export const missingFields = (stage: Pick<Stage, 'fields'>, filled: readonly string[]): string[] =>
  stage.fields.filter(({ code, required }) => required && !filled.includes(code)).map(({ code }) => code)

/** Why the stage may not be entered, or null. What only somebody else can do is said first, what can be typed at once last. */
export function whyNotEnter(stages: readonly Stage[], from: string | null, target: Stage, order: Entering): EnterRefusal | null {
  if (!mayEnter(target, order.roles)) return 'not-your-role'
  const guards = guardsOnTheWay(stages, from, target.code)
  if (guards.includes('recheck') && !order.rechecked) return 'recheck-missing'
  if (guards.includes('deposit') && order.missingDeposit > 0) return 'deposit-missing'
  const held = whyLensesHold(guards.includes('inspection'), handsOver(stages, from, target), order)
  if (held) return held
  return missingFields(target, order.filled).length > 0 ? 'fields-missing' : null
}

/** Whether the work is given out of the shop's hands by going on to that stage: to whoever collects it. Not on the way back. */
const handsOver = (stages: readonly Pick<Stage, 'code'>[], from: string | null, target: Pick<Stage, 'code' | 'phase'>): boolean =>
  (target.phase === 'ready' || target.phase === 'closed') && stages.findIndex(({ code }) => code === target.code) > stages.findIndex(({ code }) => code === from)

/**
 * Why its lenses keep an order: the last inspection failed, and nobody accepted it or has them made again; or a guard waits for one that
 * passed. Of what has no prescription there is nothing to inspect. docs/decisions/0013 says why the rule needs no guard.
 */
function whyLensesHold(guarded: boolean, handedOver: boolean, { inspection, prescribed, remade }: Entering): 'inspection-failed' | 'inspection-missing' | null {
  if (!prescribed || remade || inspection === 'passed' || inspection === 'accepted') return null
  if (inspection === 'failed' && (guarded || handedOver)) return 'inspection-failed'
  return guarded ? 'inspection-missing' : null
}
