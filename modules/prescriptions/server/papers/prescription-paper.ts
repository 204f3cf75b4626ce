import type { I18n } from '@lingui/core'
import type { AcuityNotation } from '../../domain/acuity/acuity-notation.ts'
import { noContactLens } from '../../domain/contact-lens.ts'
import { eyes } from '../../domain/eye-values.ts'
import type { Cell, Eye } from '../../domain/eye-values.ts'
import { columnName, eyeAbbreviation, kindName, modalityName, pdColumn, purposeName, writtenCell } from '../paper-words.ts'
import type { VersionData } from '../prescription-data.ts'
import type { PaperShop } from './paper-shop.ts'

const powers = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism'] as const
const contactLenses = ['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter'] as const
const further = ['intermediateAddition', 'pd', 'pdNear', 'fittingHeight', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap', 'prism', 'baseCurve', 'diameter', 'acuityWithout', 'acuityWith'] as const

export interface PrescriptionPaper {
  readonly version: VersionData
  readonly person: { readonly name: string; readonly birthOn: string | null }
  readonly shop: PaperShop
  readonly printedAt: string
  readonly printedBy: string
  readonly timeZone: string
  readonly acuity: AcuityNotation
}

/** What the paper of one version says, every word ready to print. */
export function prescriptionPaper({ version, person, shop, printedAt, printedBy, timeZone, acuity }: PrescriptionPaper, i18n: I18n): object {
  const day = (of: string): string => new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(of))
  const columns: readonly Cell[] = version.purpose === 'contact-lenses' ? contactLenses : [...powers, pdColumn(version), 'fittingHeight']
  const short = (eye: Eye): string => eyeAbbreviation(eye, i18n)
  const cell = (eye: Eye, one: Cell): string => writtenCell(version[eye], eye, one, i18n.locale, acuity) ?? '–'
  const lens = (eye: Eye): string => {
    const { brand, modality } = version.contactLenses?.[eye] ?? noContactLens
    return [brand, modality && modalityName(modality, i18n)].filter(Boolean).join(' · ') || '–'
  }
  const fact = (label: string, value: string | null | undefined): { label: string; value: string }[] => (value ? [{ label, value }] : [])
  const { prescriber } = version
  return {
    language: i18n.locale, title: i18n._({ id: 'prescriptions.paper.one', message: 'Prescription' }), shop,
    kind: [purposeName(version.purpose, i18n), kindName(version.kind, i18n), i18n._({ id: 'prescriptions.paper.version', message: 'version {version}', values: { version: version.version } })].join(' · '),
    person: person.name, born: person.birthOn ? i18n._({ id: 'prescriptions.paper.born', message: 'born {day}', values: { day: day(person.birthOn) } }) : '',
    heads: columns.map((one) => columnName(one, version, i18n)),
    ...Object.fromEntries(eyes.map((eye) => [eye, { name: short(eye), cells: columns.map((one) => cell(eye, one)) }])),
    further: [
      ...further.filter((one) => !columns.includes(one) && eyes.some((eye) => version[eye][one] !== null)).map((one) => ({ label: columnName(one, version, i18n), right: `${short('right')} ${cell('right', one)}`, left: `${short('left')} ${cell('left', one)}` })),
      ...(version.contactLenses ? [{ label: i18n._({ id: 'prescriptions.paper.lens', message: 'Contact lens' }), right: `${short('right')} ${lens('right')}`, left: `${short('left')} ${lens('left')}` }] : []),
    ],
    facts: [
      ...fact(i18n._({ id: 'prescriptions.paper.prescriber', message: 'Prescribed by' }), prescriber?.name),
      ...fact(i18n._({ id: 'prescriptions.paper.licence', message: 'Licence number' }), prescriber?.licence),
      ...fact(i18n._({ id: 'prescriptions.paper.examined', message: 'Examined on' }), day(version.examinedOn)),
      ...fact(i18n._({ id: 'prescriptions.paper.good-until', message: 'Good until' }), version.validUntil ? day(version.validUntil) : i18n._({ id: 'prescriptions.paper.endless', message: 'without end' })),
      ...fact(i18n._({ id: 'prescriptions.paper.reason', message: 'Why it changed' }), version.reason),
    ],
    printed: i18n._({
      id: 'prescriptions.paper.printed', message: 'Printed {at} by {name}',
      values: { at: new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(printedAt)), name: printedBy },
    }),
    page: i18n._({ id: 'prescriptions.paper.page', message: 'page {page} of {pages}', values: { page: '{page}', pages: '{pages}' } }),
  }
}
