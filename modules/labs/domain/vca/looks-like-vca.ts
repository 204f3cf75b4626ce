import { labelFacts } from './labels.ts'
import { readDocument } from './read-document.ts'

/** Below this a text with equals signs in it is a settings file. */
const READABLE = 0.8
const LEAST_KNOWN = 2
/** What a file of this format has at least one of. */
const telling: ReadonlySet<string> = new Set(['REQ', 'ANS', 'JOB', 'TRCFMT', 'SPH', 'DO', 'HBOX', 'OMAV'])
const known: ReadonlySet<string> = new Set(labelFacts.map(({ label }) => label))

/** Whether the beginning of a file is one of this format: nearly all of its lines are records, and labels of the trade are among them. */
export function looksLikeVca(head: Uint8Array): boolean {
  const lines = readDocument(head).lines.filter(({ kind }) => kind !== 'blank')
  // The head may end within a line.
  const whole = lines.length > 1 && lines.at(-1)?.end === '' ? lines.slice(0, -1) : lines
  const labels = new Set(whole.filter(({ kind }) => kind === 'record').map(({ label }) => label))
  const readable = whole.filter(({ kind }) => kind !== 'unread').length
  return readable >= READABLE * whole.length && [...labels].some((label) => telling.has(label)) && [...labels].filter((label) => known.has(label)).length >= Math.min(LEAST_KNOWN, lines.length)
}
