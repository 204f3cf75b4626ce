import type { Database } from '#platform/db/database'
import { BEFORE_ALL, STRETCH, listDifferences, listTextDifferences } from './doctor.ts'
import type { ListDifference } from './doctor.ts'
import { rebuildListRows } from './rebuild-list-rows.ts'

/** Every difference between the list and the orders it is a copy of, stretch by stretch. */
export async function* differencesOfList(db: Database, organizationId: string): AsyncGenerator<ListDifference[]> {
  for (let after: string | null = BEFORE_ALL; after !== null;) {
    const from: string = after
    const [values, { differences: texts, next }] = await db.inTenant(organizationId, async (tx) => [await listDifferences(tx, from, STRETCH), await listTextDifferences(tx, from)] as const)
    yield [...values, ...texts]
    after = next
  }
}

/** Writes every list row anew that is not what its order says, and answers how many they were. Safe to repeat and beside work. */
export async function mendList(db: Database, organizationId: string): Promise<number> {
  const rebuilt = new Set<string>()
  for (let wrong = await wrongRows(db, organizationId); wrong.some((one) => !rebuilt.has(one)); wrong = await wrongRows(db, organizationId)) {
    await db.inTenant(organizationId, (tx) => rebuildListRows(tx, wrong))
    for (const one of wrong) rebuilt.add(one)
  }
  return rebuilt.size
}

async function wrongRows(db: Database, organizationId: string): Promise<string[]> {
  const wrong = new Set<string>()
  for await (const differences of differencesOfList(db, organizationId)) for (const { orderId } of differences) wrong.add(orderId)
  return [...wrong]
}
