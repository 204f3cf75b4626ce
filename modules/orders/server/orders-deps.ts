import type { I18n } from '@lingui/core'
import type { Language } from '#kernel/languages'
import type { NumberBlocks } from '#modules/identity/server'
import type { KnownFrame } from '#modules/prescriptions/domain'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'

/** What orders need besides the common tools. */
export interface OrdersDeps extends Deps {
  readonly numbers: NumberBlocks
  readonly pdf: PdfPrinter
  readonly translator: (language: Language) => I18n
  /** What a module above orders knows better of an order's frame than the catalog does, such as its traced shape; null where it knows nothing. */
  readonly frameOf?: (tx: Tx, orderId: string, known: KnownFrame | null) => Promise<KnownFrame | null>
}
