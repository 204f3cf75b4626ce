import { z } from 'zod'
import { addDays, dayIn } from '#kernel/days'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { id } from '#platform/http/contract'
import { instantPlace, readCursor } from '#platform/http/cursor'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { AuditEntryView, auditExportQuery } from '../../contracts/audit.ts'
import { healthLooks } from '../../domain/health-looks.ts'
import type { StaffMember } from '../staff-member.ts'

export type AuditConditions = z.output<typeof auditExportQuery>

const USUAL_DAYS = 30
/** Entries are found through their time; more than a year of a chain takes seconds. */
const MOST_DAYS = 366

export interface AuditEntryRow {
  id: string; at: string; action: string; subject_kind: string; subject_id: string; branch_id: string | null
  actor_kind: AuditEntryView['by']['kind']; actor_id: string | null; name: string | null
  address: string | null; request_id: string | null; changes: Record<string, unknown> | null; personal: boolean
}

/** The zone in which an organization counts the days of its audit: that of its first branch. */
export const auditZone = (by: StaffMember): string => by.organization.branches.values().next().value?.timeZone ?? 'UTC'

/** The days that are asked for, both included. @throws {Problem} http/invalid for more than a year, or none */
export function auditDays({ from, until }: AuditConditions, timeZone: string, now: Date): { from: string; until: string } {
  const last = until ?? dayIn(timeZone, now)
  const first = from ?? addDays(last, 1 - USUAL_DAYS)
  if (first > last) throw new Problem(httpProblems.invalid, undefined, { errors: [{ pointer: 'query/from', detail: 'it begins after it ends' }] })
  if (addDays(first, MOST_DAYS) <= last) throw new Problem(httpProblems.invalid, undefined, { errors: [{ pointer: 'query/from', detail: `ask for ${MOST_DAYS} days at most` }] })
  return { from: first, until: last }
}

const place = z.tuple([instantPlace, id])
/** Where the page after this row begins. */
export const auditPlace = (row: AuditEntryRow): [string, string] => [row.at, row.id]

/** Entries newest first. Found by time through the primary key, a page at a time; those of one thing through its own index. */
export function listAudit(tx: Tx, by: StaffMember, asked: AuditConditions, { cursor, limit, now }: { readonly cursor: string | undefined; readonly limit: number; readonly now: Date }): Promise<AuditEntryRow[]> {
  const zone = auditZone(by)
  const days = auditDays(asked, zone, now)
  const after = readCursor(cursor, place)
  const conditions: Sql[] = [
    sql`e.organization_id = ${tx.organizationId} and e.recorded_at >= (${days.from}::date::timestamp at time zone ${zone}) and e.recorded_at < ((${days.until}::date + 1)::timestamp at time zone ${zone})`,
  ]
  if (after) conditions.push(sql`(e.recorded_at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  if (asked.staffId) conditions.push(sql`e.actor_id = ${asked.staffId}`)
  if (asked.kind) conditions.push(asked.kind.includes('.') ? sql`e.action = ${asked.kind}` : sql`starts_with(e.action, ${`${asked.kind}.`})`)
  if (asked.subjectId) conditions.push(sql`e.subject_id = ${asked.subjectId}`)
  if (asked.looks) conditions.push(sql`e.action = any(${[...healthLooks]})`)
  return tx.rows<AuditEntryRow>(sql`
    select e.id, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.action, e.subject_kind, e.subject_id, e.branch_id, e.actor_kind, e.actor_id, coalesce(s.name, k.name) as name,
      host(e.address) as address, e.request_id, e.changes, e.personal is not null as personal
    from audit_entries e
    left join staff s on s.organization_id = e.organization_id and s.id = e.actor_id
    left join api_keys k on k.organization_id = e.organization_id and k.id = e.actor_id
    where ${joinSql(conditions, ' and ')} order by e.recorded_at desc, e.id desc limit ${limit}`)
}

export const toAuditView = (row: AuditEntryRow): AuditEntryView => ({
  id: row.id, at: row.at, action: row.action, subject: { kind: row.subject_kind, id: row.subject_id }, branchId: row.branch_id,
  by: { kind: row.actor_kind, id: row.actor_id, name: row.name }, address: row.address, requestId: row.request_id, changes: row.changes, personal: row.personal,
})
