import type { StaffMember } from '#modules/identity/server'
import { Problem } from '#platform/http/problem'
import { translator } from '#platform/i18n/index'
import { customersProblems } from './problems.ts'

/** The refusal of an act on a row that is another customer now; names that one, so the caller must know that the reader may see it. */
export function refuseMerged(by: StaffMember, survivor: { readonly id: string; readonly name: string }): Problem {
  const survivorName = survivor.name
  const i18n = translator(by.language)
  const detail = i18n._({ id: 'customers.refused.merged', message: 'This customer was joined with another entry of the same person. Go on with {survivorName}.', values: { survivorName } })
  return new Problem(customersProblems.merged, detail, { survivorId: survivor.id, survivorName })
}
