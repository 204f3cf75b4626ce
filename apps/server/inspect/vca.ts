import { readFile, stat } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { answerStatuses, compareMeasures, factsOf, judgeDocument, looksLikeVca, readDocument, readJob, readMessages, readPacket, recordsOf, requests, shapeOf, splitJobs, writeDocument, writeJob } from '#modules/labs/domain'
import type { VcaDefect, VcaDocument } from '#modules/labs/domain'
import { measureTrace } from '#modules/prescriptions/domain'
import type { Defect, Format, Inspection } from './format.ts'

/** A job is some kilobytes; an archive of thousands fits. Read as a whole, more would be more than memory. */
const MOST_BYTES = 64 * 2 ** 20

const lineEndNames: Readonly<Record<string, string>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' }
const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
const mm = (hundredths: number): string => (hundredths / 100).toFixed(2)

/** Job, tracer and lab files of the Vision Council's standard (VCA, OMA): what is in them, and what in them contradicts itself. */
export const vca: Format = {
  name: 'vca',
  async inspect({ path, bytes: head }, tell) {
    if (!looksLikeVca(head)) return null
    const { size } = await stat(path)
    if (size > MOST_BYTES) return tooLarge(size, tell)
    const bytes = await readFile(path)
    const document = readDocument(bytes)
    const jobs = splitJobs(document).map(judgeJob)
    const defects = [...jobs.flatMap((job) => job.defects), ...judgeChecksums(bytes)].toSorted((a, b) => a.line - b.line)
    for (const { line, label, kind, detail } of defects) tell({ line, kind, detail: label === '' ? detail : `${label} ${detail}` })
    const lineEnd = lineEndNames[document.lines[0]?.end ?? ''] ?? 'none'
    const isSame = bytes.equals(writeDocument(document))
    const isWhole = jobs.every(keepsValues)
    return {
      format: 'vca', defects: defects.length,
      lossless: { values: isWhole, bytes: isSame, sentence: losslessSentence(isSame, isWhole) },
      facts: [`VCA/OMA, ${counted(jobs.length, 'job')}, ${counted(document.lines.length, 'line')} that end with ${lineEnd}, ${bytes.length} bytes.`, ...(jobs.length === 1 ? jobs.flatMap(factsOfJob) : [summary(jobs)])],
      content: { lineEnd, lines: document.lines.length, jobs: jobs.map(contentOf) },
    } satisfies Inspection
  },
}

/** Whether all that a job says is understood: a file written of what was read tells the same job, down to the last radius. */
function keepsValues({ document, unread }: InspectedJob): boolean {
  const { job, unread: unsure } = readJob(document)
  return unread.length === 0 && unsure.length === 0 && isDeepStrictEqual(readJob(writeJob(job).document).job, job)
}

function losslessSentence(isSame: boolean, isWhole: boolean): string {
  if (!isSame) return 'Reading and writing it back does not give the same bytes.'
  return isWhole ? 'Reading and writing it back gives the same bytes; what is read of it makes the same job.' : 'Reading and writing it back gives the same bytes; not every value in it has a reading.'
}

function tooLarge(size: number, tell: (defect: Defect) => void): Inspection {
  tell({ line: 1, kind: 'too-large', detail: `begins a file of ${size} bytes; lab files are read up to ${MOST_BYTES}` })
  return { format: 'vca', facts: [`VCA/OMA, ${size} bytes, not read.`], content: { bytes: size }, defects: 1, lossless: { values: false, bytes: false, sentence: 'It was not read.' } }
}

interface InspectedJob extends ReturnType<typeof judgeDocument> { readonly document: VcaDocument; readonly records: ReturnType<typeof recordsOf> }

function judgeJob(document: VcaDocument): InspectedJob {
  const judged = judgeDocument(document)
  const records = recordsOf(document)
  const defects = [...judged.defects]
  compareMeasures(records, judged.traces, measureTrace, (defect) => void defects.push(defect))
  return { ...judged, defects, document, records }
}

/** Files saved from a wire keep its messages. */
function judgeChecksums(bytes: Buffer): VcaDefect[] {
  const begin = bytes.indexOf(0x1c)
  if (begin < 0) return []
  const wrong = readMessages(bytes).messages.filter(({ checksum }) => checksum === 'wrong').length
  return wrong === 0 ? [] : [{ line: 1, label: 'CRC', kind: 'checksum', detail: `is wrong in ${counted(wrong, 'message')}` }]
}

function factsOfJob({ document, records, traces, unread }: InspectedJob): string[] {
  const known = [...records].flatMap(([label, found]) => {
    const facts = factsOf(label)
    return facts && facts.shape !== 'list' && label !== 'TRCFMT' ? found.map(({ parts }) => `  ${label} (${facts.meaning}): ${parts.join(';')}${facts.unit === '' ? '' : ` ${facts.unit}`}${codeWords(facts, parts)}`) : []
  })
  const others = [...records.keys()].filter((label) => !factsOf(label))
  return [
    ...packetFacts(document),
    ...(known.length > 0 ? ['Known labels:', ...known] : []),
    ...(others.length > 0 ? [`Other labels, kept: ${others.join(', ')}.`] : []),
    ...traces.map((trace) => {
      const { a, b, ed, circumference } = measureTrace(shapeOf(trace.eye, trace))
      return `Trace of the ${trace.eye} eye: ${trace.radii.length} radii${trace.heights ? ' with heights' : ''}; A ${mm(a)}, B ${mm(b)}, ED ${mm(ed)}, circumference ${mm(circumference)} mm.`
    }),
    ...unread.map(({ line, header, why }) => `Trace of line ${line} (${header}): kept, not read; written ${why}.`),
  ]
}

const summary = (jobs: readonly InspectedJob[]): string => `${counted(jobs.reduce((sum, { traces }) => sum + traces.length, 0), 'trace')}, ${jobs.reduce((sum, { unread }) => sum + unread.length, 0)} kept and not read.`

const contentOf = ({ records, traces, unread }: InspectedJob): Record<string, unknown> => ({
  labels: Object.fromEntries([...records].filter(([label]) => factsOf(label)?.shape !== 'list').map(([label, found]) => [label, found.map(({ parts }) => parts.join(';'))])),
  traces: traces.map((trace) => ({ eye: trace.eye, line: trace.line, points: trace.radii.length, ...measureTrace(shapeOf(trace.eye, trace)) })), unread,
})

/** What codes mean, each once: `, groove`. */
const codeWords = ({ codes }: { readonly codes: Readonly<Record<string, string>> | null }, parts: readonly string[]): string =>
  [...new Set(parts.flatMap((part) => codes?.[part.trim()] ?? []))].map((word) => `, ${word}`).join('')

function packetFacts(document: VcaDocument): string[] {
  const packet = readPacket(document)
  if (!packet) return []
  const what = Object.entries(requests).find(([name]) => name === packet.what)?.[1]
  const status = packet.status === null ? undefined : answerStatuses[packet.status]
  return [`${packet.kind === 'request' ? 'Request' : 'Answer'} ${packet.what}${what ? `: ${what}` : ''}${status ? `; ${status}` : ''}.`]
}
