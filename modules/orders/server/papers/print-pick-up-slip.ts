import type { I18n } from '@lingui/core'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'
import { pickUpSlipData, type PickUpSlipInput } from './pick-up-slip.ts'
import { printWithLogo } from './print-with-logo.ts'

/** The slip as PDF, one page of A6 unless its texts are very long. @throws {PdfError} */
export const printPickUpSlip = (printer: PdfPrinter, input: PickUpSlipInput, i18n: I18n): Promise<Uint8Array> =>
  printWithLogo(printer, 'pick-up-slip.typ', input, (one) => pickUpSlipData(one, i18n))
