import type { I18n } from '@lingui/core'
import type { OrderSheetInput, SheetEye } from './order-sheet-input.ts'
import { workLines } from './sheet-lines.ts'
import { writeLength, writePower } from './write-numbers.ts'

/** The part that travels with the job, also to a lab outside: what to make and for whom, without contacts and prices. */
export function workshopPart({ order }: OrderSheetInput, i18n: I18n) {
  return {
    layout: 'workshop',
    wearer: { label: i18n._({ id: 'orders.sheet.wearer', message: 'For' }), value: order.wearerName ?? order.customer.name },
    prescription: order.prescription && {
      heads: [
        i18n._({ id: 'orders.sheet.rx.sphere', message: 'Sphere' }),
        i18n._({ id: 'orders.sheet.rx.cylinder', message: 'Cyl' }),
        i18n._({ id: 'orders.sheet.rx.axis', message: 'Axis' }),
        i18n._({ id: 'orders.sheet.rx.addition', message: 'Add' }),
        i18n._({ id: 'orders.sheet.rx.prism', message: 'Prism' }),
        i18n._({ id: 'orders.sheet.rx.pd', message: 'PD' }),
        i18n._({ id: 'orders.sheet.rx.height', message: 'Height' }),
      ],
      right: eyeCells(order.prescription.right, i18n.locale),
      left: eyeCells(order.prescription.left, i18n.locale),
    },
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

/** The values of one eye in the order of the grid; a dash where the eye has none, never an empty cell or a zero. */
function eyeCells(eye: SheetEye, language: string): string[] {
  const written = (write: (language: string, value: number) => string, value: number | null) => (value === null ? '–' : write(language, value))
  return [
    written(writePower, eye.sphere),
    written(writePower, eye.cylinder),
    eye.axisDeg === null ? '–' : String(eye.axisDeg),
    written(writePower, eye.addition),
    eye.prism ?? '–',
    written(writeLength, eye.pd),
    written(writeLength, eye.height),
  ]
}
