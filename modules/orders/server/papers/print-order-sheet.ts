import type { I18n } from '@lingui/core'
import { fileURLToPath } from 'node:url'
import { PdfError, type PdfPrinter } from '#platform/pdf/pdf-printer'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { orderSheetData, type SheetChoice } from './order-sheet.ts'

const template = fileURLToPath(new URL('./order-sheet.typ', import.meta.url))

/**
 * The order sheet as PDF. A logo that cannot be drawn is left out, for it must not keep a sheet from the counter.
 * @throws {PdfError} when the sheet cannot be printed without it either
 */
export async function printOrderSheet(printer: PdfPrinter, input: OrderSheetInput, i18n: I18n, choice: SheetChoice = {}): Promise<Uint8Array> {
  try {
    return await printer.print(template, orderSheetData(input, i18n, choice))
  } catch (error) {
    if (!(error instanceof PdfError) || !input.shop.logo) throw error
    const plain = { ...input, shop: { ...input.shop, logo: null } }
    return printer.print(template, orderSheetData(plain, i18n, choice))
  }
}
