import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listDifferences } from '#modules/orders/server'
import { allocationDifferences, moneyDifferences } from '#modules/payments/server'
import { Database } from '#platform/db/database'
import { checksums, rowCounts } from '#tests/helpers/all-tables'
import { testDatabase } from '#tests/helpers/test-database'
import { readConfig } from '../config.ts'
import { makeSampleM } from './make-sample-m.ts'

const NOW = new Date('2026-11-24T11:00:00Z')
const size = { branches: 3, advisors: 6, customers: 120, orders: 1_200 }

async function chain() {
  const connections = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'lunette-sample-'))
  const db = new Database({ connection: connections.app })
  const here = {
    connections, db, config: readConfig({ LUNETTE_DATA_DIR: dataDir }),
    async [Symbol.asyncDispose]() {
      await db[Symbol.asyncDispose]()
      await connections[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true })
    },
  }
  return { ...here, made: await makeSampleM(here, NOW, size) }
}

describe('sample M in small', () => {
  test('has what it says, adds up, and is the same each time', async () => {
    await using one = await chain()
    const counts = await rowCounts(one.connections.superuser)
    expect(Object.fromEntries(['branches', 'customers', 'orders', 'order_list'].map((table) => [table, counts.get(table)]))).toEqual({ branches: 3, customers: 120, orders: 1_200, order_list: 1_200 })
    for (const differences of [moneyDifferences, allocationDifferences, listDifferences]) expect(await one.db.inTenant<unknown>(one.made.organizationId, differences)).toEqual([])

    await using other = await chain()
    const differ = { 'auth.account': ['password'], tax_rates: ['id'], price_lists: ['id', 'created_at'], prices: ['price_list_id'], order_kinds: ['created_at'], migrations: ['applied_at'], 'app.migrations': ['applied_at'] }
    const [sums, others] = [await checksums(one.connections.superuser, differ), await checksums(other.connections.superuser, differ)]
    expect([...sums].filter(([table, sum]) => others.get(table) !== sum).map(([table]) => table)).toEqual([])
  })

  test('is refused where there is a sample', async () => {
    await using here = await chain()
    await expect(makeSampleM(here, NOW, size)).rejects.toThrow(/already/)
  })
})
