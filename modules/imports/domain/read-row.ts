import { importFields } from './fields.ts'
import type { ImportKind } from './fields.ts'
import { readAmount, readDay } from './read-values.ts'
import type { DayOrder, DecimalSign } from './read-values.ts'

/** How the values of a file are read. `fields`: what each column is, by position; null: left out. */
export interface Reading {
  readonly fields: readonly (string | null)[]
  readonly decimal: DecimalSign
  readonly dayOrder: DayOrder
}

/** Texts as they are, days as `YYYY-MM-DD`, amounts in minor units; empty values are not there. */
export type RowValues = Readonly<Record<string, string | number>>

export interface RowFault { readonly code: string; readonly field: string | null }

/**
 * Bytes that meant nothing in the file's encoding; and letters of UTF-8 read as Windows-1250 or Latin-1 («ĹˇĂ­p», «SÃ£o»), as where one
 * program has written the beginning of a file and another the end. An Ĺ before Š or Ž is Slovak.
 */
const unreadable = /\u{fffd}|[ÂÃÄÅĂ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸŚŤŹśťźˇ˘ŁĄŞŻ˛łąşĽ˝ľż]|Ĺ[\u0080-\u00BF€‚ƒ„…†‡ˆ‰‹Œ‘’“”•–—˜™š›œžŸŚŤŹśťźˇ˘ŁĄŞŻ˛łąşĽ˝ľż]/u
/** What nobody can see: controls, turned directions. */
const hidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u2028-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u

/**
 * What a row says, by field, and what is wrong with it by itself; who it is and what the shop knows of it others judge. The
 * apostrophe that keeps a spreadsheet from calculating is taken off.
 */
export function readRow(kind: ImportKind, record: readonly string[], { fields, decimal, dayOrder }: Reading, digits: number, thisYear: number): { readonly values: RowValues; readonly faults: readonly RowFault[] } {
  const values: Record<string, string | number> = {}
  const faults: RowFault[] = []
  if (record.slice(fields.length).some((value) => value.trim() !== '')) faults.push({ code: 'too-many-values', field: null })
  fields.forEach((name, column) => {
    const known = name === null ? undefined : importFields[kind].find(({ field }) => field === name)
    const text = (record[column] ?? '').normalize('NFC').trim().replace(/^'(?=[=+\-@])/, '')
    if (!known || text === '') return
    const refuse = (code: string): void => { faults.push({ code, field: known.field }) }
    if (unreadable.test(text)) return refuse('unreadable-signs')
    if (hidden.test(text) || !text.isWellFormed()) return refuse('hidden-signs')
    if (text.length > known.max) return refuse('too-long')
    if (known.type === 'day') {
      const day = readDay(text, dayOrder, thisYear)
      if (day === null) return refuse('not-a-day')
      values[known.field] = day
    } else if (known.type === 'money') {
      const amount = readAmount(text, decimal, digits)
      if (amount === null) return refuse('not-an-amount')
      if (amount < 0) return refuse('below-zero')
      values[known.field] = amount
    } else if (known.type === 'email' && !/^[^@\s"(),:;<>[\\\]]+@[^@\s.]+(\.[^@\s.]+)+$/u.test(text)) refuse('not-an-email')
    else values[known.field] = text
  })
  const missing = importFields[kind].filter(({ field, required }) => required && values[field] === undefined && !faults.some((fault) => fault.field === field))
  return { values, faults: [...faults, ...missing.map(({ field }) => ({ code: 'missing', field }))] }
}
