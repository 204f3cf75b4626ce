import type { I18n } from '@lingui/core'
import type { ShopHead } from '#modules/identity/server'
import { pageLine, printedLine, shopBlock, writeDay, writeQuantity } from '#modules/orders/server'
import { eyes } from '#modules/prescriptions/domain'
import type { Cell, Eye, EyeValues } from '#modules/prescriptions/domain'
import { columnName, eyeMark, pdColumn, purposeName, writtenCell } from '#modules/prescriptions/server'
import { madeEye } from '../made-lens.ts'
import type { LabOrderContent } from '../order-content.ts'
import type { LabPaper, PaperCell, PaperTable } from './lab-paper.ts'

export interface LabOrderPrint {
  readonly shop: ShopHead
  readonly lab: string
  readonly sentOn: string
  readonly arrivesOn: string | null
  readonly content: LabOrderContent
  readonly printedAt: string
  readonly printedBy: string
  readonly timeZone: string
}

const powers = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism'] as const
const contactLenses = ['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter'] as const
const further = ['intermediateAddition', 'pd', 'pdNear', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap'] as const

type Prescription = LabOrderContent['prescription']

/** What a lab is to make, in the lab's language: values of both eyes in large figures, then the lenses. No price stands on it. */
export function labOrderPaper({ content, shop, ...print }: LabOrderPrint, i18n: I18n): LabPaper {
  const { prescription } = content
  const date = (day: string) => writeDay(i18n.locale, day)
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  return {
    title: i18n._({ id: 'labs.paper.title', message: 'Lab order {number}', values: { number: content.number } }), language: i18n.locale, name: i18n._({ id: 'labs.paper.name', message: 'Lab order' }),
    number: content.number, barcode: { barcode: 'code128', text: content.number }, shop: shopBlock(shop, i18n), stamp: content.rush ? i18n._({ id: 'orders.sheet.rush', message: 'Rush' }) : null,
    facts: [
      ...fact(i18n._({ id: 'labs.paper.to', message: 'To' }), print.lab),
      ...fact(i18n._({ id: 'labs.paper.account', message: 'Our customer number' }), content.account),
      ...fact(i18n._({ id: 'labs.paper.wearer', message: 'For' }), content.wearer),
      ...fact(i18n._({ id: 'labs.paper.sent', message: 'Sent' }), date(print.sentOn)),
      ...fact(i18n._({ id: 'labs.paper.expected', message: 'Expected' }), print.arrivesOn && date(print.arrivesOn)),
      ...fact(i18n._({ id: 'labs.paper.tray', message: 'Tray' }), content.tray),
      ...fact(i18n._({ id: 'labs.paper.frame', message: 'Frame' }), content.frame),
      ...fact(i18n._({ id: 'labs.paper.remake', message: 'Remake of' }), content.remakeOf),
    ],
    tables: [valuesTable(content, i18n), ...furtherTable(content, i18n), {
      title: null, wide: 1, large: false, heads: ['', i18n._({ id: 'labs.paper.item', message: 'Lenses' }), i18n._({ id: 'labs.paper.quantity', message: 'Qty' })],
      rows: content.lines.map((line) => [line.eye ? { eye: eyeMark(line.eye, i18n) } : '', line.description, writeQuantity(i18n.locale, line.quantity)]),
    }],
    notes: [
      { label: i18n._({ id: 'labs.paper.source', message: 'Values' }), value: i18n._({ id: 'labs.paper.source-of', message: '{purpose}, examined on {day}, version {version}', values: { purpose: purposeName(prescription.purpose, i18n), day: date(prescription.examinedOn), version: prescription.version } }) },
      ...fact(i18n._({ id: 'labs.paper.remarks', message: 'Remarks' }), content.remarks),
    ],
    signatures: [], printed: printedLine({ shop, ...print }, i18n), page: pageLine(i18n),
  }
}

function valuesTable({ prescription }: LabOrderContent, i18n: I18n): PaperTable {
  const columns: readonly Cell[] = prescription.purpose === 'contact-lenses' ? contactLenses : glassesColumns(prescription)
  return { title: null, wide: -1, large: true, heads: ['', ...columns.map((cell) => columnName(cell, prescription, i18n))], rows: eyes.map((eye) => eyeRow(prescription, eye, columns, i18n)) }
}

function furtherTable({ prescription }: LabOrderContent, i18n: I18n): PaperTable[] {
  const shown: readonly Cell[] = prescription.purpose === 'contact-lenses' ? [] : glassesColumns(prescription)
  const said = further.filter((cell) => !shown.includes(cell) && eyes.some((eye) => madeAs(prescription, eye)[cell] !== null))
  if (said.length === 0) return []
  return [{ title: null, wide: -1, large: false, heads: ['', ...said.map((cell) => columnName(cell, prescription, i18n))], rows: eyes.map((eye) => eyeRow(prescription, eye, said, i18n)) }]
}

const glassesColumns = (prescription: Prescription): readonly Cell[] => [...powers, pdColumn(prescription), 'fittingHeight']

/** Powers as the lab makes them; each PD stands under its own name. */
const madeAs = (prescription: Prescription, eye: Eye): EyeValues => ({ ...madeEye(prescription.purpose, prescription[eye]), pd: prescription[eye].pd })

const eyeRow = (prescription: Prescription, eye: Eye, cells: readonly Cell[], i18n: I18n): PaperCell[] =>
  [{ eye: eyeMark(eye, i18n) }, ...cells.map((cell) => writtenCell(madeAs(prescription, eye), eye, cell, i18n.locale) ?? '–')]
