import type { I18n } from '@lingui/core'
import { languages } from '#kernel/languages'
import type { AcuityNotation } from '../domain/acuity/acuity-notation.ts'
import { cellText } from '../domain/cell-text.ts'
import type { Modality } from '../domain/contact-lens.ts'
import type { BothEyes, Cell, Eye, EyeValues } from '../domain/eye-values.ts'
import type { PrescriptionKind, Purpose } from '../domain/prescription.ts'

/** A value as the grid shows it, a prism with its base; null where nothing is said, for empty is not zero. */
export function writtenCell(values: EyeValues, eye: Eye, cell: Cell, language: string, acuity: AcuityNotation = 'decimal'): string | null {
  const mark = language === 'cs' || language === 'pt-BR' ? ',' : '.'
  const text = (one: Cell): string | null => (values[one] === null ? null : cellText(one, values[one], eye, mark, { notation: acuity, language: languages.find((spoken) => spoken === language) ?? 'en' }))
  if (cell !== 'prism') return text(cell)
  const prisms = [[text('prism'), text('prismBaseDeg')], [text('prism2'), text('prism2BaseDeg')]].map((pair) => pair.filter(Boolean).join('\u00a0')).filter((pair) => pair !== '')
  return prisms.join(' ') || null
}

/** What a value of an eye is called on paper, where columns are narrow. */
export function cellName(cell: Cell, i18n: I18n): string {
  switch (cell) {
    case 'sphere': return i18n._({ id: 'prescriptions.paper.sphere', message: 'Sphere' })
    case 'cylinder': return i18n._({ id: 'prescriptions.paper.cylinder', message: 'Cyl' })
    case 'axisDeg': return i18n._({ id: 'prescriptions.paper.axis', message: 'Axis' })
    case 'addition': return i18n._({ id: 'prescriptions.paper.addition', message: 'Add' })
    case 'prism': case 'prismBaseDeg': case 'prism2': case 'prism2BaseDeg': return i18n._({ id: 'prescriptions.paper.prism', message: 'Prism' })
    case 'pd': return i18n._({ id: 'prescriptions.paper.pd', message: 'PD' })
    case 'fittingHeight': return i18n._({ id: 'prescriptions.paper.height', message: 'Height' })
    case 'intermediateAddition': return i18n._({ id: 'prescriptions.paper.middle-addition', message: 'Add, middle' })
    case 'pdNear': return i18n._({ id: 'prescriptions.paper.pd-near', message: 'PD near' })
    case 'segmentHeight': return i18n._({ id: 'prescriptions.paper.segment', message: 'Segment height' })
    case 'vertexExamined': return i18n._({ id: 'prescriptions.paper.vertex-examined', message: 'Vertex examined' })
    case 'vertexWorn': return i18n._({ id: 'prescriptions.paper.vertex-worn', message: 'Vertex worn' })
    case 'tilt': return i18n._({ id: 'prescriptions.paper.tilt', message: 'Tilt' })
    case 'wrap': return i18n._({ id: 'prescriptions.paper.wrap', message: 'Wrap' })
    case 'baseCurve': return i18n._({ id: 'prescriptions.paper.base-curve', message: 'Base curve' })
    case 'diameter': return i18n._({ id: 'prescriptions.paper.diameter', message: 'Diameter' })
    case 'acuityWithout': return i18n._({ id: 'prescriptions.paper.acuity-without', message: 'Acuity without' })
    case 'acuityWith': return i18n._({ id: 'prescriptions.paper.acuity-with', message: 'Acuity with' })
  }
}

/** A prescription as far as its columns are concerned. */
type Columns = BothEyes & { readonly purpose: Purpose }

/** The PD in the grid of a paper: glasses for reading alone are centred by the near one, where it was measured. */
export const pdColumn = ({ purpose, right, left }: Columns): 'pd' | 'pdNear' => (purpose === 'near' && (right.pdNear !== null || left.pdNear !== null) ? 'pdNear' : 'pd')

/** What a value is called on a paper: a PD says which it is wherever somebody may take it for the other. */
export function columnName(cell: Cell, { purpose, right, left }: Columns, i18n: I18n): string {
  const mayBeEither = purpose === 'near' || purpose === 'intermediate' || purpose === 'computer' || right.pdNear !== null || left.pdNear !== null
  return cell === 'pd' && mayBeEither ? i18n._({ id: 'prescriptions.paper.pd-far', message: 'PD far' }) : cellName(cell, i18n)
}

/** An eye as papers mark it: by shape, and by the letter of the language; templates draw the mark. */
export interface EyeMark { readonly side: Eye; readonly letter: string }

export const eyeMark = (side: Eye, i18n: I18n): EyeMark => ({
  side, letter: side === 'right' ? i18n._({ id: 'prescriptions.paper.right-letter', message: 'R' }) : i18n._({ id: 'prescriptions.paper.left-letter', message: 'L' }),
})

/** An eye in a line of words, where there is no mark: as prescriptions of the language have it. */
export const eyeAbbreviation = (eye: Eye, i18n: I18n): string =>
  (eye === 'right' ? i18n._({ id: 'prescriptions.paper.right-short', message: 'R' }) : i18n._({ id: 'prescriptions.paper.left-short', message: 'L' }))

/** What a version is: written, ordered or made. */
export function kindName(kind: PrescriptionKind, i18n: I18n): string {
  switch (kind) {
    case 'prescribed': return i18n._({ id: 'prescriptions.paper.prescribed', message: 'as prescribed' })
    case 'dispensed': return i18n._({ id: 'prescriptions.paper.dispensed', message: 'as ordered' })
    case 'compensated': return i18n._({ id: 'prescriptions.paper.compensated', message: 'as the lab made it' })
  }
}

/** How long one contact lens is worn. */
export function modalityName(modality: Modality, i18n: I18n): string {
  switch (modality) {
    case 'daily': return i18n._({ id: 'prescriptions.paper.daily', message: 'daily' })
    case 'two-weekly': return i18n._({ id: 'prescriptions.paper.two-weekly', message: 'two-weekly' })
    case 'monthly': return i18n._({ id: 'prescriptions.paper.monthly', message: 'monthly' })
    case 'quarterly': return i18n._({ id: 'prescriptions.paper.quarterly', message: 'quarterly' })
    case 'half-yearly': return i18n._({ id: 'prescriptions.paper.half-yearly', message: 'half-yearly' })
    case 'yearly': return i18n._({ id: 'prescriptions.paper.yearly', message: 'yearly' })
  }
}

/** What a prescription is for. */
export function purposeName(purpose: Purpose, i18n: I18n): string {
  switch (purpose) {
    case 'distance': return i18n._({ id: 'prescriptions.paper.for-distance', message: 'Distance' })
    case 'near': return i18n._({ id: 'prescriptions.paper.for-near', message: 'Near' })
    case 'intermediate': return i18n._({ id: 'prescriptions.paper.for-middle', message: 'Middle distance' })
    case 'progressive': return i18n._({ id: 'prescriptions.paper.progressive', message: 'Distance and near' })
    case 'bifocal': return i18n._({ id: 'prescriptions.paper.bifocal', message: 'Bifocal' })
    case 'computer': return i18n._({ id: 'prescriptions.paper.computer', message: 'Computer' })
    case 'contact-lenses': return i18n._({ id: 'prescriptions.paper.contact-lenses', message: 'Contact lenses' })
  }
}
