import type { I18n } from '@lingui/core'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'
import { estimatePaperData, type EstimatePaperInput } from './estimate-paper.ts'
import { printWithLogo } from './print-with-logo.ts'
import { receiptPaperData, type ReceiptPaperInput } from './receipt-paper.ts'

/** The receipt as PDF, A5. @throws {PdfError} */
export const printReceiptPaper = (printer: PdfPrinter, input: ReceiptPaperInput, i18n: I18n): Promise<Uint8Array> =>
  printWithLogo(printer, 'money-paper.typ', input, (one) => receiptPaperData(one, i18n))

/** The cost estimate as PDF, A4. @throws {PdfError} */
export const printEstimatePaper = (printer: PdfPrinter, input: EstimatePaperInput, i18n: I18n): Promise<Uint8Array> =>
  printWithLogo(printer, 'money-paper.typ', input, (one) => estimatePaperData(one, i18n))
