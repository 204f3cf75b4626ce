import { z } from 'zod'

/** The class is given to who meets every condition that is set, within the last `withinDays`. Money in minor units of the organization. */
const classRule = z.object({
  class: z.enum(['member', 'vip']),
  withinDays: z.int().min(1).max(3660).default(365),
  minSpend: z.int().min(1).nullable().default(null),
  minOrders: z.int().min(1).max(1000).nullable().default(null),
  boughtWithinDays: z.int().min(1).max(3660).nullable().default(null).meta({ description: 'The last order is no older than this.' }),
}).refine(({ minSpend, minOrders, boughtWithinDays }) => minSpend !== null || minOrders !== null || boughtWithinDays !== null, 'set at least one condition').meta({ id: 'ClassRule' })

/** The best class first. `version` 0: there is no rule yet. */
export const classRules = z.object({ rules: z.array(classRule).max(2), version: z.int() }).meta({ id: 'ClassRules' })
export const classRulesChange = z.object({
  rules: z.array(classRule).max(2).refine((rules) => new Set(rules.map((rule) => rule.class)).size === rules.length, 'name each class once'),
}).meta({ id: 'ClassRulesChange' })
