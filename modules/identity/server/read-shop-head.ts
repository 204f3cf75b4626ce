import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** What stands at the head of a branch's papers. The logo is read apart, by who prints it. */
export interface ShopHead {
  readonly name: string
  readonly branchName: string
  readonly addressLines: readonly string[]
  readonly phone: string | null
  readonly email: string | null
  readonly taxNumber: string | null
  readonly logo: null
}

/** The head of a branch's papers. */
export async function readShopHead(tx: Tx, branchId: string): Promise<ShopHead> {
  const row = await tx.one<{ name: string; branch_name: string; street: string | null; postal_code: string | null; city: string | null; phone: string | null; email: string | null; tax_number: string | null }>(sql`
    select o.name, b.name as branch_name, b.street, b.postal_code, b.city, b.phone, b.email, o.tax_number
    from organizations o join branches b on b.organization_id = o.id where o.id = ${tx.organizationId} and b.id = ${branchId}`)
  return {
    name: row.name, branchName: row.branch_name, addressLines: [row.street, [row.postal_code, row.city].filter((part) => part).join(' ')].filter((line): line is string => Boolean(line)),
    phone: row.phone, email: row.email, taxNumber: row.tax_number, logo: null,
  }
}
