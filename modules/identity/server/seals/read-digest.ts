import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { healthLooks } from '../../domain/health-looks.ts'
import type { DigestOfDay } from './digest-letter.ts'
import { codeOfSeal } from './seal-hash.ts'

/** What an owner is told of a day of the first branch; null for who is owner no more. */
export async function readDigest(tx: Tx, staffId: string, shopDay: string): Promise<DigestOfDay | null> {
  const row = await tx.maybe<Omit<DigestOfDay, 'shopDay' | 'sealCode'> & { seal_number: number | null; seal_hash: Buffer | null }>(sql`
    select o.name as organization, d.seal_number, d.seal_hash, count(e.id)::int as entries, count(distinct e.actor_id)::int as people,
      count(*) filter (where e.action = any(${[...healthLooks]}))::int as looks, count(*) filter (where e.action like '%exported')::int as exports
    from organizations o
    join audit_digests d on d.organization_id = o.id and d.shop_day = ${shopDay}
    cross join lateral (select b.time_zone from branches b where b.organization_id = o.id order by b.created_at, b.id limit 1) b
    left join audit_entries e on e.organization_id = o.id and e.recorded_at >= (${shopDay}::date::timestamp at time zone b.time_zone) and e.recorded_at < ((${shopDay}::date + 1)::timestamp at time zone b.time_zone)
    where o.id = ${tx.organizationId} and exists (select from staff_roles r where r.organization_id = o.id and r.staff_id = ${staffId} and r.role = 'owner')
    group by o.name, d.seal_number, d.seal_hash`)
  if (!row) return null
  const { organization, entries, people, looks, exports, seal_number: number, seal_hash: hash } = row
  return { organization, shopDay, entries, people, looks, exports, sealCode: number !== null && hash ? codeOfSeal({ number, hash }) : null }
}
