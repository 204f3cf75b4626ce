import { textOfBytes } from './bytes.ts'
import type { LineKind, VcaDocument, VcaLine } from './document.ts'

/** Labels whose numbers go on in further lines, with or without the label again. */
export const listLabels: ReadonlySet<string> = new Set(['R', 'A', 'Z', 'ZA', 'T'])

const labelled = /^(\*?)([A-Za-z0-9_.][A-Za-z0-9_.-]{0,31}) *=/
const numbers = /^[-+0-9;?. ]+$/

/**
 * Reads any bytes as a lab file, line by line; writeDocument gives the same bytes back. It refuses nothing: what it cannot read is a
 * line of kind `unread`, which judgeDocument names.
 */
export function readDocument(bytes: Uint8Array): VcaDocument {
  const text = textOfBytes(bytes)
  const lines: VcaLine[] = []
  let block: string | null = null
  let before: VcaLine | null = null
  // Carriage return alone ends lines as well: devices on a wire write no line feed. Nothing after the last end is no line.
  const pieces = text.split(/(\r\n|\r|\n)/)
  for (let at = 0; at < pieces.length; at += 2) {
    const raw = pieces[at] ?? ''
    const end = (pieces[at + 1] ?? '') as VcaLine['end']
    if (raw === '' && end === '') break
    const { kind, label, value } = readLine(raw, before)
    if (kind === 'record' && value === 'BEGIN' && label.startsWith('_')) block = label
    const line: VcaLine = { line: lines.length + 1, kind, raw, end, label, value, block }
    if (kind === 'record' && value === 'END' && label === block) block = null
    lines.push(line)
    if (kind !== 'blank') before = line
  }
  return { lines }
}

function readLine(raw: string, before: VcaLine | null): { kind: LineKind; label: string; value: string } {
  const line = raw.slice(startOf(raw))
  if (line === '') return { kind: 'blank', label: '', value: '' }
  if (line.startsWith('#')) return { kind: 'comment', label: '', value: '' }
  const [head, , label] = labelled.exec(line) ?? []
  if (head !== undefined && label !== undefined) return { kind: 'record', label, value: line.slice(head.length) }
  const continues = before !== null && (before.kind === 'record' || before.kind === 'continuation') && listLabels.has(before.label)
  return continues && numbers.test(line) ? { kind: 'continuation', label: before.label, value: line } : { kind: 'unread', label: '', value: '' }
}

/** Before a line stand spaces, and signs of the wire that devices leave in files: begin, end, before the checksum, end mark of DOS. */
function startOf(raw: string): number {
  let at = 0
  while (at < raw.length && raw.charCodeAt(at) <= 32) at += 1
  return at
}
