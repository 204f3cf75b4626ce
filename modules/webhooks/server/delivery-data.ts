import { sql } from '#platform/db/sql'
import type { DeliveryView } from '../contract.ts'

export interface DeliveryRow {
  message_id: string; type: string; subject_id: string; state: DeliveryView['state']; attempts: number; next_attempt_at: Date; last_attempt_at: Date | null
  last_status: number | null; last_error: string | null; created_at: Date
}

/** The columns of a delivery as it is shown; `d` is the table. */
export const deliveryColumns = sql`d.message_id, d.type, d.subject_id, d.state, d.attempts, d.next_attempt_at, d.last_attempt_at, d.last_status, d.last_error, d.created_at`

/** A delivery as the API shows it. */
export const toDeliveryView = (row: DeliveryRow): DeliveryView => ({
  messageId: row.message_id, type: row.type, subjectId: row.subject_id, state: row.state, attempts: row.attempts,
  nextAttemptAt: row.state === 'waiting' ? row.next_attempt_at.toISOString() : null, lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
  lastStatus: row.last_status, lastError: row.last_error, createdAt: row.created_at.toISOString(),
})
