import type { VcaDocument, VcaLine, VcaRecord } from './document.ts'
import { listLabels } from './read-document.ts'

/** What a label stands for is said by its records outside of blocks, by label in the sequence of the file. */
export type Records = ReadonlyMap<string, readonly VcaRecord[]>

/** The records of a job by their labels. Numbers that go on below belong to the record above. */
export const recordsOf = ({ lines }: VcaDocument): Records => groupRecords(listRecords(lines))

export function groupRecords(records: readonly VcaRecord[]): Records {
  const found = new Map<string, VcaRecord[]>()
  for (const record of records) {
    const same = found.get(record.label)
    if (same) same.push(record)
    else found.set(record.label, [record])
  }
  return found
}

/** The records outside of blocks in the sequence of the file. */
export function listRecords(lines: readonly VcaLine[]): VcaRecord[] {
  const records: { line: number; label: string; parts: string[]; value: string }[] = []
  for (const { kind, label, value, line, block } of lines) {
    if (block !== null) continue
    if (kind === 'record') records.push({ line, label, parts: partsOf(label, value), value })
    // Pushed one by one: a call with as many arguments as a long trace has numbers overflows the stack.
    else if (kind === 'continuation') for (const part of partsOf(label, value)) records.at(-1)?.parts.push(part)
  }
  return records
}

/** Lists may end their lines with a semicolon; elsewhere nothing after the last one is an empty value. */
function partsOf(label: string, value: string): string[] {
  const parts = value.split(';')
  if (parts.length > 1 && listLabels.has(label) && parts.at(-1)?.trim() === '') parts.pop()
  return parts
}

/**
 * The jobs of an archive, each as a document of its own lines: a new one begins where the label comes again that the first began with
 * (`REQ`, `JOB`). A file that begins with a label that may repeat is one job.
 */
export function splitJobs(document: VcaDocument): VcaDocument[] {
  const first = document.lines.find(({ kind, block }) => kind === 'record' && block === null)
  if (!first || !['REQ', 'JOB', 'OMAV', 'ACCN'].includes(first.label)) return [document]
  const jobs: VcaLine[][] = [[]]
  for (const line of document.lines) {
    if (line.kind === 'record' && line.label === first.label && line.block === null && line !== first) jobs.push([])
    jobs.at(-1)?.push(line)
  }
  return jobs.map((lines) => ({ lines }))
}
