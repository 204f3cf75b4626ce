import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { apiKey } from '../contract.ts'

export type ApiKeyView = z.output<typeof apiKey>

export interface ApiKeyRow {
  id: string; name: string; staff_id: string; staff_name: string; scopes: string[]; branch_ids: string[] | null; expires_at: Date | null; created_at: Date
}

/** Keys that were not revoked; a condition on `k` follows. The secret is nowhere to select. */
export const selectApiKeys = (organizationId: string): Sql => sql`
  select k.id, k.name, k.staff_id, s.name as staff_name, k.scopes, k.branch_ids, k.expires_at, k.created_at
  from api_keys k join staff s on s.organization_id = k.organization_id and s.id = k.staff_id
  where k.organization_id = ${organizationId} and k.revoked_at is null`

export const toApiKeyView = (row: ApiKeyRow): ApiKeyView => ({
  id: row.id, name: row.name, staffId: row.staff_id, staffName: row.staff_name, scopes: row.scopes, branchIds: row.branch_ids,
  expiresAt: row.expires_at?.toISOString() ?? null, createdAt: row.created_at.toISOString(),
})
