import { detailsOfVariants } from '#modules/catalog/server'
import { lensesOfArticles } from '#modules/lenses/server'
import type { OrderData } from '#modules/orders/server'
import type { Tx } from '#platform/db/tx'
import type { Supplies, WantedLens } from '../domain/makes-lenses.ts'
import type { LabRow } from './lab-data.ts'
import { labLines } from './order-content.ts'

/** The articles of an order that a lab makes. */
export const articlesOf = ({ lines }: Pick<OrderData, 'lines'>): string[] => labLines(lines).flatMap(({ variantId }) => variantId ?? [])

/** The lenses among articles: whose and what kind they are by the catalogue of the maker that they are tied to, else what kind by the shop's own. */
export async function wantedLenses(tx: Tx, variantIds: readonly string[]): Promise<WantedLens[]> {
  if (variantIds.length === 0) return []
  const [tied, goods] = await Promise.all([lensesOfArticles(tx, variantIds), detailsOfVariants(tx, variantIds)])
  const known = new Map(tied.map((lens) => [lens.variantId, lens]))
  return [...goods].flatMap(([variantId, good]): WantedLens[] => {
    const lens = known.get(variantId)
    if (lens) return [{ name: lens.name, maker: lens.maker, kind: lens.kind }]
    if (good.kind === 'lens') return [{ name: good.name, maker: null, kind: good.details.design }]
    return good.kind === 'contact-lens' ? [{ name: good.name, maker: null, kind: 'contact-lens' }] : []
  })
}

export const suppliesOf = ({ makers, lens_kinds: kinds }: LabRow): Supplies => ({ makers, kinds })
