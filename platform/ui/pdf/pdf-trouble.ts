/**
 * Why a PDF is not shown: it wants a password, it is none or damaged, it takes longer than anybody waits, or what draws PDFs did not come to this device.
 */
export type PdfTroubleKind = 'locked' | 'broken' | 'slow' | 'missing'

/** A PDF that is not shown; the device's own reader may know better. */
export class PdfTrouble extends Error {
  readonly kind: PdfTroubleKind

  constructor(kind: PdfTroubleKind, cause?: unknown) {
    super(`the PDF is ${kind}`, { cause })
    this.kind = kind
  }
}
