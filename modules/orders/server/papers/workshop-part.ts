import type { I18n } from '@lingui/core'
import { eyeMark } from '#modules/prescriptions/server'
import { glassesDrawing } from './glasses-drawing.ts'
import type { OrderSheetInput, SheetSpecialLens } from './order-sheet-input.ts'
import { prescriptionBlock } from './prescription-block.ts'
import { holdWords, remakeWords } from './sheet-facts.ts'
import { workLines } from './sheet-lines.ts'
import { writeDayOf } from './write-numbers.ts'

/** One lens that its maker does not make so: whoever makes or orders it must not take it for a slip. */
const specialWords = ({ eye, words, reason, by, decidedAt }: SheetSpecialLens, timeZone: string, i18n: I18n) => ({
  eye: eyeMark(eye, i18n), ...words,
  why: i18n._({ id: 'orders.sheet.special', message: 'Ordered all the same: {reason} ({by}, {day})', values: { reason, by, day: writeDayOf(i18n.locale, decidedAt, timeZone) } }),
})

/** The part that travels with the job, also to a lab outside: what to make and for whom, without contacts and prices. */
export function workshopPart(input: OrderSheetInput, i18n: I18n) {
  const { order } = input
  return {
    layout: 'workshop',
    wearer: { label: i18n._({ id: 'orders.sheet.wearer', message: 'For' }), value: order.wearerName ?? order.customer.name },
    job: [remakeWords(input, i18n, { cost: false }), ...order.values].filter((fact) => fact !== null),
    hold: holdWords(input, i18n),
    prescription: order.prescription && order.prescription !== 'withheld' ? prescriptionBlock(order.prescription, i18n) : null,
    withheld: order.prescription === 'withheld'
      ? i18n._({ id: 'orders.sheet.rx.withheld', message: 'There is a prescription. It is not printed here: {who} may not open it.', values: { who: input.printedBy } }) : null,
    special: order.specialLenses.map((lens) => specialWords(lens, input.timeZone, i18n)),
    drawing: order.glasses && order.prescription && order.prescription !== 'withheld' ? glassesDrawing(order.prescription, order.glasses, i18n) : null,
    lines: workLines(order, i18n),
    note: order.note && { label: i18n._({ id: 'orders.sheet.note', message: 'Note' }), value: order.note },
    remarks: i18n._({ id: 'orders.sheet.remarks', message: 'Remarks of the workshop' }),
    signatures: [
      i18n._({ id: 'orders.sheet.made-by', message: 'Made by' }),
      i18n._({ id: 'orders.sheet.checked-by', message: 'Checked by' }),
      i18n._({ id: 'orders.sheet.date', message: 'Date' }),
    ],
  }
}
