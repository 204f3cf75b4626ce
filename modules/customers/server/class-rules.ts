import type { z } from 'zod'
import type { Day } from '#kernel/days'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { classRules, classRulesChange } from '../contract.ts'
import { classByRule } from '../domain/class-rule.ts'
import type { ClassRule, Purchase } from '../domain/class-rule.ts'
import type { CustomerClass } from '../domain/customer.ts'

type Rules = z.output<typeof classRules>

/** When a customer becomes a member or VIP here without anybody saying so; version 0 where nobody made a rule. */
export const classRulesOf = async (tx: Tx): Promise<Rules> =>
  await tx.maybe<Rules>(sql`select rules, version from customer_class_rules where organization_id = ${tx.organizationId}`) ?? { rules: [], version: 0 }

/** Whether the organization has a rule, as a condition in other modules' statements. */
export const classRuleExists = (organizationId: Sql): Sql => sql`exists (select from customer_class_rules r where r.organization_id = ${organizationId})`

/** Changes the rule; every customer's class follows by a job. */
export const changeClassRules = (deps: Deps, by: StaffMember, call: Call, version: number, change: z.output<typeof classRulesChange>): Promise<Rules> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    mustMay(by, 'organization.manage')
    const rules = change.rules.toSorted((a, b) => (a.class < b.class ? 1 : -1))
    // An insert that finds a row, or an update that finds another version, changes nothing.
    const saved = version === 0
      ? await tx.run(sql`insert into customer_class_rules (organization_id, rules, changed_by) values (${tx.organizationId}, ${JSON.stringify(rules)}::jsonb, ${by.staffId}) on conflict do nothing`)
      : await tx.run(sql`update customer_class_rules set rules = ${JSON.stringify(rules)}::jsonb, version = version + 1, changed_at = now(), changed_by = ${by.staffId} where organization_id = ${tx.organizationId} and version = ${version}`)
    if (saved === 0) throw new Problem(httpProblems.versionStale, undefined, { version: (await classRulesOf(tx)).version })
    audit(tx, by, call, { action: 'customers.class-rules-changed', subject: { kind: 'organization', id: tx.organizationId }, changes: { rules } })
    recordFacts(tx, { kind: 'customers.class-rules-changed', subjectId: tx.organizationId, subjectVersion: version + 1 })
    return { answer: { rules, version: version + 1 }, ids: {} }
  }, async (tx) => classRulesOf(tx))

/** What somebody bought, for the rule: given by the module that sells. */
export interface Bought { readonly customerId: string; readonly purchases: readonly Purchase[] }

/**
 * Gives these customers the class that the organization's rule gives for what they bought. A class given by hand stays; without a
 * rule nothing changes. Safe to repeat. Answers how many changed.
 */
export async function applyClassRule(tx: Tx, bought: readonly Bought[], today: Day): Promise<number> {
  const { rules } = await classRulesOf(tx)
  if (rules.length === 0) return 0
  const wanted = bought.map(({ customerId, purchases }) => ({ id: customerId, class: classByRule(rules as readonly ClassRule[], purchases, today) })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = any(${wanted.map(({ id }) => id)}::uuid[]) order by id for no key update`)
  const changed = await tx.rows<{ id: string; version: number; before: CustomerClass; after: CustomerClass; branchId: string | null; ownerStaffId: string | null }>(sql`
    update customers c set class = w.class, version = c.version + 1 from json_to_recordset(${JSON.stringify(wanted)}) as w(id uuid, class text), customers b
    where c.organization_id = ${tx.organizationId} and c.id = w.id and c.class_by = 'rule' and c.class <> w.class and c.merged_into is null and c.erased_at is null
      and b.organization_id = c.organization_id and b.id = c.id
    returning c.id, c.version, b.class as before, c.class as after, c.home_branch_id as "branchId", c.owner_staff_id as "ownerStaffId"`)
  for (const { id, version, before, after, branchId, ownerStaffId } of changed) {
    audit(tx, 'system', null, { action: 'customers.classed', subject: { kind: 'customer', id }, branchId, changes: { before: { class: before }, after: { class: after } } })
    recordFacts(tx, { kind: 'customers.changed', subjectId: id, subjectVersion: version, branchId, ownerStaffIds: [ownerStaffId] })
  }
  return changed.length
}
