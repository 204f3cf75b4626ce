import { z } from 'zod'
import { sql } from '#platform/db/sql'
import { id, text } from '#platform/http/contract'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import type { IdentityDeps } from './deps.ts'
import type { Paging } from './list-branches.ts'
import type { StaffMember } from './staff-member.ts'
import { selectStaff, toStaffView } from './staff-view.ts'
import type { StaffRow, StaffView } from './staff-view.ts'

const place = z.tuple([text(120), id])

/** Everybody of the staff, disabled ones too, by name. */
export async function listStaff({ db }: Pick<IdentityDeps, 'db'>, by: StaffMember, { cursor, limit }: Paging): Promise<{ items: StaffView[]; nextCursor: string | null }> {
  const [name, after] = readCursor(cursor, place) ?? ['', '00000000-0000-0000-0000-000000000000']
  const rows = await db.look(by.organizationId, (tx) => tx.rows<StaffRow>(sql`
    ${selectStaff(by.organizationId)} and (s.name, s.id) > (${name}, ${after}) order by s.name, s.id limit ${limit + 1}`))
  return toPage(rows, limit, toStaffView, (row) => [row.name, row.id])
}
