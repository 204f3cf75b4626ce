import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { ComparisonView } from '../contract.ts'
import { compareVersions } from '../domain/compare-versions.ts'
import { explainVersions } from '../domain/explain/explain-versions.ts'
import { openPrescription } from './open-prescriptions.ts'

/** What one version says otherwise than another, and why; looking at that is a look at the prescription. @throws {Problem} http/not-found */
export async function comparePrescription(deps: Pick<Deps, 'db'>, by: StaffMember, call: Call, id: string, { from, to }: { from: number; to: number }): Promise<ComparisonView> {
  const { versions } = await openPrescription(deps, by, call, id)
  const [before, after] = [from, to].map((wanted) => versions.find(({ version }) => version === wanted))
  if (!before || !after) throw new Problem(httpProblems.notFound)
  return { from, to, reason: after.reason, changes: compareVersions(before, after), explanations: explainVersions(before, after).map((one) => ({ ...one, cells: [...one.cells] })) }
}
