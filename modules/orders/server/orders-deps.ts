import type { I18n } from '@lingui/core'
import type { Language } from '#kernel/languages'
import type { NumberBlocks } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'

/** What orders need besides the common tools. */
export interface OrdersDeps extends Deps {
  readonly numbers: NumberBlocks
  readonly pdf: PdfPrinter
  readonly translator: (language: Language) => I18n
}
