import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { LensKind } from '../domain/index.ts'

/** Which lens of a current catalogue an article is. */
export interface LensOfArticle { readonly variantId: string; readonly name: string; readonly maker: string; readonly kind: LensKind }

/** What is known of articles as lenses of makers; those that are tied to none, or to one that is made no more, are left out. */
export const lensesOfArticles = (tx: Tx, variantIds: readonly string[]): Promise<LensOfArticle[]> => tx.rows<LensOfArticle>(sql`
  select k.variant_id as "variantId", t.name, c.maker, t.kind
  from lens_links k
  join lens_catalogues c on c.organization_id = k.organization_id and c.maker_code = k.maker_code and c.state = 'current'
  join lens_types t on t.organization_id = c.organization_id and t.catalogue_id = c.id and t.code = k.lens_code
  where k.organization_id = ${tx.organizationId} and k.variant_id = any(${[...new Set(variantIds)]}::uuid[]) order by t.name, t.id`)
