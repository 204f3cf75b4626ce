import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Call } from '#platform/http/route'
import { audit } from './audit.ts'
import type { AuditEntry } from './audit.ts'
import type { StaffMember } from './staff-member.ts'

/**
 * Writes down a look at what is health data, in a transaction that changes nothing else. A look need not be on disk before it is
 * answered: losing the last moment's looks in a power cut is no harm, and waiting for the disk at each is.
 */
export function auditLook(tx: Tx, by: StaffMember, call: Call, entry: Omit<AuditEntry, 'personal'>): void {
  tx.send(sql`set local synchronous_commit = off`)
  audit(tx, by, call, entry)
}
