import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { branch } from '../contract.ts'

export type BranchView = z.input<typeof branch>

export interface BranchRow {
  id: string; name: string; kind: BranchView['kind']; street: string | null; city: string | null; postal_code: string | null; phone: string | null
  email: string | null; time_zone: string; closed_at: Date | null; version: number; hours: { weekday: number; opens: string; closes: string }[]
}

/** Branches with their hours; a condition on `b` follows. */
export const selectBranches = (organizationId: string): Sql => sql`
  select b.id, b.name, b.kind, b.street, b.city, b.postal_code, b.phone, b.email, b.time_zone, b.closed_at, b.version,
    coalesce((select json_agg(json_build_object('weekday', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI')) order by h.weekday, h.opens)
      from branch_hours h where h.organization_id = b.organization_id and h.branch_id = b.id), '[]') as hours
  from branches b where b.organization_id = ${organizationId}`

export function toBranchView(row: BranchRow): BranchView {
  return {
    id: row.id, name: row.name, kind: row.kind, street: row.street, city: row.city, postalCode: row.postal_code, phone: row.phone, email: row.email,
    timeZone: row.time_zone, hours: row.hours, closedAt: row.closed_at?.toISOString() ?? null, version: row.version,
  }
}
