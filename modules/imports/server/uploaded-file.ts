import type { Keyring } from '#platform/crypto/keyring'
import { keyVersionOf, open, seal } from '#platform/crypto/seal'
import type { SealedColumn } from '#platform/crypto/sealed-column'
import { decoderOf } from '#platform/csv/encodings'
import type { Encoding } from '#platform/csv/encodings'
import { readRecords } from '#platform/csv/read-records'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** What one part holds; the last may hold less. */
export const PART_BYTES = 4 * 1024 * 1024

/** A decoded piece is kept small, so that taking records off it copies little. */
const PIECE_BYTES = 65_536

const purposeOf = (importId: string, position: number | string): string => `import ${importId}/${position}`

/** Sealed parts of files, for sealing anew. */
export const sealedParts: SealedColumn = { kind: 'uploaded files', table: 'import_parts', column: 'content', under: 'organization', id: [['import_id', 'uuid'], ['position', 'int']], purpose: (id) => purposeOf(id.import_id ?? '', id.position ?? ''), batch: 4 }

/** Seals a part of the file into the database; the same part again takes its place. */
export async function savePart(tx: Tx, keys: Keyring, importId: string, position: number, bytes: Uint8Array): Promise<void> {
  const key = await keys.organizationKey(tx)
  tx.send(sql`
    insert into import_parts (organization_id, import_id, position, content, size) values (${tx.organizationId}, ${importId}, ${position}, ${seal(key, purposeOf(importId, position), bytes)}, ${bytes.length})
    on conflict (organization_id, import_id, position) do update set content = excluded.content, size = excluded.size`)
}

/** The bytes of the file, part by part; never more than one in memory. */
export async function* partsOf(db: Database, keys: Keyring, organizationId: string, importId: string, from = 0): AsyncGenerator<Buffer> {
  for (let position = from; ; position += 1) {
    const part = await db.inTenant(organizationId, async (tx) => {
      const row = await tx.maybe<{ content: Buffer }>(sql`select content from import_parts where organization_id = ${organizationId} and import_id = ${importId} and position = ${position}`)
      return row && open(await keys.organizationKey(tx, keyVersionOf(row.content)), purposeOf(importId, position), row.content)
    })
    if (!part) return
    yield part
  }
}

/** A record of the file; `row` counts from 1 behind the headings, lines that are empty do not count. */
export interface FileRow { readonly row: number; readonly fields: readonly string[]; readonly isBroken: boolean }

/** The records of the file behind its headings, in constant memory. */
export async function* rowsOf(parts: AsyncIterable<Buffer>, encoding: Encoding, delimiter: string): AsyncGenerator<FileRow> {
  let row = -1
  for await (const record of readRecords(textOf(parts, encoding), delimiter)) {
    if (record.fields.every((field) => field.trim() === '')) continue
    row += 1
    if (row > 0) yield { row, fields: record.fields, isBroken: record.isUnclosed || record.strayQuotes.length > 0 }
  }
}

/** The text of the file in small pieces, without the mark in front. */
async function* textOf(parts: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  for await (const part of parts) {
    for (let at = 0; at < part.length; at += PIECE_BYTES) yield decoder.decode(part.subarray(at, at + PIECE_BYTES), { stream: true })
  }
  yield decoder.decode()
}
