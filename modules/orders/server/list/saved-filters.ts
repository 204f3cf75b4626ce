import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { newSavedFilter, SavedFilter, savedFilterChange } from '../../contracts/lists.ts'
import type { OrderSort } from '../../domain/list-shape.ts'
import { ordersProblems } from '../problems.ts'

interface Row { id: string; staff_id: string; name: string; filter: string; sort: OrderSort; shared: boolean; version: number; by_name: string | null }

const view = (row: Row, by: StaffMember): SavedFilter =>
  ({ id: row.id, name: row.name, filter: row.filter, sort: row.sort, shared: row.shared, mine: row.staff_id === by.staffId, by: row.by_name ?? '', version: row.version })

const columns = sql`f.id, f.staff_id, f.name, f.filter, f.sort, f.shared, f.version, s.name as by_name from saved_filters f
  left join staff_names s on s.organization_id = f.organization_id and s.id = f.staff_id`

/** One's own filters and those that others share, by name. What others look for may name their customers: not for who sees only their own. */
export async function listSavedFilters(tx: Tx, by: StaffMember): Promise<SavedFilter[]> {
  const others = by.reach['orders.read']?.scope === 'own' ? sql`false` : sql`f.shared`
  const rows = await tx.rows<Row>(sql`select ${columns} where f.organization_id = ${tx.organizationId} and (f.staff_id = ${by.staffId} or ${others}) order by f.name, f.id limit 200`)
  return rows.map((row) => view(row, by))
}

/** Keeps a filter under a name. `created` false: the id was known and said the same. @throws {Problem} orders/filter-name-taken */
export function saveFilter(deps: Deps, by: StaffMember, call: Call, input: z.output<typeof newSavedFilter>): Promise<{ filter: SavedFilter; created: boolean }> {
  const id = input.id ?? newId()
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const known = await own(tx, by, id)
    if (known) {
      if (known.name !== input.name || known.filter !== input.filter || known.sort !== input.sort || known.shared !== input.shared) throw new Problem(httpProblems.idExists)
      return { answer: { filter: view(known, by), created: false }, ids: { id } }
    }
    await tx.run(sql`insert into saved_filters (organization_id, id, staff_id, name, filter, sort, shared) values (${tx.organizationId}, ${id}, ${by.staffId}, ${input.name}, ${input.filter}, ${input.sort}, ${input.shared})`)
    return { answer: { filter: { id, name: input.name, filter: input.filter, sort: input.sort, shared: input.shared, mine: true, by: by.name, version: 1 }, created: true }, ids: { id } }
  }, async (tx) => ({ filter: view(mine(await own(tx, by, id)), by), created: true })).catch(refuseTakenName)
}

/** Changes one's own filter. @throws {Problem} http/not-found for another's, http/version-stale, orders/filter-name-taken */
export function changeSavedFilter(deps: Deps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof savedFilterChange>): Promise<SavedFilter> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const row = mine(await own(tx, by, id))
    if (row.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: row.version })
    const changed: Row = { ...row, name: change.name ?? row.name, filter: change.filter ?? row.filter, sort: change.sort ?? row.sort, shared: change.shared ?? row.shared, version: row.version + 1 }
    await tx.run(sql`
      update saved_filters set name = ${changed.name}, filter = ${changed.filter}, sort = ${changed.sort}, shared = ${changed.shared}, version = ${changed.version}, changed_at = now()
      where organization_id = ${tx.organizationId} and id = ${id}`)
    return { answer: view(changed, by), ids: { id } }
  }, async (tx) => view(mine(await own(tx, by, id)), by)).catch(refuseTakenName)
}

/** Throws one's own filter away. @throws {Problem} http/not-found for another's */
export function deleteSavedFilter(deps: Deps, by: StaffMember, call: Call, id: string): Promise<void> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    mine(await own(tx, by, id))
    await tx.run(sql`delete from saved_filters where organization_id = ${tx.organizationId} and id = ${id}`)
    return { answer: undefined, ids: { id } }
  }, async () => undefined)
}

/** One's own filter, locked: others may read it when it is shared, and change it never. */
const own = (tx: Tx, by: StaffMember, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>(sql`select ${columns} where f.organization_id = ${tx.organizationId} and f.id = ${id} and f.staff_id = ${by.staffId} for update of f`)

function mine(row: Row | undefined): Row {
  if (!row) throw new Problem(httpProblems.notFound)
  return row
}

function refuseTakenName(error: unknown): never {
  const constraint = violatedConstraint(error)
  if (constraint === 'saved_filters_name_once') throw new Problem(ordersProblems.filterNameTaken)
  // Somebody else's filter has that id.
  if (constraint === 'saved_filters_pkey') throw new Problem(httpProblems.idExists)
  throw error
}
