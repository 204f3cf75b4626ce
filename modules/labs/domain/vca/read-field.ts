import { trimmed } from './bytes.ts'
import type { VcaDefect, VcaRecord } from './document.ts'
import type { LabelFacts } from './labels.ts'
import { isUnknown, readNumber } from './read-number.ts'

/** What a label says of each eye, in the words of the file; null: nothing, or nothing that can be read. */
export interface FieldTexts { readonly right: string | null; readonly left: string | null }

export type Tell = (defect: VcaDefect) => void

const nothing: FieldTexts = { right: null, left: null }

/** Four digits tell apart what any label distinguishes. */
const FINEST = 4

/** What the records of one label say. What has no legal reading, or two, is told and not read: nothing is guessed. */
export function readField(facts: LabelFacts, records: readonly VcaRecord[], tell: Tell): FieldTexts {
  const [first, ...more] = records
  if (!first) return nothing
  const other = more.find(({ parts }) => parts.join(';') !== first.parts.join(';'))
  if (other) {
    tell({ line: other.line, label: facts.label, kind: 'twice', detail: `says something else than line ${first.line}; neither is read` })
    return nothing
  }
  const defect = (kind: string, detail: string): FieldTexts => {
    tell({ line: first.line, label: facts.label, kind, detail })
    return nothing
  }
  if (facts.value === 'text' && facts.shape === 'one') return shared(textOf(first.parts.join(';')))
  const parts = first.parts.length > 1 && first.parts.at(-1) === '' && first.parts.length !== 2 ? first.parts.slice(0, -1) : first.parts
  const known = parts.map(textOf)
  const why = known.flatMap((part) => (part === null ? [] : [whyNot(facts, part)])).find((reason) => reason !== null)
  if (why) return defect(why.kind, why.detail)
  if (facts.shape === 'one') return known.every((part) => part === known[0]) ? shared(known[0] ?? null) : defect('too-many', `has ${parts.length} values in the place of one`)
  if (parts.length > 2) return defect('too-many', `has ${parts.length} values in the place of two`)
  if (parts.length === 2) return { right: known[0] ?? null, left: known[1] ?? null }
  if (known[0] === null || facts.shape === 'shared') return shared(known[0] ?? null)
  return defect('which-eye', 'has one value and does not say of which eye')
}

const shared = (value: string | null): FieldTexts => ({ right: value, left: value })

const textOf = (part: string): string | null => (isUnknown(part) ? null : trimmed(part))

function whyNot(facts: LabelFacts, part: string): { kind: string; detail: string } | null {
  if (facts.codes) return Object.hasOwn(facts.codes, part) ? null : { kind: 'code', detail: `has ${quote(part)}, which is none of ${Object.keys(facts.codes).join(', ')}` }
  if (facts.value === 'text' || facts.value === 'code') return null
  const value = readNumber(part, FINEST)
  if (value === null || (facts.value === 'whole' && !/^[-+]?\d+$/.test(part))) return { kind: 'number', detail: `has ${quote(part)}, which is no ${facts.value === 'whole' ? 'whole ' : ''}number` }
  const [from, to] = facts.limits ?? [-Infinity, Infinity]
  return value < from * 10 ** FINEST || value > to * 10 ** FINEST ? { kind: 'range', detail: `has ${quote(part)}, which is not from ${from} to ${to}` } : null
}

/** What stands in a file may be long, and anything. */
export const quote = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
