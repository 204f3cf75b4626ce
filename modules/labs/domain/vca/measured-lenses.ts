import { emptyLens, lensCellNames } from '../lens-values.ts'
import type { BothLenses, LensCell, LensValues } from '../lens-values.ts'
import type { VcaDefect, VcaDocument } from './document.ts'
import { mustKnow } from './labels.ts'
import { quote, readField } from './read-field.ts'
import { readNumber } from './read-number.ts'
import { recordsOf } from './records.ts'
import type { Records } from './records.ts'

export interface MeasuredLenses extends BothLenses {
  /** Lensmeters write the labels of inspection or, as if it were ordered, those of the prescription. */
  readonly from: 'inspection' | 'prescription'
  readonly unread: readonly VcaDefect[]
}

type Labels = Readonly<Partial<Record<LensCell, readonly [label: string, digits: number]>>>
const inspection: Labels = { sphere: ['INSSPH', 3], cylinder: ['INSCYL', 3], axisDeg: ['INSAX', 0], addition: ['INSADD', 3], prism: ['INSPRPRVM', 2], prismBaseDeg: ['INSPRPRVA', 0] }
const prescription: Labels = {
  sphere: ['SPH', 3], cylinder: ['CYL', 3], axisDeg: ['AX', 0], addition: ['ADD', 3], prism: ['PRVM', 2], prismBaseDeg: ['PRVA', 0], pd: ['IPD', 2], fittingHeight: ['OCHT', 2], segmentHeight: ['SEGHT', 2],
}
const circle = { axisDeg: 180, prismBaseDeg: 360 } as const

/** What stands in an order or a lab's answer to one, and in no lensmeter's file. */
const ofOrders = ['REQ', 'DO', 'LNAM', 'LTYPE', 'TRCFMT'] as const

/** Whether the document is the order itself: compared with it, everything would be 0.00. */
export function isOrderFile(document: VcaDocument): boolean {
  const records = recordsOf(document)
  return !records.has('INSSPH') && ofOrders.some((label) => records.has(label))
}

/** What a lensmeter measured, to compare with what was ordered. Measures are finer than orders: they are rounded to the cell's unit. Null: no sphere in it. */
export function readMeasuredLenses(document: VcaDocument): MeasuredLenses | null {
  const records = recordsOf(document)
  const from = records.has('INSSPH') ? 'inspection' : 'prescription'
  if (from === 'prescription' && !records.has('SPH')) return null
  const unread: VcaDefect[] = []
  const labels = from === 'inspection' ? inspection : prescription
  const read = Object.fromEntries(lensCellNames.map((cell) => [cell, readCell(records, labels, cell, unread)])) as Record<LensCell, { right: number | null; left: number | null }>
  const eye = (side: 'right' | 'left'): LensValues => {
    const values = { ...emptyLens, ...Object.fromEntries(lensCellNames.map((cell) => [cell, read[cell][side]])) }
    return { ...values, axisDeg: values.axisDeg === 0 ? (values.cylinder ? circle.axisDeg : null) : values.axisDeg, prismBaseDeg: values.prismBaseDeg === circle.prismBaseDeg ? 0 : values.prismBaseDeg }
  }
  return { from, right: eye('right'), left: eye('left'), unread }
}

function readCell(records: Records, labels: Labels, cell: LensCell, unread: VcaDefect[]): { right: number | null; left: number | null } {
  const [label, digits] = labels[cell] ?? []
  if (label === undefined || digits === undefined) return { right: null, left: null }
  const field = readField(mustKnow(label), records.get(label) ?? [], (defect) => void unread.push(defect))
  const side = (text: string | null): number | null => {
    if (text === null) return null
    const value = readNumber(text, digits)
    if (value === null) unread.push({ line: records.get(label)?.[0]?.line ?? 1, label, kind: 'number', detail: `has ${quote(text)}` })
    return value
  }
  return { right: side(field.right), left: side(field.left) }
}
