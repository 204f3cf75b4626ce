import { expect, it } from 'vitest'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { testWorld } from '#tests/helpers/callers'
import { layDefaults } from '#tests/helpers/lay-defaults'
import { boardSides } from '../../domain/board-sides.ts'
import { columnRows, firstRows } from './board-rows.ts'

it('walks along the index of a column and ends after its first cards, however much lies closed or open', async () => {
  await using world = await testWorld(() => [])
  await layDefaults(world)
  const { here } = world
  await world.peek(`insert into customers (organization_id, id, family_name, language, search_text) values ($1, '00000000-0000-7000-8000-000000000001', 'Family', 'en', 'family')`, [here.id])
  await world.peek(`insert into orders (organization_id, id, number, payment_symbol, kind_code, kind_version, stage, phase, branch_id, customer_id, channel, contract_place, currency, prices_gross, total, tax_total, taxed_on, occurred_at, collected_at, promised_on)
    select $1, ('10000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '26-' || n, (26000000 + n)::text, 'repair', 1, case when n % 4 = 0 then 'in-workshop' else 'collected' end,
      case when n % 4 = 0 then 'producing' else 'closed' end, $2, '00000000-0000-7000-8000-000000000001', 'counter', 'shop', 'CZK', true, 1000, 100, '2026-01-01',
      timestamptz '2026-01-01' + n * interval '10 minutes', case when n % 4 = 0 then null else now() end, date '2026-01-01' + n % 300 from generate_series(1, 20000) n`, [here.id, here.branchId])
  await world.peek(`insert into order_list (organization_id, order_id, number, kind_code, kind_version, stage, phase, place, branch_id, customer_id, customer_name, assigned_to, priority, on_hold, promised_on, occurred_at, currency, total, paid, balance, summary, search_text)
    select organization_id, id, number, kind_code, kind_version, stage, phase, (array['shop', 'lab', 'workshop', 'shelf'])[1 + (random() * 3)::int], branch_id, customer_id, 'Family', case when random() < 0.5 then $2::uuid end,
      'normal', false, promised_on, occurred_at, currency, total, 0, total, 'repair', number from orders where organization_id = $1`, [here.id, here.staff.technician.staffId])
  await world.peek('analyze')
  const by = await world.by(here.staff.owner)
  const explain = async (read: (tx: Tx) => unknown): Promise<string> => {
    const asked: Sql[] = []
    const keep = (statement: Sql) => { asked.push(statement); return new Promise<never>(() => undefined) }
    void read({ organizationId: by.organizationId, rows: keep } as unknown as Tx)
    const plans = await world.deps.db.inTenant(by.organizationId, (tx) => Promise.all(asked.map(({ text, values, parts }) => tx.rows<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values, parts }))))
    return plans.flat().map((row) => row['QUERY PLAN']).join('\n')
  }
  const keys = { place: 'lab', stage: 'in-workshop', person: here.staff.technician.staffId, branch: here.branchId }
  for (const side of boardSides) {
    const plans = [await explain((tx) => firstRows(tx, by, { by: side }, 20)), await explain((tx) => columnRows(tx, by, { by: side }, keys[side], undefined, 50))]
    for (const plan of plans) {
      expect(plan).toContain(`using order_list_board_${side}`)
      expect(plan).not.toMatch(/Seq Scan on (order_list|orders)\b/)
    }
  }
}, 120_000)
