import type { I18n } from '@lingui/core'
import type { PaperSection } from '#modules/customers/server'
import type { FittingView } from '../../contract.ts'
import { noContactLens } from '../../domain/contact-lens.ts'
import type { ContactLens } from '../../domain/contact-lens.ts'
import { cells, emptyEye, eyes } from '../../domain/eye-values.ts'
import type { Cell, Eye, EyeValues } from '../../domain/eye-values.ts'
import { cellName, columnName, modalityName, purposeName, writtenCell } from '../paper-words.ts'
import type { PrescriptionData, VersionData } from '../prescription-data.ts'
import type { KeptBeside } from './kept-beside.ts'

/** Prescriptions as the person's own paper shows them: every version with all that it says of either eye, which photos there are, how it was typed again. */
export function prescriptionsOnPaper(prescriptions: readonly (PrescriptionData & KeptBeside)[], fittings: readonly FittingView[], i18n: I18n): PaperSection[] {
  const rows = prescriptions.flatMap(({ versions, photos, rekeys }) => [
    ...versions.flatMap((version) => [[day(version.examinedOn, i18n.locale), headOf(version, i18n)] as const, ...eyes.map((eye) => [eyeName(eye, i18n), valuesOf(version, eye, i18n)] as const)]),
    ...(photos.length === 0 ? [] : [[i18n._({ id: 'prescriptions.paper.photos', message: 'Photos of the paper' }), photos.map(({ name }) => name).join(' · ')] as const]),
    ...rekeys.map((rekey) => [i18n._({ id: 'prescriptions.paper.rekeyed', message: 'Typed again' }), rekeyText(rekey, i18n)] as const),
  ])
  const tried = fittings.flatMap((fitting) => [
    [day(fitting.fittedOn, i18n.locale), [outcomeName(fitting.outcome, i18n), fitting.note].filter(Boolean).join(' · ')] as const, ...eyes.flatMap((eye) => (fitting[eye] ? [[eyeName(eye, i18n), trialLensText(fitting[eye], eye, i18n)] as const] : [])),
  ])
  return [
    ...(rows.length === 0 ? [] : [{ title: i18n._({ id: 'prescriptions.paper.title', message: 'Prescriptions' }), rows }]),
    ...(tried.length === 0 ? [] : [{ title: i18n._({ id: 'prescriptions.paper.fittings', message: 'Contact lenses tried on' }), rows: tried }]),
  ]
}

const day = (of: string, language: string): string => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(of))

function headOf({ purpose, version, prescriber, validUntil, reason }: VersionData, i18n: I18n): string {
  return [
    purposeName(purpose, i18n), version > 1 ? i18n._({ id: 'prescriptions.paper.version', message: 'version {version}', values: { version } }) : null, prescriber && [prescriber.name, prescriber.licence].filter(Boolean).join(' '),
    validUntil && i18n._({ id: 'prescriptions.paper.valid-until', message: 'valid until {day}', values: { day: day(validUntil, i18n.locale) } }), reason,
  ].filter(Boolean).join(' · ')
}

function rekeyText({ at, version, agrees, corrected, differs }: KeptBeside['rekeys'][number], i18n: I18n): string {
  const places = [...new Set(differs.map((place) => {
    const [eye, cell] = place.split('.') as [Eye, Cell]
    return `${eyeName(eye, i18n)}, ${cellName(cell, i18n)}`
  }))].join('; ')
  const came = agrees ? i18n._({ id: 'prescriptions.paper.rekey-agrees', message: 'both typings agree' })
    : corrected ? i18n._({ id: 'prescriptions.paper.rekey-corrected', message: 'corrected after a difference' })
      : i18n._({ id: 'prescriptions.paper.rekey-differs', message: 'differs: {places}', values: { places } })
  return [day(at, i18n.locale), i18n._({ id: 'prescriptions.paper.version', message: 'version {version}', values: { version } }), came].join(' · ')
}

/** What came of a fitting. */
function outcomeName(outcome: FittingView['outcome'], i18n: I18n): string {
  switch (outcome) {
    case 'ordered': return i18n._({ id: 'prescriptions.paper.fitting-ordered', message: 'lenses ordered' })
    case 'try-on': return i18n._({ id: 'prescriptions.paper.fitting-try-on', message: 'taken home to try' })
    case 'not-worn': return i18n._({ id: 'prescriptions.paper.fitting-not-worn', message: 'not to be worn' })
  }
}

const eyeName = (eye: Eye, i18n: I18n): string => (eye === 'right' ? i18n._({ id: 'prescriptions.paper.right', message: 'Right eye' }) : i18n._({ id: 'prescriptions.paper.left', message: 'Left eye' }))

/** The base of a prism stands with it. */
const own = cells.filter((cell) => !['prismBaseDeg', 'prism2', 'prism2BaseDeg'].includes(cell))

function valuesOf(version: VersionData, eye: Eye, i18n: I18n): string {
  const said = own.flatMap((cell) => {
    const value = writtenCell(version[eye], eye, cell, i18n.locale)
    return value === null ? [] : [`${columnName(cell, version, i18n)} ${value}`]
  })
  return [...said, ...lensWords(version.contactLenses?.[eye] ?? noContactLens, i18n)].join(' · ') || '–'
}

function trialLensText(lens: NonNullable<FittingView['right']>, eye: Eye, i18n: I18n): string {
  const { brand, modality, ...numbers } = lens
  const values: EyeValues = { ...emptyEye, ...numbers }
  return [...lensWords({ brand, modality }, i18n), ...own.flatMap((cell) => {
    const value = writtenCell(values, eye, cell, i18n.locale)
    return value === null ? [] : [`${cellName(cell, i18n)} ${value}`]
  })].join(' · ') || '–'
}

const lensWords = ({ brand, modality }: ContactLens, i18n: I18n): string[] => [brand, modality && modalityName(modality, i18n)].filter((word) => word !== null)
