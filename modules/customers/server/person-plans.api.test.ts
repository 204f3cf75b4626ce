import { expect, it } from 'vitest'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { testWorld } from '#tests/helpers/callers'
import { customersRoutes } from './index.ts'
import { customerById } from './read-customer.ts'

it('finds one customer among thousands, or whom they were merged into, by key', async () => {
  await using world = await testWorld(customersRoutes)
  const { here } = world
  await world.peek(`insert into customers (organization_id, id, family_name, language, search_text) select $1, gen_random_uuid(), 'Family ' || n, 'en', 'family ' || n from generate_series(1, 3000) n`, [here.id])
  const [merged] = await world.peek<{ id: string }>(`update customers set merged_into = (select max(id::text)::uuid from customers) where id = (select min(id::text)::uuid from customers) returning id`)
  const { id } = merged!
  await world.peek('analyze customers')
  const statements: Sql[] = [sql`select b.survivor_id from customer_briefs b where b.organization_id = ${here.id} and b.id = ${id}`]
  void customerById({ organizationId: here.id, maybe: (statement: Sql) => { statements.push(statement); return new Promise(() => undefined) } } as unknown as Tx, id)
  expect(statements).toHaveLength(2)
  for (const statement of statements) {
    const plans = await world.plans(here.id, statement)
    expect(plans).toContain('customers_pkey')
    // A customer who is looked for among all of the shop's shows as a filter on the join, or as a scan of the table.
    expect(plans.split('\n').filter((line) => /Join Filter|Seq Scan on customers /.test(line))).toEqual([])
  }
})
