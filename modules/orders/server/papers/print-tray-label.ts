import type { I18n } from '@lingui/core'
import { fileURLToPath } from 'node:url'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'
import { trayLabelData, type TrayLabelInput } from './tray-label.ts'

const template = fileURLToPath(new URL('./tray-label.typ', import.meta.url))

/** The label as PDF, one page of 57 × 32 mm. @throws {PdfError} */
export const printTrayLabel = (printer: PdfPrinter, input: TrayLabelInput, i18n: I18n): Promise<Uint8Array> => printer.print(template, trayLabelData(input, i18n))
