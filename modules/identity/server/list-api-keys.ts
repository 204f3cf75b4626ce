import { z } from 'zod'
import { sql } from '#platform/db/sql'
import { id } from '#platform/http/contract'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { selectApiKeys, toApiKeyView } from './api-key-view.ts'
import type { ApiKeyRow, ApiKeyView } from './api-key-view.ts'
import type { IdentityDeps } from './deps.ts'
import type { Paging } from './list-branches.ts'
import { mustMay } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'

const place = z.tuple([id])

/** The keys in force, by age. */
export async function listApiKeys({ db }: Pick<IdentityDeps, 'db'>, by: StaffMember, { cursor, limit }: Paging): Promise<{ items: ApiKeyView[]; nextCursor: string | null }> {
  mustMay(by, 'api-keys.manage')
  const [after] = readCursor(cursor, place) ?? ['00000000-0000-0000-0000-000000000000']
  const rows = await db.look(by.organizationId, (tx) => tx.rows<ApiKeyRow>(sql`${selectApiKeys(by.organizationId)} and k.id > ${after} order by k.id limit ${limit + 1}`))
  return toPage(rows, limit, toApiKeyView, (row) => [row.id])
}
