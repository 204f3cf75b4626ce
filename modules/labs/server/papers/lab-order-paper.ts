import type { I18n } from '@lingui/core'
import type { ShopHead } from '#modules/identity/server'
import { pageLine, printedLine, shopBlock, writeDay, writeQuantity } from '#modules/orders/server'
import type { Cell } from '#modules/prescriptions/domain'
import { cellName, purposeName, writtenCell } from '#modules/prescriptions/server'
import { madeEye } from '../made-lens.ts'
import type { LabOrderContent } from '../order-content.ts'
import type { LabPaper, PaperTable } from './lab-paper.ts'

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

const glasses = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'pd', 'fittingHeight'] as const
const contactLenses = ['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter'] as const
const further = ['intermediateAddition', 'pdNear', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap'] as const
const R = { eye: 'R' } as const, L = { eye: 'L' } as const

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
      rows: content.lines.map((line) => [line.eye === 'right' ? R : line.eye === 'left' ? L : '', line.description, writeQuantity(i18n.locale, line.quantity)]),
    }],
    notes: [
      { label: i18n._({ id: 'labs.paper.source', message: 'Values' }), value: i18n._({ id: 'labs.paper.source-of', message: '{purpose}, examined on {day}, version {version}', values: { purpose: purposeName(prescription.purpose, i18n), day: date(prescription.examinedOn), version: prescription.version } }) },
      ...fact(i18n._({ id: 'labs.paper.remarks', message: 'Remarks' }), content.remarks),
    ],
    signatures: [], printed: printedLine({ shop, ...print }, i18n), page: pageLine(i18n),
  }
}

function valuesTable({ prescription }: LabOrderContent, i18n: I18n): PaperTable {
  const columns: readonly Cell[] = prescription.purpose === 'contact-lenses' ? contactLenses : glasses
  const row = (eye: 'right' | 'left') => columns.map((cell) => writtenCell(madeEye(prescription.purpose, prescription[eye]), eye, cell, i18n.locale) ?? '–')
  return { title: null, wide: -1, large: true, heads: ['', ...columns.map((cell) => cellName(cell, i18n))], rows: [[R, ...row('right')], [L, ...row('left')]] }
}

function furtherTable({ prescription }: LabOrderContent, i18n: I18n): PaperTable[] {
  const [right, left] = [madeEye(prescription.purpose, prescription.right), madeEye(prescription.purpose, prescription.left)]
  const said = further.filter((cell) => right[cell] !== null || left[cell] !== null)
  if (said.length === 0) return []
  const row = (values: typeof right, eye: 'right' | 'left') => said.map((cell) => writtenCell(values, eye, cell, i18n.locale) ?? '–')
  return [{ title: null, wide: -1, large: false, heads: ['', ...said.map((cell) => cellName(cell, i18n))], rows: [[R, ...row(right, 'right')], [L, ...row(left, 'left')]] }]
}
