import { z } from 'zod'
import { id, text } from '#platform/http/contract'
import { sql } from '#platform/db/sql'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { selectBranches, toBranchView } from './branch-view.ts'
import type { BranchRow, BranchView } from './branch-view.ts'
import type { IdentityDeps } from './deps.ts'
import type { StaffMember } from './staff-member.ts'

export interface Paging { readonly cursor?: string | undefined; readonly limit: number }

const place = z.tuple([text(120), id])

/** Every branch, closed ones too, by name. */
export async function listBranches({ db }: Pick<IdentityDeps, 'db'>, by: StaffMember, { cursor, limit }: Paging): Promise<{ items: BranchView[]; nextCursor: string | null }> {
  const [name, after] = readCursor(cursor, place) ?? ['', '00000000-0000-0000-0000-000000000000']
  const rows = await db.look(by.organizationId, (tx) => tx.rows<BranchRow>(sql`
    ${selectBranches(by.organizationId)} and (b.name, b.id) > (${name}, ${after}) order by b.name, b.id limit ${limit + 1}`))
  return toPage(rows, limit, toBranchView, (row) => [row.name, row.id])
}
