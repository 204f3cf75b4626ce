import type { Deps } from '#platform/deps'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'

/** What prescriptions need besides the common tools: a printer for their papers. */
export interface PrescriptionsDeps extends Deps {
  readonly pdf?: PdfPrinter
}
