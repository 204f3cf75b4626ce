import type { HealthPerson } from '#modules/customers/server'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { ProblemKind } from '#platform/http/problem'
import { translator } from '#platform/i18n/index'
import type { DecidedView } from '../../contract.ts'
import { checkPrescription } from '../../domain/checks/check-prescription.ts'
import { decidedFindings, openFindings } from '../../domain/checks/finding.ts'
import type { Decision, Finding } from '../../domain/checks/finding.ts'
import type { BothEyes } from '../../domain/eye-values.ts'
import type { VersionContent } from '../prescription-data.ts'
import { prescriptionsProblems } from '../problems.ts'
import { checkSettingsOf } from './check-settings.ts'
import { readBefore } from './read-before.ts'

interface Judged { readonly id: string; readonly person: HealthPerson; readonly content: VersionContent; readonly decisions: readonly Decision[]; readonly origin?: BothEyes | undefined; readonly at?: string }

/**
 * Holds what was written against the limits of the organization and the prescription before, and writes down what was decided about it.
 * `at` stands in front of the pointers. @throws {Problem} prescriptions/outside-limits, prescriptions/look-again
 */
export async function judgeChecks(tx: Tx, by: StaffMember, { id, person, content, decisions, origin, at = '' }: Judged): Promise<Omit<DecidedView, 'at'>[]> {
  const [settings, before] = await Promise.all([checkSettingsOf(tx), content.kind === 'prescribed' ? readBefore(tx, person.id, { id, examinedOn: content.examinedOn, purpose: content.purpose }) : null])
  const findings = checkPrescription(content, content.kind, { settings, before, minor: person.minor, origin })
  const open = openFindings(findings, decisions, may(by, 'prescriptions.override', { ownerStaffIds: [person.ownerStaffId] }))
  const i18n = translator(by.language)
  const refuse = (kind: ProblemKind, found: readonly Finding[], detail: string) => {
    throw new Problem(kind, undefined, { findings: found, errors: found.map(({ eye, cell }) => ({ pointer: `${at}/${eye ?? 'right'}/${cell}`, detail })) })
  }
  const refused = open.filter(({ weight }) => weight === 'refused')
  if (refused.length > 0) refuse(prescriptionsProblems.outsideLimits, refused, i18n._({ id: 'prescriptions.check.refused', message: 'This is outside of what is usual here. Whoever may let it stand writes why.' }))
  if (open.length > 0) refuse(prescriptionsProblems.lookAgain, open, i18n._({ id: 'prescriptions.check.look-again', message: 'This is unlikely. Look at the paper again and confirm it.' }))
  return decidedFindings(findings, decisions).map(({ finding: { rule, eye, cell, weight }, reason }) => ({ rule, eye, cell, weight: weight === 'refused' ? weight : 'look-again', reason, by: { id: by.staffId, name: by.name } }))
}

/** Writes what was decided, without waiting. */
export function saveDecided(tx: Tx, prescriptionId: string, version: number, decided: readonly Omit<DecidedView, 'at'>[]): void {
  if (decided.length === 0) return
  const rows = decided.map(({ rule, eye, cell, weight, reason, by }) => ({ rule, eye: eye ?? 'both', cell, weight, reason, by: by?.id ?? null }))
  tx.send(sql`
    insert into prescription_checks (organization_id, prescription_id, version, rule, eye, cell, weight, reason, decided_by)
    select ${tx.organizationId}, ${prescriptionId}, ${version}, j.rule, j.eye, j.cell, j.weight, j.reason, j.by from json_to_recordset(${JSON.stringify(rows)}) as j(rule text, eye text, cell text, weight text, reason text, by uuid)`)
}
