import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { LensItem } from '../contract.ts'
import { codeKey } from './known-lenses.ts'
import type { KnownLens } from './known-lenses.ts'

export interface Link { readonly variantId: string; readonly productId: string; readonly makerCode: string; readonly lensCode: string }

/** Which articles of the shop are which lens, by the lens's codes. */
export async function linksOf(tx: Tx): Promise<ReadonlyMap<string, readonly Link[]>> {
  const links = await tx.rows<Link>(sql`
    select variant_id as "variantId", product_id as "productId", maker_code as "makerCode", lens_code as "lensCode" from lens_links where organization_id = ${tx.organizationId} order by variant_id`)
  return Map.groupBy(links, ({ makerCode, lensCode }) => codeKey(makerCode, lensCode))
}

/** A lens as the API shows it. */
export const toLensItem = ({ searchText: _text, catalogueId: _catalogue, currency: _currency, ...lens }: KnownLens, links: ReadonlyMap<string, readonly Link[]>): LensItem => ({
  ...lens, soldAs: (links.get(codeKey(lens.makerCode, lens.code)) ?? []).map(({ productId, variantId }) => ({ productId, variantId })),
})

/** Whether somebody may see what a lens costs: what the maker recommends to ask for everybody, what the shop pays or may pay only who sees costs. */
export const seesPrice = (by: StaffMember, { priceKind }: Pick<KnownLens, 'priceKind'>): boolean => priceKind === 'recommended' || may(by, 'products.see-cost')

export const money = (amount: number | null, currency: string | null): { amount: number; currency: string } | null => (amount === null || currency === null ? null : { amount, currency })
