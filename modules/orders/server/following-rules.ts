import { classRuleExists } from '#modules/customers/server'
import { prepared, sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** What may follow an order by a rule of the organization: somebody it is given to, a class of its customer. */
export type FollowingRule = 'assign' | 'class'

const asked = prepared('following-rules', sql`
  select array_remove(array[
    case when exists (select from order_rules r where r.organization_id = ${null} and r.active) then 'assign' end,
    case when ${classRuleExists(sql`${null}`)} then 'class' end], null) as rules`)

const whileTaken = prepared('following-rules-hold', sql`select pg_advisory_xact_lock_shared(hashtextextended('order rules ' || ${null}, 0))`)

/**
 * Which kinds of rule the organization has. Most have none, and two jobs for each order that find nothing to do cost more than taking it.
 * Until the order is written no rule is saved: one that came in between would never get this order.
 */
export function followingRules(tx: Tx): Promise<FollowingRule[]> {
  tx.send(whileTaken(tx.organizationId))
  return tx.one<{ rules: FollowingRule[] }>(asked(tx.organizationId, tx.organizationId)).then(({ rules }) => rules)
}

/**
 * Waits until the orders that are being taken are there; those that come see the rule that is saved behind this. Not for long: they
 * queue behind who waits here, and one intake may itself be waiting for somebody.
 */
export function holdFollowingRules(tx: Tx): Promise<number> {
  tx.send(sql`set local lock_timeout = '3s'`)
  return tx.run(sql`select pg_advisory_xact_lock(hashtextextended('order rules ' || ${tx.organizationId}, 0))`)
}

/** In the payload of a fact about what no rule asks for: parts, papers, values of a stage, who has the order. */
export const noRuleFollows = { rules: [] } as const

/** Whether a fact about an order leaves something to do for rules of that kind; one that does not say may. */
export const isFollowed = (rule: FollowingRule) => ({ rules }: Readonly<Record<string, unknown>>): boolean => !Array.isArray(rules) || rules.includes(rule)
