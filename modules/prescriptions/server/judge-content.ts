import type { I18n, MessageDescriptor } from '@lingui/core'
import type { HealthPerson } from '#modules/customers/server'
import type { StaffMember } from '#modules/identity/server'
import { dayIn } from '#kernel/days'
import type { FieldError } from '#platform/http/problem'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import { translator } from '#platform/i18n/index'
import type { NewVersion } from '../contract.ts'
import { eyes, isEmptyEye } from '../domain/eye-values.ts'
import type { EyeValues } from '../domain/eye-values.ts'
import { judgeEye } from '../domain/judge-eye.ts'
import type { CellRefusal } from '../domain/judge-eye.ts'
import type { PrescriptionKind } from '../domain/prescription.ts'
import { validUntil } from '../domain/valid-until.ts'
import type { VersionContent } from './prescription-data.ts'
import { prescriptionsProblems } from './problems.ts'

const sentences: Record<CellRefusal, MessageDescriptor> = {
  'outside-limits': /*i18n*/{ id: 'prescriptions.refused.limits', message: 'No lens is made so. Check the number.' },
  'between-steps': /*i18n*/{ id: 'prescriptions.refused.step', message: 'Powers are written in steps of 0.25, or 0.125.' },
  'axis-missing': /*i18n*/{ id: 'prescriptions.refused.axis-missing', message: 'There is a cylinder but no axis. Type the axis.' },
  'axis-without-cylinder': /*i18n*/{ id: 'prescriptions.refused.axis-without-cylinder', message: 'There is an axis but no cylinder.' },
  'base-missing': /*i18n*/{ id: 'prescriptions.refused.base-missing', message: 'There is a prism but no base. Type the base.' },
  'base-without-prism': /*i18n*/{ id: 'prescriptions.refused.base-without-prism', message: 'There is a base but no prism.' },
  'first-prism-missing': /*i18n*/{ id: 'prescriptions.refused.first-prism-missing', message: 'There is a second prism but no first.' },
}

type Written = Omit<NewVersion, 'reason' | 'originVersion'> & { readonly reason: string | null }

/**
 * What was written, judged by the rules and completed: how long it is good follows from country and age unless it was said.
 * `at` stands in front of the pointers. @throws {Problem} http/invalid with a pointer per cell
 */
export function judgeContent(by: StaffMember, person: HealthPerson, now: Date, { reason, ...written }: Written, at = ''): VersionContent {
  const i18n = translator(by.language)
  const errors = eyes.flatMap((eye) => refusedCells(written[eye], written.kind, i18n, `${at}/${eye}`))
  if (eyes.every((eye) => isEmptyEye(written[eye]))) errors.push({ pointer: `${at}/right/sphere`, detail: i18n._({ id: 'prescriptions.refused.empty', message: 'Type at least one value.' }) })
  if (written.examinedOn > latestDay(by, now)) errors.push({ pointer: `${at}/examinedOn`, detail: dayToCome(i18n) })
  if (person.birthOn && written.examinedOn < person.birthOn) errors.push({ pointer: `${at}/examinedOn`, detail: i18n._({ id: 'prescriptions.refused.before-birth', message: 'This day is before the person was born.' }) })
  const until = written.validUntil === undefined ? validUntil({ ...written, country: by.organization.country, minor: person.minor }) : written.validUntil
  if (until !== null && until < written.examinedOn) errors.push({ pointer: `${at}/validUntil`, detail: i18n._({ id: 'prescriptions.refused.ends-before', message: 'It would end before the examination.' }) })
  if (errors.length > 0) throw refuseByContract(errors)
  return {
    kind: written.kind, reason: reason || null, purpose: written.purpose, prescriber: written.prescriber && { name: written.prescriber.name, licence: written.prescriber.licence || null },
    examinedOn: written.examinedOn, validUntil: until, right: written.right, left: written.left, contactLenses: worn(written),
  }
}

/** What cannot stand in the values of an eye, each with its pointer below `at`. */
export const refusedCells = (values: EyeValues, kind: PrescriptionKind, i18n: I18n, at: string): FieldError[] =>
  judgeEye(values, kind).map(({ cell, refusal }) => ({ pointer: `${at}/${cell}`, detail: i18n._(sentences[refusal]) }))

export const dayToCome = (i18n: I18n): string => i18n._({ id: 'prescriptions.refused.to-come', message: 'This day is still to come.' })

/** What is said of contact lenses; nothing of glasses, and nothing where no word is said. */
function worn({ purpose, contactLenses }: Pick<Written, 'purpose' | 'contactLenses'>): VersionContent['contactLenses'] {
  return purpose === 'contact-lenses' && contactLenses && eyes.some((eye) => contactLenses[eye].brand !== null || contactLenses[eye].modality !== null) ? contactLenses : null
}

/** Health data of this person may be written. @throws {Problem} prescriptions/no-health-consent */
export function mustBeAgreed(by: StaffMember, { refusal }: HealthPerson): void {
  if (!refusal) return
  const i18n = translator(by.language)
  const said = {
    'no-guardian': i18n._({ id: 'prescriptions.consent.no-guardian', message: 'The wearer is a minor and nobody stands on record as guardian. Add the guardian on the customer\'s page.' }),
    'no-guardian-consent': i18n._({ id: 'prescriptions.consent.no-guardian-consent', message: 'The wearer is a minor and the guardian has not agreed that health data are kept. Record the consent on the customer\'s page.' }),
    'no-consent': i18n._({ id: 'prescriptions.consent.no-consent', message: 'The customer took back the consent to health data.' }),
  }
  throw new Problem(prescriptionsProblems.noHealthConsent, said[refusal], { reason: refusal })
}

/** In the east it is tomorrow already: the latest day at any branch counts. */
export function latestDay(by: StaffMember, now: Date): string {
  return [...by.organization.branches.values()].map(({ timeZone }) => dayIn(timeZone, now)).toSorted().at(-1) ?? dayIn('UTC', now)
}
