import type { Keyring } from '#platform/crypto/keyring'
import { keyVersionOf, open } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { purposeOf } from './file-purpose.ts'

export interface OpenedFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly personId: string | null
  /** Who opens health data is written down by the caller, in this transaction. */
  readonly health: boolean
  readonly bytes: Buffer
}

interface Row { name: string; media_type: string; subject_kind: string; subject_id: string; person_id: string | null; health: boolean; content: Buffer }

/** Opens an attachment; null when there is none of this id. @throws {PersonErased} when its person was erased */
export async function readFile(tx: Tx, keys: Keyring, id: string): Promise<OpenedFile | null> {
  const row = await tx.maybe<Row>(sql`
    select name, media_type, subject_kind, subject_id, person_id, health, content from files
    where organization_id = ${tx.organizationId} and id = ${id} and deleted_at is null`)
  if (!row) return null
  const key = row.person_id ? await keys.personKey(tx, row.person_id) : await keys.organizationKey(tx, keyVersionOf(row.content))
  return {
    id, name: row.name, mediaType: row.media_type, subject: { kind: row.subject_kind, id: row.subject_id }, personId: row.person_id, health: row.health,
    bytes: open(key, purposeOf(id), row.content),
  }
}
