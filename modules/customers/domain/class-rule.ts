import { addDays } from '#kernel/days'
import type { Day } from '#kernel/days'
import type { CustomerClass } from './customer.ts'

/** A class and what earns it; every condition that is set must hold within the last `withinDays`. Money in minor units. */
export interface ClassRule {
  readonly class: 'member' | 'vip'
  readonly withinDays: number
  readonly minSpend: number | null
  readonly minOrders: number | null
  readonly boughtWithinDays: number | null
}

/** One order as the rule sees it; cancelled ones are none. */
export interface Purchase { readonly on: Day; readonly amount: number }

/** The best class that these purchases earn today: rules stand with the best first. */
export function classByRule(rules: readonly ClassRule[], purchases: readonly Purchase[], today: Day): CustomerClass {
  const earned = rules.find((rule) => {
    const counted = purchases.filter(({ on }) => on > addDays(today, -rule.withinDays) && on <= today)
    const spend = counted.reduce((sum, { amount }) => sum + amount, 0)
    const lately = rule.boughtWithinDays === null || counted.some(({ on }) => on > addDays(today, -(rule.boughtWithinDays ?? 0)))
    return counted.length > 0 && lately && spend >= (rule.minSpend ?? 0) && counted.length >= (rule.minOrders ?? 0)
  })
  return earned?.class ?? 'regular'
}
