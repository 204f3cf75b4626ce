import type { z } from 'zod'
import type { classRules } from '../../contract.ts'

type Rule = z.output<typeof classRules>['rules'][number]

/** A rule as the page has it; `on` false: the class is only given by hand. */
export interface RuleDraft extends Omit<Rule, 'class'> { readonly on: boolean }
export type RuleDrafts = Readonly<Record<Rule['class'], RuleDraft>>

const untouched: RuleDraft = { on: false, withinDays: 365, minSpend: null, minOrders: null, boughtWithinDays: null }

export function draftsOf(rules: readonly Rule[]): RuleDrafts {
  const draft = (name: Rule['class']): RuleDraft => {
    const rule = rules.find((one) => one.class === name)
    if (!rule) return untouched
    const { class: _class, ...conditions } = rule
    return { on: true, ...conditions }
  }
  return { vip: draft('vip'), member: draft('member') }
}

/** The rules to be sent, the best class first. */
export const rulesOf = (drafts: RuleDrafts): Rule[] => (['vip', 'member'] as const).flatMap((name) => {
  const { on, ...conditions } = drafts[name]
  return on ? [{ class: name, ...conditions }] : []
})

/** A rule that is on says something: it has a span and at least one condition. */
export const isWhole = ({ on, withinDays, minSpend, minOrders, boughtWithinDays }: RuleDraft): boolean =>
  !on || (withinDays > 0 && (minSpend !== null || minOrders !== null || boughtWithinDays !== null))
