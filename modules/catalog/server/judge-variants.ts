import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { FieldError } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import { translator } from '#platform/i18n/index'
import type { VariantChange } from '../contract.ts'
import { gtinForms } from '../domain/gtin.ts'
import { catalogProblems } from './problems.ts'

/**
 * Judges what can be judged of variants as sent without asking the database: currency, the right to costs, codes and ids twice.
 * @throws {Problem} http/invalid with a pointer per field, http/forbidden
 */
export function judgeVariants(by: StaffMember, variants: readonly VariantChange[]): void {
  const { currency } = by.organization
  const i18n = translator(by.language)
  const errors: FieldError[] = []
  const refuse = (index: number, field: string, detail: string): void => { errors.push({ pointer: `/variants/${index}/${field}`, detail }) }
  variants.forEach((variant, index) => {
    for (const field of ['price', 'unitCost'] as const) {
      const money = variant[field]
      if (money && money.currency !== currency) refuse(index, `${field}/currency`, i18n._({ id: 'catalog.refused.currency', message: 'Prices here are in {currency}.', values: { currency } }))
    }
    for (const field of ['id', 'sku', 'gtin'] as const) {
      const value = variant[field]
      const isTwin = (other: VariantChange): boolean => (field === 'gtin' ? isSameCode(field, value ?? null, other.gtin) : other[field] === value)
      if (value && variants.findIndex(isTwin) < index) refuse(index, field, i18n._({ id: 'catalog.refused.twice', message: 'This stands here twice.' }))
    }
  })
  if (errors.length > 0) throw refuseByContract(errors)
  if (variants.some(({ unitCost }) => unitCost) && !may(by, 'products.see-cost')) throw new Problem(httpProblems.forbidden, undefined, { right: 'products.see-cost' })
}

/** Demands that no other variant has these codes. @throws {Problem} catalog/code-taken with a pointer per field */
export async function codesMustBeFree(tx: Tx, by: StaffMember, variants: readonly VariantChange[], ownIds: readonly string[]): Promise<void> {
  const codes = (field: 'sku' | 'gtin'): string[] => variants.flatMap((variant) => variant[field] ?? [])
  // A number printed with noughts before it is the same number.
  const gtins = codes('gtin').flatMap(gtinForms)
  const taken = await tx.rows<{ sku: string | null; gtin: string | null }>(sql`
    select v.sku, v.gtin from product_variants v
    where v.organization_id = ${tx.organizationId} and (v.sku = any(${codes('sku')}) or v.gtin = any(${gtins})) and v.id <> all(${ownIds}::uuid[])`)
  if (taken.length === 0) return
  const detail = translator(by.language)._(/*i18n*/ { id: 'catalog.refused.code-taken', message: 'This belongs to something else in the catalog.' })
  const errors = variants.flatMap((variant, index) => (['sku', 'gtin'] as const)
    .filter((field) => variant[field] && taken.some((other) => isSameCode(field, other[field], variant[field])))
    .map((field) => ({ pointer: `/variants/${index}/${field}`, detail })))
  throw new Problem(catalogProblems.codeTaken, undefined, { errors })
}

const isSameCode = (field: 'sku' | 'gtin', one: string | null, other: string | null | undefined): boolean =>
  Boolean(one && other) && (field === 'gtin' ? gtinForms(other!).includes(one!) : one === other)
