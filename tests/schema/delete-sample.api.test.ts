import { expect, it } from 'vitest'
import { rowCounts } from '../helpers/all-tables.ts'
import { everyRoute } from '../routes/every-route.ts'

it('deletes every row of a sample in every table, and no row of another organization', async () => {
  await using world = await everyRoute()
  await world.things(world.here)
  await world.things(world.elsewhere)
  const tables = [...(await rowCounts(world.database.superuser)).keys()].filter((name) => !name.includes('.'))
  const rowsOf = async (organizationId: string): Promise<Record<string, number>> => {
    const [row] = await world.peek<{ counts: Record<string, number> }>(`
      select json_object_agg(name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s where %I = %L', name, case name when 'organizations' then 'id' else 'organization_id' end, $2::text), false, true, '')))[1]::text::int) as counts
      from unnest($1::text[]) name`, [tables, organizationId])
    return row?.counts ?? {}
  }
  const [before, beforeElsewhere] = [await rowsOf(world.here.id), await rowsOf(world.elsewhere.id)]
  expect(Object.values(before).filter((count) => count > 0).length).toBeGreaterThan(40)
  await world.peek('update organizations set sample = true where id = $1 returning id', [world.here.id])
  world.callers.forget()
  expect((await world.ask(world.here.staff.owner, 'DELETE', '/sample')).status).toBe(204)
  expect(Object.entries(await rowsOf(world.here.id)).filter(([, count]) => count > 0)).toEqual([])
  expect(await rowsOf(world.elsewhere.id)).toEqual(beforeElsewhere)
})
