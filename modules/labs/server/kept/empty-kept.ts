import { audit } from '#modules/identity/server'
import { ordersMadeSince } from '#modules/orders/server'
import { KEPT_YEARS } from '#modules/prescriptions/server'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import type { DailyJob } from '#platform/jobs/daily-jobs'

const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

interface Row { readonly id: string; readonly order_id: string; readonly is_off: boolean }

interface Kept {
  /** Under what it stands in the audit: an inspection under its order. */
  readonly subjectOf: (row: Row) => { readonly kind: string; readonly id: string }
  /** The next ones that are kept of forgotten people, locked. */
  readonly after: (tx: Tx, id: string) => Promise<Row[]>
  readonly empty: (tx: Tx, ids: readonly string[]) => void
}

const labOrders: Kept = {
  subjectOf: ({ id }) => ({ kind: 'lab-order', id }),
  after: (tx, id) => tx.rows<Row>(sql`
    select id, order_id, state = 'cancelled' as is_off from lab_orders
    where organization_id = ${tx.organizationId} and forgotten_at is not null and content is not null and id > ${id} order by id limit ${BATCH} for update`),
  empty: (tx, ids) => tx.send(sql`update lab_orders set content = null, version = version + 1 where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[])`),
}

const inspections: Kept = {
  subjectOf: ({ order_id: id }) => ({ kind: 'order', id }),
  after: (tx, id) => tx.rows<Row>(sql`
    select id, order_id, false as is_off from inspections
    where organization_id = ${tx.organizationId} and forgotten_at is not null and content is not null and id > ${id} order by id limit ${BATCH} for update`),
  empty: (tx, ids) => tx.send(sql`update inspections set content = null, version = version + 1 where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[])`),
}

/** Empties what was kept of forgotten people's devices and need not be kept any longer at that instant. Safe to repeat. */
async function emptyKept(db: Database, organizationId: string, kept: Kept, at: Date): Promise<void> {
  for (let after = FIRST; ;) {
    const rows = await db.inTenant(organizationId, async (tx) => {
      const found = await kept.after(tx, after)
      const made = await ordersMadeSince(tx, found.map((row) => row.order_id), KEPT_YEARS, at)
      const over = found.filter((row) => row.is_off || !made.has(row.order_id))
      if (over.length > 0) kept.empty(tx, over.map(({ id }) => id))
      for (const row of over) audit(tx, 'system', null, { action: 'labs.emptied', subject: kept.subjectOf(row), changes: { emptied: row.id, keptYears: KEPT_YEARS } })
      return found
    })
    if (rows.length < BATCH) return
    after = rows.at(-1)?.id ?? FIRST
  }
}

/** What labs do every day, whether they are switched on or not: the law does not ask for that. */
export const labsDaily = ({ db }: Pick<Deps, 'db'>): DailyJob[] => [{
  job: 'labs.empty-kept', capability: null,
  handle: async ({ organizationId, day }) => {
    for (const kept of [labOrders, inspections]) await emptyKept(db, organizationId, kept, new Date(`${String(day)}T00:00:00Z`))
  },
}]
