/** What a line of a lab file is. A record has a label; a continuation goes on with the numbers of the record above it. */
export type LineKind = 'record' | 'continuation' | 'comment' | 'blank' | 'unread'

/** One line as it stands, byte for byte: each character of `raw` and `value` is one byte of the file. */
export interface VcaLine {
  /** From 1. */
  readonly line: number
  readonly kind: LineKind
  readonly raw: string
  readonly end: '\r\n' | '\n' | '\r' | ''
  /** Of a record: what stands before the first equals sign, without the flag `*` of a demanded record. */
  readonly label: string
  /** Of a record: everything after its equals sign. Of a continuation: the line. */
  readonly value: string
  /** The block the line stands in: `_FCS` between `_FCS=BEGIN` and `_FCS=END`. Records of a block are kept, never read as the job's. */
  readonly block: string | null
}

/** A file of the Vision Council's data communication standard (VCA, OMA, ISO 16284), every line in its place. */
export interface VcaDocument { readonly lines: readonly VcaLine[] }

/** A record with the lines that continue it. */
export interface VcaRecord {
  readonly line: number
  readonly label: string
  /** The values of all its lines, the numbers of continued lines after each other. */
  readonly parts: readonly string[]
  /** What stands after its equals sign, to the last byte: of packed numbers a semicolon or a tab at the end is one of them. */
  readonly value: string
}

/** Something in a file that is not as it should be; what it stands in is kept to the byte and not read. */
export interface VcaDefect {
  readonly line: number
  /** The label it is about; empty when the line has none. */
  readonly label: string
  /** Stable, for programs: `number`, `which-eye`. */
  readonly kind: string
  readonly detail: string
}
