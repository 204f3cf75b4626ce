import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy, staffAtWork } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { newOrderRule, OrderRule, orderRuleChange } from '../contract.ts'
import { holdFollowingRules } from './following-rules.ts'
import type { OrdersDeps } from './orders-deps.ts'

/** The rules in the sequence in which they are tried; an organization has a few. */
export const orderRulesOf = (tx: Tx): Promise<OrderRule[]> =>
  tx.rows<OrderRule>(sql`select id, name, trigger, conditions, action, position, active, version from order_rules where organization_id = ${tx.organizationId} order by position, id`)

/** Adds a rule, behind the others unless it says where. */
export function addOrderRule(deps: OrdersDeps, by: StaffMember, call: Call, input: z.output<typeof newOrderRule>): Promise<OrderRule> {
  mustMay(by, 'organization.manage')
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    await holdFollowingRules(tx)
    await judgeRule(tx, by, input)
    const id = input.id ?? newId()
    const rule = await tx.one<OrderRule>(sql`
      insert into order_rules (organization_id, id, name, trigger, conditions, action, position, active)
      values (${tx.organizationId}, ${id}, ${input.name}, ${input.trigger}, ${JSON.stringify(input.conditions)}::jsonb, ${JSON.stringify(input.action)}::jsonb,
        coalesce(${input.position ?? null}::int, (select coalesce(max(position) + 1, 0) from order_rules where organization_id = ${tx.organizationId})), ${input.active})
      returning id, name, trigger, conditions, action, position, active, version`)
    audit(tx, by, call, { action: 'orders.rule-added', subject: { kind: 'order-rule', id }, changes: { after: rule } })
    return { answer: rule, ids: { ruleId: id } }
  }, (tx, ids) => oneOf(tx, ids.ruleId ?? '')).catch((error: unknown) => {
    throw violatedConstraint(error) === 'order_rules_pkey' ? new Problem(httpProblems.idExists) : error
  })
}

/** Changes a rule, or switches it on and off. */
export function changeOrderRule(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof orderRuleChange>): Promise<OrderRule> {
  mustMay(by, 'organization.manage')
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    await holdFollowingRules(tx)
    if (await tx.run(sql`select from order_rules where organization_id = ${tx.organizationId} and id = ${id} for update`) === 0) throw new Problem(httpProblems.notFound)
    const before = await oneOf(tx, id)
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version, changed: null })
    await judgeRule(tx, by, change)
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const after: OrderRule = { ...before, ...given, version: version + 1 }
    tx.send(sql`
      update order_rules set name = ${after.name}, conditions = ${JSON.stringify(after.conditions)}::jsonb, action = ${JSON.stringify(after.action)}::jsonb, position = ${after.position}, active = ${after.active}, version = ${after.version}
      where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'orders.rule-changed', subject: { kind: 'order-rule', id }, changes: { before, after } })
    return { answer: after, ids: { ruleId: id } }
  }, (tx) => oneOf(tx, id))
}

/** A rule that names a branch or a person who is not there would wait for ever, and nobody would see why. @throws {Problem} http/invalid */
async function judgeRule(tx: Tx, by: StaffMember, { conditions, action }: Partial<Pick<OrderRule, 'conditions' | 'action'>>): Promise<void> {
  const unknown = (conditions?.branchIds ?? []).findIndex((branchId) => !by.organization.branches.has(branchId))
  if (unknown >= 0) throw refuseByContract([{ pointer: `/conditions/branchIds/${unknown}`, detail: 'there is no such branch' }])
  if (action?.assign === 'staff' && !await staffAtWork(tx, action.staffId)) throw refuseByContract([{ pointer: '/action/staffId', detail: 'nobody of that id works here' }])
}

async function oneOf(tx: Tx, id: string): Promise<OrderRule> {
  const rule = (await orderRulesOf(tx)).find((one) => one.id === id)
  if (!rule) throw new Problem(httpProblems.notFound)
  return rule
}
