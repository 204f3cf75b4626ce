import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { Route } from '#platform/http/route'
import { classRules, classRulesChange } from '../../contract.ts'
import { changeClassRules, classRulesOf } from '../class-rules.ts'

/** When a customer becomes a member or VIP by what they bought. */
export const classRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers/class-rules', summary: 'When a customer becomes a member or VIP by what they bought.',
    capability: 'customers', access: { right: 'customers.read', scope: 'own' }, status: 200, answer: classRules,
    example: () => ({}),
    run: async (by) => {
      const body = await deps.db.look(by.organizationId, classRulesOf)
      return { body, version: body.version }
    },
  }),
  route({
    method: 'PUT', path: '/customers/class-rules', summary: 'Changes the rule; classes follow soon after, but for those given by hand. If-Match is the version of GET, 0 while there is none.',
    capability: 'customers', access: { right: 'organization.manage', scope: 'organization' }, status: 200, body: classRulesChange, answer: classRules, ifMatch: true,
    example: ({ classRulesVersion }) => ({ ifMatch: classRulesVersion ?? '0', body: { rules: [{ class: 'vip', withinDays: 365, minSpend: 2000000 }, { class: 'member', withinDays: 365, minOrders: 2 }] } }),
    run: async (by, { body, version }, call) => {
      const changed = await changeClassRules(deps, by, call, version, body)
      return { body: changed, version: changed.version }
    },
  }),
]
