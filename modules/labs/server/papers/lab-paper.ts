import { fileURLToPath } from 'node:url'
import type { EyeMark } from '#modules/prescriptions/server'
import type { Barcode } from '#platform/pdf/barcode'
import { PdfError, type PdfPrinter } from '#platform/pdf/pdf-printer'

/** A cell of a table: words, or the mark of an eye. */
export type PaperCell = string | { readonly eye: EyeMark }

export interface PaperTable {
  readonly title: string | null
  readonly heads: readonly string[]
  readonly rows: readonly (readonly PaperCell[])[]
  /** The column that takes the room left over, or −1. */
  readonly wide: number
  readonly large: boolean
}

interface Labelled { readonly label: string; readonly value: string }

/** What lab-paper.typ reads. Every text is ready to print. */
export interface LabPaper {
  readonly title: string
  readonly language: string
  readonly name: string
  readonly number: string
  readonly barcode: Barcode
  readonly shop: { readonly name: string; readonly branch: string; readonly lines: readonly string[]; readonly logo: { readonly format: string; readonly bytes: Uint8Array } | null }
  readonly stamp: string | null
  readonly facts: readonly Labelled[]
  readonly tables: readonly PaperTable[]
  readonly notes: readonly Labelled[]
  readonly signatures: readonly string[]
  readonly printed: string
  readonly page: string
}

const template = fileURLToPath(new URL('lab-paper.typ', import.meta.url))

/** Prints a paper about lenses; a logo that cannot be drawn is left out. @throws {PdfError} */
export async function printLabPaper(pdf: PdfPrinter, paper: LabPaper): Promise<Uint8Array> {
  try {
    return await pdf.print(template, paper)
  } catch (error) {
    if (!(error instanceof PdfError) || !paper.shop.logo) throw error
    return pdf.print(template, { ...paper, shop: { ...paper.shop, logo: null } })
  }
}
