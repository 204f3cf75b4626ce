import type { I18n } from '@lingui/core'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { orderSheetData, type SheetChoice } from './order-sheet.ts'
import { printWithLogo } from './print-with-logo.ts'

/** The order sheet as PDF. @throws {PdfError} */
export function printOrderSheet(printer: PdfPrinter, input: OrderSheetInput, i18n: I18n, choice: SheetChoice = {}): Promise<Uint8Array> {
  return printWithLogo(printer, 'order-sheet.typ', input, (one) => orderSheetData(one, i18n, choice))
}
