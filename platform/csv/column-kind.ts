/** What all values of a column look like. */
export type ColumnKind = 'empty' | 'whole number' | 'number' | 'day' | 'yes or no' | 'e-mail' | 'digits' | 'phone' | 'text'

/** The narrowest first. Digits that begin with zero are a code: as a number they would lose it. A long one with a plus is a telephone's. */
const shapes: readonly (readonly [ColumnKind, RegExp])[] = [
  ['whole number', /^([-−]?(0|[1-9]\d{0,14})|\+\d{1,6})$/],
  ['number', /^([-−]?(\d{1,15}|\d{1,3}([ \u{a0}'’]\d{3})+)|\+\d{1,6})([.,]\d+)?$/u],
  ['day', /^(\d{4}-\d{2}-\d{2}|\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}\/\d{1,2}\/\d{4}|\d{4}[/年]\d{1,2}[/月]\d{1,2}日?)([ T]\d{1,2}:\d{2}(:\d{2})?Z?)?$/u],
  ['yes or no', /^(true|false|yes|no|ano|ne|sim|não|nao|y|n|是|否)$/iu],
  ['e-mail', /^[^@\s]+@[^@\s]+\.[^@\s]+$/u],
  ['digits', /^\d+$/],
  ['phone', /^(\+|00)?\d[\d ()./-]{5,22}$/],
]
const codeOfDigits = /^0\d/

/** Looks at the values of one column one after the other and keeps nothing of them. */
export class ColumnKinds {
  #fitting: readonly (readonly [ColumnKind, RegExp])[] = shapes
  #filled = 0
  #empty = 0

  push(value: string): void {
    const trimmed = value.trim()
    if (trimmed === '') {
      this.#empty += 1
      return
    }
    this.#filled += 1
    this.#fitting = this.#fitting.filter(([kind, shape]) => shape.test(trimmed) && !(kind === 'number' && codeOfDigits.test(trimmed) && !/[.,]/.test(trimmed)))
  }

  get kind(): ColumnKind {
    if (this.#filled === 0) return 'empty'
    return this.#fitting[0]?.[0] ?? 'text'
  }

  /** How many values are empty. */
  get empty(): number {
    return this.#empty
  }
}

/** Whether a spreadsheet would calculate with the value in the place of showing it. Signed numbers and telephone numbers are none. Source: OWASP, CSV Injection. */
export const isFormula = (value: string): boolean => /^[=@\t\r]/.test(value) || (/^[-+]/.test(value) && !/^[-+][\d\s().,/-]*$/.test(value))
