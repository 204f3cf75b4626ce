import type { z } from 'zod'
import type { Keyring } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { removeFile, storeFile } from '#platform/files/store-file'
import type { logo } from '../contract.ts'

/** Puts a picture in the place of the organization's former logo. @throws {Problem} http/invalid for what is no picture */
export async function saveLogo(tx: Tx, keys: Keyring, picture: z.output<typeof logo>, pointer: string, staffId: string): Promise<void> {
  const { id } = await storeFile(tx, keys, {
    name: picture.name, bytes: Buffer.from(picture.base64, 'base64'), subject: { kind: 'organization', id: tx.organizationId },
    createdBy: staffId, pointer: `${pointer}/base64`, accept: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  })
  await clearLogo(tx)
  tx.send(sql`update organizations set logo_file_id = ${id} where id = ${tx.organizationId}`)
}

/** Takes the logo away. */
export async function clearLogo(tx: Tx): Promise<void> {
  const row = await tx.maybe<{ logo_file_id: string | null }>(sql`select logo_file_id from organizations where id = ${tx.organizationId}`)
  if (!row?.logo_file_id) return
  await removeFile(tx, row.logo_file_id)
  tx.send(sql`update organizations set logo_file_id = null where id = ${tx.organizationId}`)
}
