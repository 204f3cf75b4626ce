/** Something in a file that is not as it should be. */
export interface Defect {
  /** Line of the file, from 1. */
  readonly line: number
  /** Stable, for programs: `unclosed-quote`. */
  readonly kind: string
  readonly detail: string
}

/** What a file is and what is in it, in the words of its format; the first line of what is said about it. */
export interface Inspection {
  readonly format: string
  /** For people, one fact each. */
  readonly facts: readonly string[]
  /** The same for programs. */
  readonly content: Readonly<Record<string, unknown>>
  readonly defects: number
  /** Whether reading it and writing it back keeps everything, and what it loses otherwise. */
  readonly lossless: { readonly values: boolean; readonly bytes: boolean; readonly sentence: string }
}

/** The beginning of a file, by which formats recognise their own. */
export interface FileHead { readonly path: string; readonly bytes: Uint8Array; readonly isWhole: boolean }

/** A format that Lunette speaks. Each issue adds its own to the list in formats.ts. */
export interface Format {
  readonly name: string
  /**
   * Looks through the file and tells each defect as it finds it; files are larger than memory. Null: it is no such file.
   */
  readonly inspect: (head: FileHead, tell: (defect: Defect) => void) => Promise<Inspection | null>
}
