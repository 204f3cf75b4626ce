import type { I18n } from '@lingui/core'
import { glassesDrawing } from './glasses-drawing.ts'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { prescriptionBlock } from './prescription-block.ts'
import { holdWords, remakeWords } from './sheet-facts.ts'
import { workLines } from './sheet-lines.ts'

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
