import { newId } from '#kernel/ids'
import type { Keyring } from '#platform/crypto/keyring'
import { markOf, seal } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import { cleanFileName } from './file-name.ts'
import { purposeOf } from './file-purpose.ts'
import { readFile } from './read-file.ts'
import { attachable, sniff } from './sniff.ts'
import type { MediaType } from './sniff.ts'

export const LARGEST_FILE = 10 * 1024 * 1024

export interface NewFile {
  readonly id?: string
  readonly name: string
  readonly bytes: Uint8Array
  /** What it hangs on: `organization`, `order`… and its id. */
  readonly subject: { readonly kind: string; readonly id: string }
  /** Whose key seals it; without one the organization's does. Erasing the person makes it unreadable. */
  readonly personId?: string
  /** Health data: every look at it is audited. */
  readonly health?: boolean
  readonly createdBy: string | null
  /** Where the content stands in the request, for the refusal. */
  readonly pointer: string
  readonly accept?: readonly MediaType[]
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: MediaType
  readonly size: number
}

/** Seals an attachment into the database. @throws {Problem} http/invalid for what is empty, too large, or of a kind not taken here; http/id-exists */
export async function storeFile(tx: Tx, keys: Keyring, file: NewFile): Promise<StoredFile> {
  const refuse = (detail: string) => refuseByContract([{ pointer: file.pointer, detail }])
  const size = file.bytes.length
  if (size === 0) throw refuse('the file is empty')
  if (size > LARGEST_FILE) throw refuse('the file is larger than 10 MB')
  const accept = file.accept ?? attachable
  const mediaType = await sniff(file.bytes, file.name)
  if (!mediaType || !accept.includes(mediaType)) throw refuse(`this kind of file is not taken; send ${accept.map((type) => type.split('/')[1]).join(', ')}`)
  const [id, name] = [file.id ?? newId(), cleanFileName(file.name, mediaType)]
  const organizationKey = await keys.organizationKey(tx)
  const key = file.personId ? await keys.personKey(tx, file.personId) : organizationKey
  const mark = markOf(organizationKey, 'file', file.bytes)
  const stored = await tx.run(sql`
    insert into files (organization_id, id, subject_kind, subject_id, name, media_type, size, content_mark, content, person_id, health, created_by)
    values (${tx.organizationId}, ${id}, ${file.subject.kind}, ${file.subject.id}, ${name}, ${mediaType}, ${size}, ${mark},
      ${seal(key, purposeOf(id), file.bytes)}, ${file.personId ?? null}, ${file.health ?? false}, ${file.createdBy}) on conflict (organization_id, id) do nothing`)
  if (stored === 0) await mustBeTheSame(tx, keys, id, file)
  return { id, name, mediaType, size }
}

/** A file with a known id is stored already when it hangs on the same thing and says the same. @throws {Problem} http/id-exists */
async function mustBeTheSame(tx: Tx, keys: Keyring, id: string, { subject, bytes }: NewFile): Promise<void> {
  // Opened and compared: the mark of equal content is another one once the organization's key was changed.
  const same = await readFile(tx, keys, id)
  if (same?.subject.kind !== subject.kind || same.subject.id !== subject.id || !same.bytes.equals(bytes)) throw new Problem(httpProblems.idExists)
}

/** Takes a file out of sight. Its bytes go with the retention of its subject, or before, where that empties what was taken off. */
export async function removeFile(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update files set deleted_at = now() where organization_id = ${tx.organizationId} and id = ${id} and deleted_at is null`)
}
