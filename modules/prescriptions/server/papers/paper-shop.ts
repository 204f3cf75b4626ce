import { readShopHead } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Keyring } from '#platform/crypto/keyring'
import type { Tx } from '#platform/db/tx'

/** What stands at the head of a paper: prescriptions belong to no branch, so the first one's address is told. */
export interface PaperShop { readonly name: string; readonly lines: readonly string[] }

export async function paperShop(tx: Tx, keys: Keyring, by: StaffMember): Promise<{ readonly shop: PaperShop; readonly timeZone: string }> {
  const [branch] = by.organization.branches.values()
  if (!branch) return { shop: { name: by.organization.name, lines: [] }, timeZone: 'UTC' }
  const { name, addressLines, phone, email, taxNumber } = await readShopHead(tx, keys, branch.id)
  return { shop: { name, lines: [addressLines.join(', '), [phone, email].filter(Boolean).join(' · '), taxNumber].filter((line): line is string => Boolean(line)) }, timeZone: branch.timeZone }
}
