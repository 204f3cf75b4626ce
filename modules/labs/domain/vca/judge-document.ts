import type { VcaDefect, VcaDocument } from './document.ts'
import { factsOf, mustKnow } from './labels.ts'
import { quote, readField } from './read-field.ts'
import type { FieldTexts, Tell } from './read-field.ts'
import { isUnknown, readNumber } from './read-number.ts'
import { groupRecords, listRecords } from './records.ts'
import type { Records } from './records.ts'
import { readTraces } from './read-traces.ts'
import type { ReadTraces } from './read-traces.ts'

export interface JudgedDocument extends ReadTraces { readonly defects: readonly VcaDefect[] }

/** Everything in a lab file that is not as it should be, by line, with the traces that could be read. What is named is kept and not read. */
export function judgeDocument(document: VcaDocument): JudgedDocument {
  const defects: VcaDefect[] = []
  const tell: Tell = (defect) => void defects.push(defect)
  judgeLines(document, tell)
  const list = listRecords(document.lines)
  const records = groupRecords(list)
  for (const [label, found] of records) {
    const facts = factsOf(label)
    if (!facts) {
      if (label !== label.toUpperCase() && factsOf(label.toUpperCase())) tell({ line: found[0]?.line ?? 1, label, kind: 'small-letters', detail: 'is a known label in small letters; it is not read' })
    } else if (facts.shape !== 'rows' && facts.shape !== 'list') readField(facts, found, tell)
  }
  judgePairs(records, tell)
  const traces = readTraces(list, tell)
  return { ...traces, defects: defects.toSorted((a, b) => a.line - b.line) }
}

function judgeLines({ lines }: VcaDocument, tell: Tell): void {
  let open: { label: string; line: number } | null = null
  for (const { line, kind, raw, label, value } of lines) {
    if (kind === 'unread') tell({ line, label: '', kind: 'no-label', detail: `is neither a record nor the continuation of one: ${quote(raw)}` })
    if (kind !== 'record' || !label.startsWith('_')) continue
    if (value === 'BEGIN') {
      if (open) tell({ line, label, kind: 'block', detail: `begins inside of ${open.label}, which began in line ${open.line}` })
      open = { label, line }
    } else if (value === 'END') {
      if (open?.label !== label) tell({ line, label, kind: 'block', detail: 'ends a block that is not open' })
      else open = null
    }
  }
  if (open) tell({ line: open.line, label: open.label, kind: 'block', detail: 'begins a block that never ends; nothing of it is read' })
}

const silent: Tell = () => undefined

/** Values that say nothing without another: a cylinder without its axis, a prism without its base, one eye of two. */
function judgePairs(records: Records, tell: Tell): void {
  const field = (label: string): FieldTexts => readField(mustKnow(label), records.get(label) ?? [], silent)
  const lineOf = (label: string): number => records.get(label)?.[0]?.line ?? 1
  for (const [of, by, what] of [['CYL', 'AX', 'axis'], ['PRVM', 'PRVA', 'base'], ['INSCYL', 'INSAX', 'axis'], ['INSPRPRVM', 'INSPRPRVA', 'base']] as const) {
    const [amounts, directions] = [field(of), field(by)]
    for (const eye of ['right', 'left'] as const) {
      if ((readNumber(amounts[eye] ?? '0', 4) ?? 0) !== 0 && isUnknown(directions[eye] ?? undefined)) tell({ line: lineOf(of), label: of, kind: `no-${what}`, detail: `has no ${what} (${by}) for the ${eye} eye` })
    }
  }
  const spheres = field('SPH')
  const ordered = field('DO').right
  const missing = spheres.right === null ? 'right' : 'left'
  if (ordered === 'B' && (spheres.right === null) !== (spheres.left === null)) tell({ line: lineOf('SPH'), label: 'SPH', kind: 'eye-missing', detail: `has nothing for the ${missing} eye, and DO orders both` })
}
