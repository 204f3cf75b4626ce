import type { I18n } from '@lingui/core'
import type { Cell, Eye, EyeValues } from '#modules/prescriptions/domain'
import { columnName, eyeMark, pdColumn, purposeName, writtenCell } from '#modules/prescriptions/server'
import type { SheetPrescription } from './order-sheet-input.ts'
import { writeDay } from './write-numbers.ts'

/** Columns of the grid; contact lenses have other measures than glasses. */
const powers = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism'] as const
const contactLenses = ['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter'] as const
/** What stands below the grid where it is said. Acuity is nothing to make lenses by. */
const further = ['intermediateAddition', 'pd', 'pdNear', 'fittingHeight', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap', 'prism', 'baseCurve', 'diameter'] as const

/** The prescription as the workshop's part carries it: a grid in large figures, and what else was measured. */
export function prescriptionBlock(prescription: SheetPrescription, i18n: I18n) {
  const { purpose, examinedOn, version, right, left } = prescription
  const columns: readonly Cell[] = purpose === 'contact-lenses' ? contactLenses : [...powers, pdColumn(prescription), 'fittingHeight']
  const cell = (values: EyeValues, eye: Eye, one: Cell): string => writtenCell(values, eye, one, i18n.locale) ?? '–'
  return {
    eyes: { right: eyeMark('right', i18n), left: eyeMark('left', i18n) },
    heads: columns.map((one) => columnName(one, prescription, i18n)),
    right: columns.map((one) => cell(right, 'right', one)),
    left: columns.map((one) => cell(left, 'left', one)),
    further: further.filter((one) => !columns.includes(one) && (right[one] !== null || left[one] !== null))
      .map((one) => ({ label: columnName(one, prescription, i18n), right: cell(right, 'right', one), left: cell(left, 'left', one) })),
    source: i18n._({
      id: 'orders.sheet.rx.source', message: '{purpose}, examined on {day}, version {version}',
      values: { purpose: purposeName(purpose, i18n), day: writeDay(i18n.locale, examinedOn), version },
    }),
  }
}
