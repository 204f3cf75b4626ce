import { dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import { applyClassRule, classRuleExists } from '#modules/customers/server'
import { shopZone } from '#modules/identity/server'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

const BATCH = 500
/** Longer than any rule looks back. */
const DAYS = 3660

/** After an order was taken, changed, cancelled or collected: its customer's class follows the organization's rule. Safe to repeat. */
export const keepClassAfterOrder = (db: Database, organizationId: string, orderId: string, now: Date): Promise<void> =>
  db.inTenant(organizationId, async (tx) => {
    const rows = await tx.rows<{ id: string }>(sql`
      select b.survivor_id as id from orders o join customer_briefs b on b.organization_id = o.organization_id and b.id = o.customer_id where o.organization_id = ${organizationId} and o.id = ${orderId}`)
    const zone = await shopZone(tx)
    await apply(tx, rows.map(({ id }) => id), zone, dayIn(zone, now))
  })

/** After the rule has changed, and every day, for what was bought grows old: everybody's, some hundred at a time. Safe to repeat. */
export async function keepAllClasses(db: Database, organizationId: string, today: (zone: string) => Day): Promise<void> {
  // Most have no rule, and then nobody's purchases are read.
  const { there } = await db.inTenant(organizationId, (tx) => tx.one<{ there: boolean }>(sql`select ${classRuleExists(sql`${organizationId}::uuid`)} as there`))
  if (!there) return
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await db.inTenant(organizationId, async (tx) => {
      const rows = await tx.rows<{ id: string }>(sql`select b.id from customer_briefs b where b.organization_id = ${organizationId} and b.id > ${after} order by b.id limit ${BATCH}`)
      const zone = await shopZone(tx)
      await apply(tx, rows.map(({ id }) => id), zone, today(zone))
      return rows.map(({ id }) => id)
    })
    if (ids.length < BATCH) return
    after = ids.at(-1)!
  }
}

async function apply(tx: Tx, customerIds: readonly string[], zone: string, today: Day): Promise<void> {
  if (customerIds.length === 0) return
  const rows = await tx.rows<{ customerId: string; purchases: { on: string; amount: number }[] }>(sql`
    select l.customer_id as "customerId", json_agg(json_build_object('on', (l.occurred_at at time zone ${zone})::date, 'amount', l.total)) as purchases
    from order_list l where l.organization_id = ${tx.organizationId} and l.customer_id = any(${customerIds}::uuid[]) and l.phase not in ('draft', 'cancelled')
      and l.occurred_at > ${today}::date - make_interval(days => ${DAYS}) group by l.customer_id`)
  const bought = new Map(rows.map((row) => [row.customerId, row.purchases]))
  await applyClassRule(tx, customerIds.map((customerId) => ({ customerId, purchases: bought.get(customerId) ?? [] })), today)
}
