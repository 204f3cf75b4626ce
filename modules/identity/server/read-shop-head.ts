import type { Keyring } from '#platform/crypto/keyring'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { readFile } from '#platform/files/read-file'

/** What stands at the head of a branch's papers. */
export interface ShopHead {
  readonly name: string
  readonly branchName: string
  readonly addressLines: readonly string[]
  readonly phone: string | null
  readonly email: string | null
  readonly taxNumber: string | null
  readonly logo: { readonly format: 'png' | 'jpg'; readonly bytes: Uint8Array } | null
}

interface Row {
  name: string; branch_name: string; street: string | null; postal_code: string | null; city: string | null
  phone: string | null; email: string | null; tax_number: string | null; logo_file_id: string | null
}

const printable: Readonly<Record<string, 'png' | 'jpg'>> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

/** The head of a branch's papers, with the logo when it is of a kind that can be printed. */
export async function readShopHead(tx: Tx, keys: Keyring, branchId: string): Promise<ShopHead> {
  const row = await tx.one<Row>(sql`
    select o.name, b.name as branch_name, b.street, b.postal_code, b.city, b.phone, b.email, o.tax_number, o.logo_file_id
    from organizations o join branches b on b.organization_id = o.id where o.id = ${tx.organizationId} and b.id = ${branchId}`)
  const logo = row.logo_file_id ? await readFile(tx, keys, row.logo_file_id) : null
  const format = logo && printable[logo.mediaType]
  return {
    name: row.name, branchName: row.branch_name, addressLines: [row.street, [row.postal_code, row.city].filter((part) => part).join(' ')].filter((line): line is string => Boolean(line)),
    phone: row.phone, email: row.email, taxNumber: row.tax_number, logo: logo && format ? { format, bytes: logo.bytes } : null,
  }
}
