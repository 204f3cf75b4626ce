import { expect, it } from 'vitest'
import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { testWorld } from '#tests/helpers/callers'
import { layDefaults } from '#tests/helpers/lay-defaults'
import { orderQuery } from '../contract.ts'
import { listOrders } from './list-orders.ts'
import { readOverview } from './overview/read-overview.ts'
import { orderById, orderByNumber } from './read-order.ts'

type Query = z.input<typeof orderQuery>
type World = Awaited<ReturnType<typeof testWorld>>

/** 20,000 orders of one organization and 5,000 of another, made by SQL: only their numbers matter to a plan. */
async function fill(world: World): Promise<void> {
  await layDefaults(world)
  for (const [organization, count] of [[world.here, 20_000], [world.elsewhere, 5_000]] as const) {
    await world.peek(`insert into customers (organization_id, id, family_name, language, search_text)
      select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Family ' || n, 'en', 'family ' || n from generate_series(1, 2000) n`, [organization.id])
    await world.peek(`insert into orders (organization_id, id, number, payment_symbol, kind_code, kind_version, stage, phase, branch_id, customer_id, channel, contract_place, currency, prices_gross, total, tax_total, taxed_on, occurred_at, collected_at, promised_on)
      select $1, ('10000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '26-' || n, (26000000 + n)::text, 'repair', 1, case when n % 50 = 0 then 'in-workshop' else 'collected' end,
        case when n % 50 = 0 then 'producing' else 'closed' end, $2, ('00000000-0000-7000-8000-' || lpad(to_hex(1 + n % 2000), 12, '0'))::uuid, 'counter', 'shop', 'CZK', true, 1000, 100, '2026-01-01',
        timestamptz '2026-01-01' + n * interval '10 minutes', case when n % 50 = 0 then null else now() end, date '2026-01-01' + n % 300 from generate_series(1, $3::int) n`, [organization.id, organization.branchId, count])
    await world.peek(`insert into order_list (organization_id, order_id, number, kind_code, stage, phase, place, branch_id, customer_id, customer_name, priority, on_hold, promised_on, occurred_at, currency, total, paid, balance, summary, search_text,
        kind_version, collected_at, lab, product_ids, product_text)
      select organization_id, id, number, kind_code, stage, phase, 'workshop', branch_id, customer_id, 'Family', 'normal', false, promised_on, occurred_at, currency, total, case when phase = 'closed' then total else 0 end, case when phase = 'closed' then 0 else total end, 'repair',
        number || ' family ' || md5(number), 1, case when phase = 'closed' then occurred_at end, case when right(number, 2) = '50' then 'Ostrava' end, array[('20000000-0000-7000-8000-' || lpad(split_part(number, '-', 2), 12, '0'))::uuid], 'frame ' || md5(number) from orders where organization_id = $1`, [organization.id])
    await world.peek(`insert into order_lines (organization_id, order_id, position, id, kind, description, quantity, unit_price, list_amount, amount, tax_class, taxes)
      select organization_id, id, 1, id, 'service', 'Repair', 1000, 1000, 1000, 1000, 'standard', '[]' from orders where organization_id = $1`, [organization.id])
    await world.peek(`insert into order_events (organization_id, order_id, id, kind, occurred_at) select organization_id, id, id, 'stage', occurred_at from orders where organization_id = $1`, [organization.id])
  }
  await world.peek('analyze')
}

/** The statements that a read sends, caught instead of sent. */
function caught(by: StaffMember, read: (tx: Tx) => Promise<unknown>): Sql[] {
  const statements: Sql[] = []
  const never = new Promise<never>(() => undefined)
  const keep = (statement: Sql): Promise<never> => {
    statements.push(statement)
    return never
  }
  void read({ organizationId: by.organizationId, rows: keep, one: keep, maybe: keep } as unknown as Tx)
  return statements
}

async function plans(world: World, read: (tx: Tx, by: StaffMember) => Promise<unknown>): Promise<string> {
  const by = await world.by(world.here.staff.owner)
  const statements = caught(by, (tx) => read(tx, by))
  expect(statements.length).toBeGreaterThan(0)
  const texts = await world.deps.db.inTenant(by.organizationId, async (tx) => {
    const found = []
    // Values in the text as PostgreSQL plans them for a custom plan.
    for (const { text, values, parts } of statements) found.push(await tx.rows<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values, parts }))
    return found
  })
  return texts.flat().map((row) => row['QUERY PLAN']).join('\n')
}

const list = (query: Query) => (tx: Tx, by: StaffMember) => listOrders(tx, by, orderQuery.parse(query), new Date('2026-06-01'))

it('reads no big table from end to end for a page, a search, the open work, one customer or one order', async () => {
  await using world = await testWorld(() => [])
  await fill(world)
  const sequential = /Seq Scan on (orders|order_list|customers|order_lines|order_events)\b/
  const pages: Record<string, (tx: Tx, by: StaffMember) => Promise<unknown>> = {
    'a search': list({ q: '26-199' }), 'open work': list({ open: 'true', sort: 'promised' }), 'late work': list({ late: 'true' }),
    'what is owed': list({ filter: 'is:owing' }), 'three conditions': list({ filter: 'occurred:2026-03-01..2026-03-31 kind:repair phase:closed' }), 'what was collected': list({ filter: 'collected:2026-03-01..2026-03-07' }),
    'a lab': list({ filter: 'lab:Ostrava is:open', sort: 'promised' }), 'a product': list({ filter: 'product:20000000-0000-7000-8000-000000000077' }), 'words of a product': list({ filter: 'product:abcdef' }),
    'the first view': (tx, by) => readOverview(tx, by, {}, new Date('2026-05-15')),
    'a customer': list({ customerId: '00000000-0000-7000-8000-000000000001' }), 'a number': (tx) => orderByNumber(tx, '26-77'), 'an id': (tx) => orderById(tx, '10000000-0000-7000-8000-000000000007'),
  }
  const wrong: string[] = []
  for (const [name, read] of Object.entries(pages)) {
    const plan = await plans(world, read)
    if (sequential.test(plan)) wrong.push(`${name}:\n${plan}`)
  }
  expect(wrong).toEqual([])
  // The newest page reads its rows in order; only its totals look at every row of the organization.
  const [page] = (await plans(world, list({}))).split('Aggregate')
  expect(page).toMatch(/Index Scan( Backward)? using order_list_newest/)
}, 120_000)
