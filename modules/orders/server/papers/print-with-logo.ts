import { fileURLToPath } from 'node:url'
import { PdfError, type PdfPrinter } from '#platform/pdf/pdf-printer'
import type { SheetShop } from './order-sheet-input.ts'

/**
 * Sets a template of this folder over what `data` makes of the input. A logo that cannot be drawn is left out, for it must not keep a paper from the counter.
 * @throws {PdfError} when the paper cannot be printed without it either
 */
export async function printWithLogo<Input extends { readonly shop: SheetShop }>(printer: PdfPrinter, template: `${string}.typ`, input: Input, data: (input: Input) => object): Promise<Uint8Array> {
  const path = fileURLToPath(new URL(template, import.meta.url))
  try {
    return await printer.print(path, data(input))
  } catch (error) {
    if (!(error instanceof PdfError) || !input.shop.logo) throw error
    return printer.print(path, data({ ...input, shop: { ...input.shop, logo: null } }))
  }
}
