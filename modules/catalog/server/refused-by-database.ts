import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import { translator } from '#platform/i18n/index'
import { catalogProblems } from './problems.ts'

/** What the caller hears when the database refused a product: mostly that somebody else was quicker. */
export function refusedByDatabase(error: unknown, by: StaffMember): unknown {
  switch (violatedConstraint(error)) {
    case 'products_tax_class_exists':
      return refuseByContract([{ pointer: '/taxClass', detail: translator(by.language)._(/*i18n*/ { id: 'catalog.refused.tax-class', message: 'There is no such tax class.' }) }])
    case 'product_variants_sku_once':
    case 'product_variants_gtin_once':
      return new Problem(catalogProblems.codeTaken)
    case 'product_variants_pkey':
      return new Problem(httpProblems.idExists)
    default:
      return error
  }
}
