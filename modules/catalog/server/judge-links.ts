import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { FieldError } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import { translator } from '#platform/i18n/index'
import type { ProductData } from './product-data.ts'

interface Links { readonly options?: readonly string[]; readonly needs?: readonly string[]; readonly excludes?: readonly string[]; readonly skills?: readonly string[] }

/**
 * Demands that what the details name is there: options of a lens, what an option needs and excludes, skills of a service.
 * Products and options are never deleted, so nothing checked once can go missing. @throws {Problem} http/invalid with a pointer per name
 */
export async function linksMustExist(tx: Tx, by: StaffMember, { id, details }: Pick<ProductData, 'id' | 'details'>): Promise<void> {
  const { options = [], needs = [], excludes = [], skills = [] } = details as Links
  const optionIds = [...options, ...needs, ...excludes]
  if (optionIds.length + skills.length === 0) return
  const [known, skilled] = await Promise.all([
    optionIds.length === 0 ? [] : tx.rows<{ id: string }>(sql`select id from products where organization_id = ${tx.organizationId} and kind = 'lens-option' and id = any(${optionIds}::uuid[]) and id <> ${id}`),
    skills.length === 0 ? [] : tx.rows<{ id: string }>(sql`select id from skill_names where organization_id = ${tx.organizationId} and id = any(${skills}::uuid[])`),
  ])
  const i18n = translator(by.language)
  const noOption = i18n._({ id: 'catalog.refused.option', message: 'There is no such option.' })
  const noSkill = i18n._({ id: 'catalog.refused.skill', message: 'There is no such skill.' })
  const missing = (field: string, ids: readonly string[], there: readonly { id: string }[], detail: string): FieldError[] =>
    ids.flatMap((wanted, index) => (there.some((one) => one.id === wanted) ? [] : [{ pointer: `/details/${field}/${index}`, detail }]))
  const errors = [
    ...missing('options', options, known, noOption), ...missing('needs', needs, known, noOption), ...missing('excludes', excludes, known, noOption), ...missing('skills', skills, skilled, noSkill),
  ]
  if (errors.length > 0) throw refuseByContract(errors)
}
