import { isDay } from '#kernel/days'
import type { Findings } from '../maker-catalogue.ts'
import { layouts } from './layout.ts'
import type { DatName, Field } from './layout.ts'

/** The fields of one line by their names: text trimmed, numbers whole with the point left out, days as YYYY-MM-DD; null where nothing stands. */
export type DatRecord = Readonly<Record<string, string | number | null>>

const isNothing = (text: string): boolean => text === '' || /^0+$/.test(text)

/**
 * Reads a line of one of the files. A field that cannot be read is a defect with its line and name, and gives null for the whole line; what
 * is known and unused, and what stands behind the last known field, is told.
 */
export function readDatLine(file: DatName, text: string, line: number, findings: Findings): DatRecord | null {
  const fields: readonly Field[] = layouts[file]
  const record: Record<string, string | number | null> = {}
  let isWhole = true
  for (const field of fields) {
    const place = text.slice(field.at - 1, field.at - 1 + field.length)
    const raw = place.trim()
    if (field.unread) {
      if (!isNothing(raw)) findings.unread(file, field.name)
      continue
    }
    const value = raw === '' ? null : valueOf(field, raw, place)
    if (value === undefined) {
      findings.defect(file, line, field.form === 'D' ? 'no-day' : 'no-number', field.name)
      isWhole = false
    } else record[field.name] = value
  }
  const last = fields.at(-1)
  const end = last ? last.at - 1 + last.length : 0
  if (!isNothing(text.slice(end).trim())) findings.unread(file, `from position ${end + 1}`)
  return isWhole ? record : null
}

/** Undefined: it has no reading. A number that does not reach to the end of its place has lost figures: `-080 ` was −8.00, not −0.80. */
function valueOf({ form, length }: Field, raw: string, place: string): string | number | undefined {
  if (form === 'T') return raw
  if (place.length < length || place.trimEnd() !== place) return undefined
  if (form === 'D') {
    const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(raw)
    if (!parts) return undefined
    const day = `${parts[1]}-${parts[2]}-${parts[3]}`
    return isDay(day) ? day : undefined
  }
  if (!(form === 'S' ? /^[+-]\d+$/ : /^\d+$/).test(raw)) return undefined
  return Number(raw) + 0
}

/** Lines of a text with their numbers, from 1; empty ones are left out. */
export function* linesOf(text: string): Generator<{ readonly text: string; readonly line: number }> {
  let line = 1
  for (let at = 0; at < text.length; line += 1) {
    const end = text.indexOf('\n', at)
    const raw = text.slice(at, end < 0 ? text.length : end)
    const one = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (one.trim() !== '') yield { text: one, line }
    at = end < 0 ? text.length : end + 1
  }
}
