import type { Keyring } from '#platform/crypto/keyring'
import { keyVersionOf, open, seal } from '#platform/crypto/seal'
import type { SealedColumn } from '#platform/crypto/sealed-column'
import { decoderOf } from '#platform/csv/encodings'
import type { Encoding } from '#platform/csv/encodings'
import { LONGEST_RECORD } from '#platform/csv/read-record'
import { readRecords } from '#platform/csv/read-records'
import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** What is sent at a time; the last part may hold less. */
export const PART_BYTES = 4 * 1024 * 1024
/** What is kept in one row. Four times less than what is sent: the driver holds what it reads several times over. */
export const STORED_BYTES = PART_BYTES / 4

/** A decoded piece is kept small, so that taking records off it copies little. */
const PIECE_BYTES = 65_536

const purposeOf = (importId: string, position: number | string): string => `import ${importId}/${position}`

/** Sealed parts of files, for sealing anew. */
export const sealedParts: SealedColumn = { kind: 'uploaded files', table: 'import_parts', column: 'content', under: 'organization', id: [['import_id', 'uuid'], ['position', 'int']], purpose: (id) => purposeOf(id.import_id ?? '', id.position ?? ''), batch: 4 }

/** Seals a part of the file into the database; the same part again takes its place. */
export async function savePart(tx: Tx, keys: Keyring, importId: string, part: number, bytes: Uint8Array): Promise<void> {
  const key = await keys.organizationKey(tx)
  const first = part * (PART_BYTES / STORED_BYTES)
  tx.send(sql`
    delete from import_parts where organization_id = ${tx.organizationId} and import_id = ${importId} and position >= ${first} and position < ${first + PART_BYTES / STORED_BYTES}`)
  for (let at = 0; at < bytes.length; at += STORED_BYTES) {
    const [position, piece] = [first + at / STORED_BYTES, bytes.subarray(at, at + STORED_BYTES)]
    tx.send(sql`
      insert into import_parts (organization_id, import_id, position, content, size) values (${tx.organizationId}, ${importId}, ${position}, ${seal(key, purposeOf(importId, position), piece)}, ${piece.length})`)
  }
}

/** Whether every byte has arrived: nothing is missing in the middle, and there are as many as were told, where anybody asked. */
export const isWhole = async (tx: Tx, importId: string): Promise<boolean> =>
  (await tx.one<{ whole: boolean | null }>(sql`
    select count(*) = max(p.position) + 1 and coalesce(sum(p.size) = max(i.expected_size), true) as whole
    from imports i join import_parts p on p.organization_id = i.organization_id and p.import_id = i.id where i.organization_id = ${tx.organizationId} and i.id = ${importId}`)).whole === true

/** The bytes of the file, piece by piece; never more than one in memory. */
export async function* partsOf(db: Database, keys: Keyring, organizationId: string, importId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const part = await db.inTenant(organizationId, async (tx) => {
      const row = await tx.maybe<{ content: Buffer }>(sql`select content from import_parts where organization_id = ${organizationId} and import_id = ${importId} and position = ${position}`)
      return row && open(await keys.organizationKey(tx, keyVersionOf(row.content)), purposeOf(importId, position), row.content)
    })
    if (!part) return
    yield part
  }
}

/** The first bytes of the file, at most `most`. */
export async function headOf(db: Database, keys: Keyring, organizationId: string, importId: string, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of partsOf(db, keys, organizationId, importId)) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes >= most) break
  }
  return Buffer.concat(pieces).subarray(0, most)
}

/** A record of the file; `row` counts from 1 behind the headings, lines that are empty do not count. `fault`: why it cannot be read as columns. */
export interface FileRow { readonly row: number; readonly fields: readonly string[]; readonly fault: 'broken-quotes' | 'too-long-line' | null }

/** The records of the file behind its headings, in constant memory: of a line without end only the beginning is kept. */
export async function* rowsOf(parts: AsyncIterable<Buffer>, encoding: Encoding, delimiter: string): AsyncGenerator<FileRow> {
  let row = -1
  let isBehindLongLine = false
  for await (const record of readRecords(textOf(parts, encoding), delimiter)) {
    const isCut: boolean = isBehindLongLine
    isBehindLongLine = (isCut || record.raw.length > LONGEST_RECORD) && record.lineEnd === ''
    if (isCut || record.fields.every((field) => field.trim() === '')) continue
    row += 1
    const fault = record.raw.length > LONGEST_RECORD ? 'too-long-line' : record.isUnclosed || record.strayQuotes.length > 0 ? 'broken-quotes' : null
    if (row > 0) yield { row, fields: record.fields, fault }
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
