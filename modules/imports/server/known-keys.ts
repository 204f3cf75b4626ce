import type { KnownKeys } from '#platform/bulk/bulk'
import type { Key } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { markAsId } from './mark-as-id.ts'

/** The keys of the rows of one import, kept as marks: e-mails and telephones never stand there. `flush` writes those that were added. */
export function knownKeys(tx: Tx, key: Key, importId: string): KnownKeys & { readonly flush: () => void } {
  const marks = new Map<string, string>()
  const mark = (text: string): string => {
    let known = marks.get(text)
    if (known === undefined) {
      known = markAsId(key, 'import', text)
      marks.set(text, known)
    }
    return known
  }
  const added = new Map<string, string>()
  return {
    find: async (keys) => {
      const byMark = new Map(keys.map((text) => [mark(text), text]))
      const rows = await tx.rows<{ key: string; subjectId: string }>(sql`
        select key, subject_id as "subjectId" from import_keys where organization_id = ${tx.organizationId} and import_id = ${importId} and key = any(${[...byMark.keys()]}::uuid[])`)
      return new Map(rows.map((row) => [byMark.get(row.key)!, row.subjectId]))
    },
    add: (subjectId, keys) => {
      for (const text of keys) if (!added.has(mark(text))) added.set(mark(text), subjectId)
    },
    flush: () => {
      if (added.size === 0) return
      tx.send(sql`
        insert into import_keys (organization_id, import_id, key, subject_id)
        select ${tx.organizationId}, ${importId}, k.key, k.subject from unnest(${[...added.keys()]}::uuid[], ${[...added.values()]}::uuid[]) as k(key, subject)
        on conflict (organization_id, import_id, key) do nothing`)
    },
  }
}
