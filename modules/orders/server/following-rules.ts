import { classRuleExists } from '#modules/customers/server'
import { prepared, sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** What may follow an order by a rule of the organization: somebody it is given to, a class of its customer. */
export type FollowingRule = 'assign' | 'class'

const asked = prepared('following-rules', sql`
  select array_remove(array[
    case when exists (select from order_rules r where r.organization_id = ${null} and r.active) then 'assign' end,
    case when ${classRuleExists(sql`${null}`)} then 'class' end], null) as rules`)

/** Which kinds of rule the organization has. Most have none, and two jobs for each order that find nothing to do cost more than taking it. */
export const followingRules = async (tx: Tx): Promise<FollowingRule[]> =>
  (await tx.one<{ rules: FollowingRule[] }>(asked(tx.organizationId, tx.organizationId))).rules

/** Whether a fact about an order leaves something to do for rules of that kind; one that does not say may. */
export const isFollowed = (rule: FollowingRule) => ({ rules }: Readonly<Record<string, unknown>>): boolean => !Array.isArray(rules) || rules.includes(rule)
