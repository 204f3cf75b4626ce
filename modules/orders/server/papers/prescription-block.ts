import type { I18n } from '@lingui/core'
import { cellText } from '#modules/prescriptions/domain'
import type { Cell, Eye, EyeValues, Purpose } from '#modules/prescriptions/domain'
import type { SheetPrescription } from './order-sheet-input.ts'
import { writeDay } from './write-numbers.ts'

/** Columns of the grid; contact lenses have other measures than glasses. */
const glasses = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'pd', 'fittingHeight'] as const
const contactLenses = ['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter'] as const
/** What stands below the grid where it is said. Acuity is nothing to make lenses by. */
const further = ['intermediateAddition', 'pd', 'pdNear', 'fittingHeight', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap', 'prism', 'baseCurve', 'diameter'] as const

/** The prescription as the workshop's part carries it: a grid in large figures, and what else was measured. */
export function prescriptionBlock({ purpose, examinedOn, version, right, left }: SheetPrescription, i18n: I18n) {
  const columns: readonly Cell[] = purpose === 'contact-lenses' ? contactLenses : glasses
  const cell = (values: EyeValues, eye: Eye, one: Cell): string => written(values, eye, one, i18n.locale) ?? '–'
  return {
    heads: columns.map((one) => cellName(one, i18n)),
    right: columns.map((one) => cell(right, 'right', one)),
    left: columns.map((one) => cell(left, 'left', one)),
    further: further.filter((one) => !columns.includes(one) && (right[one] !== null || left[one] !== null))
      .map((one) => ({ label: cellName(one, i18n), right: cell(right, 'right', one), left: cell(left, 'left', one) })),
    source: i18n._({
      id: 'orders.sheet.rx.source', message: '{purpose}, examined on {day}, version {version}',
      values: { purpose: purposeName(purpose, i18n), day: writeDay(i18n.locale, examinedOn), version },
    }),
  }
}

/** A value as the grid shows it, a prism with its base; null where nothing is said, for empty is not zero. */
function written(values: EyeValues, eye: Eye, cell: Cell, language: string): string | null {
  const mark = language === 'cs' || language === 'pt-BR' ? ',' : '.'
  const text = (one: Cell): string | null => (values[one] === null ? null : cellText(one, values[one], eye, mark))
  if (cell !== 'prism') return text(cell)
  const prisms = [[text('prism'), text('prismBaseDeg')], [text('prism2'), text('prism2BaseDeg')]].map((pair) => pair.filter(Boolean).join('\u00a0')).filter((pair) => pair !== '')
  return prisms.join(' ') || null
}

function cellName(cell: Cell, i18n: I18n): string {
  switch (cell) {
    case 'sphere': return i18n._({ id: 'orders.sheet.rx.sphere', message: 'Sphere' })
    case 'cylinder': return i18n._({ id: 'orders.sheet.rx.cylinder', message: 'Cyl' })
    case 'axisDeg': return i18n._({ id: 'orders.sheet.rx.axis', message: 'Axis' })
    case 'addition': return i18n._({ id: 'orders.sheet.rx.addition', message: 'Add' })
    case 'prism': return i18n._({ id: 'orders.sheet.rx.prism', message: 'Prism' })
    case 'pd': return i18n._({ id: 'orders.sheet.rx.pd', message: 'PD' })
    case 'fittingHeight': return i18n._({ id: 'orders.sheet.rx.height', message: 'Height' })
    case 'intermediateAddition': return i18n._({ id: 'orders.sheet.rx.middle-addition', message: 'Add, middle' })
    case 'pdNear': return i18n._({ id: 'orders.sheet.rx.pd-near', message: 'PD near' })
    case 'segmentHeight': return i18n._({ id: 'orders.sheet.rx.segment', message: 'Segment height' })
    case 'vertexExamined': return i18n._({ id: 'orders.sheet.rx.vertex-examined', message: 'Vertex examined' })
    case 'vertexWorn': return i18n._({ id: 'orders.sheet.rx.vertex-worn', message: 'Vertex worn' })
    case 'tilt': return i18n._({ id: 'orders.sheet.rx.tilt', message: 'Tilt' })
    case 'wrap': return i18n._({ id: 'orders.sheet.rx.wrap', message: 'Wrap' })
    case 'baseCurve': return i18n._({ id: 'orders.sheet.rx.base-curve', message: 'Base curve' })
    case 'diameter': return i18n._({ id: 'orders.sheet.rx.diameter', message: 'Diameter' })
    default: return cell
  }
}

function purposeName(purpose: Purpose, i18n: I18n): string {
  switch (purpose) {
    case 'distance': return i18n._({ id: 'orders.sheet.rx.for-distance', message: 'Distance' })
    case 'near': return i18n._({ id: 'orders.sheet.rx.for-near', message: 'Near' })
    case 'intermediate': return i18n._({ id: 'orders.sheet.rx.for-middle', message: 'Middle distance' })
    case 'progressive': return i18n._({ id: 'orders.sheet.rx.progressive', message: 'Distance and near' })
    case 'bifocal': return i18n._({ id: 'orders.sheet.rx.bifocal', message: 'Bifocal' })
    case 'computer': return i18n._({ id: 'orders.sheet.rx.computer', message: 'Computer' })
    case 'contact-lenses': return i18n._({ id: 'orders.sheet.rx.contact-lenses', message: 'Contact lenses' })
  }
}
