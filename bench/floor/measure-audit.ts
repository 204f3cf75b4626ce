import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '#kernel/ids'
import { examineAudit, sealAudit } from '#modules/identity/server'
import { openPool } from '#platform/db/pool'
import { readConfig } from '../../apps/server/config.ts'
import { openFloor } from '../../apps/server/floor.ts'
import { byValue } from '../row.ts'
import type { Row } from '../row.ts'

const ENTRIES = 1_000_000
const SEALED_AT_ONCE = 100_000
/** As a busy minute brings them: many transactions, none of them large. */
const IN_A_TRANSACTION = 2_500

/** Seals 100,000 entries and lets the doctor look at a million, on a database of its own that nobody else seals. */
export async function measureAudit(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-bench-audit-'))
  try {
    await using floor = await openFloor(readConfig({ LUNETTE_DATA_DIR: dataDir, LUNETTE_LOG: 'error' }), () => undefined, { beside: false })
    const [owner, relay] = [openPool(floor.connections.owner, 1), openPool(floor.connections.relay, 2)]
    try {
      const organizationId = newId()
      const write = async (count: number): Promise<void> => {
        for (let done = 0; done < count; done += IN_A_TRANSACTION) {
          await owner.query(`
            insert into audit_entries (organization_id, id, actor_kind, actor_id, session_id, request_id, address, action, subject_kind, subject_id, branch_id, changes, person_id, personal)
            select $1, gen_random_uuid(), 'staff', $1, $1, 'r7x2k9m4', '192.168.1.20', 'orders.moved', 'order', gen_random_uuid(), $1, '{"stage": {"before": "taken", "after": "producing"}, "reason": null}', $1, decode(repeat('ab', 120), 'hex')
            from generate_series(1, $2::int)`, [organizationId, IN_A_TRANSACTION])
        }
      }
      await write(ENTRIES - SEALED_AT_ONCE)
      await sealAudit(relay, floor, organizationId)
      await write(SEALED_AT_ONCE)
      const sealing = await timed(async () => {
        const sealed = await sealAudit(relay, floor, organizationId)
        if (sealed !== SEALED_AT_ONCE) throw new Error(`${sealed} entries were sealed`)
      })
      const before = process.memoryUsage().rss
      const looking = await timed(async () => {
        const report = await examineAudit(relay, floor, organizationId)
        if (report.entries !== ENTRIES || report.broken.length > 0) throw new Error(`the doctor finds ${report.entries} entries and ${report.broken[0]}`)
      })
      return [
        byValue({ issue: 'floor', id: 'audit.seal@100k', value: sealing, unit: 's' }, '<=', 5),
        byValue({ issue: 'floor', id: 'audit.doctor@1M', value: looking, unit: 's' }, '<=', 30),
        byValue({ issue: 'floor', id: 'audit.doctor-memory@1M', value: Math.max(0, (process.memoryUsage().rss - before) / 2 ** 20), unit: 'MB more' }, '<=', 50),
      ]
    } finally {
      await Promise.all([owner.end(), relay.end()])
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
