import { expect, it } from 'vitest'
import { sql } from '#platform/db/sql'
import { anOrderWorld } from '#tests/helpers/order-world'
import { ordersDaily } from './subscriptions.ts'

it('former versions of orders go ten years after they were replaced, of this organization, and no day earlier', async () => {
  await using world = await anOrderWorld()
  const { body: order } = await world.take()
  const versions = () => world.peek<{ version: number }>('select version from order_versions order by version')
  const add = (version: number, replaced: string) => world.peek(`insert into order_versions (organization_id, order_id, version, content, replaced_at) values ($1, $2, $3, '{}', $4) returning version`, [world.here.id, order.id, version, replaced])
  for (const [version, replaced] of [[91, '2016-11-20T12:00:00Z'], [92, '2016-11-22T12:00:00Z'], [93, '2024-01-01T00:00:00Z']] as const) await add(version, replaced)
  const job = ordersDaily(world.deps).find((one) => one.job === 'orders.drop-old-versions')!
  expect(job.capability).toBe(null)
  const run = (organizationId: string) => job.handle({ organizationId, day: '2026-11-22' } as never)
  await run(world.elsewhere.id)
  expect((await versions()).map(({ version }) => version)).toEqual([91, 92, 93])
  await run(world.here.id)
  await run(world.here.id)
  expect((await versions()).map(({ version }) => version)).toEqual([92, 93])
  expect(await world.peek(`select changes->'versions' as versions from audit_entries where action = 'orders.old-versions-dropped'`)).toEqual([{ versions: 1 }])
  // A shop where the day begins before that of the database, or whoever asks for less: the database keeps ten years, and each organization its own.
  await job.handle({ organizationId: world.here.id, day: '2033-12-31' } as never)
  await world.deps.db.inTenant(world.here.id, (tx) => tx.run(sql`select app.drop_order_versions(${world.here.id}, now(), 10)`))
  expect((await versions()).map(({ version }) => version)).toContain(93)
  await expect(world.deps.db.inTenant(world.elsewhere.id, (tx) => tx.run(sql`select app.drop_order_versions(${world.here.id}, '2000-01-01'::timestamptz, 10)`))).rejects.toThrow('organization')
})
