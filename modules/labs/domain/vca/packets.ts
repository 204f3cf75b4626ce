import { bytesOfText, readable, trimmed, writable } from './bytes.ts'
import type { VcaDocument } from './document.ts'
import { readDocument } from './read-document.ts'
import { recordsOf } from './records.ts'

/** What devices ask a host for, and hosts answer. Source: headers of a maker of devices (`saibi/c`, ISO 16284 labels). */
export const requests = {
  INI: 'begin of a session', TRC: 'a trace from a tracer', EDG: 'a job for an edger', FBK: 'a job for a blocker', UPL: 'anything to the host', DNL: 'anything from the host',
  MNT: 'maintenance', INF: 'information', ERR: 'an error', FIL: 'a file', FRM: 'a frame', LMS: 'a job from the lab\'s software',
} as const

/** What STATUS says of an answer, from the same source. */
export const answerStatuses: Readonly<Record<number, string>> = {
  0: 'done', 1: 'no such job', 2: 'the job is protected', 3: 'an error', 4: 'the job cannot be worked on', 5: 'a session must begin first', 6: 'no job number', 7: 'a record is missing', 8: 'an error of the host',
  9: 'not compatible', 10: 'out of range', 11: 'busy', 12: 'out of step', 13: 'a session begun wrongly', 14: 'no automatic formats', 15: 'no sessions', 16: 'no such request', 17: 'no such trace format', 18: 'an error of format', 19: 'the work failed',
}

export interface Packet {
  readonly kind: 'request' | 'answer'
  /** One of requests, or what a maker added. */
  readonly what: string
  readonly job: string | null
  /** One of answerStatuses; null where none is said. */
  readonly status: number | null
  /** Trace formats that are offered or chosen: `1;400;E;R`. */
  readonly traceFormats: readonly string[]
}

/** What a message asks or answers, or null: it does neither, or both. A job in quotes is the same job. */
export function readPacket(document: VcaDocument): Packet | null {
  const records = recordsOf(document)
  const text = (label: string): string | null => records.get(label)?.[0]?.parts.join(';') ?? null
  const [asked, answered, status] = [text('REQ'), text('ANS'), text('STATUS')]
  const what = trimmed(asked ?? answered ?? '')
  if (what === '' || (asked !== null && answered !== null)) return null
  const job = readable(trimmed(text('JOB') ?? '')).replace(/^"(.*)"$/, '$1')
  return {
    kind: asked !== null ? 'request' : 'answer', what, job: job === '' ? null : job, status: status !== null && /^\d{1,5}$/.test(trimmed(status)) ? Number(status) : null,
    traceFormats: (records.get('TRCFMT') ?? []).map(({ parts }) => parts.join(';')),
  }
}

/** A packet as records, ended by carriage return and line feed. @throws {RangeError} for a text with signs that end a record */
export function writePacket({ kind, what, job, status, traceFormats }: Packet): VcaDocument {
  const lines = [`${kind === 'request' ? 'REQ' : 'ANS'}=${what}`, ...(job === null ? [] : [`JOB=${job}`]), ...(status === null ? [] : [`STATUS=${status}`]), ...traceFormats.map((format) => `TRCFMT=${format}`)]
  if (lines.some((line) => Array.from(line).some((sign) => sign < ' '))) throw new RangeError('a record ends at its line')
  return readDocument(bytesOfText(writable(lines.map((line) => `${line}\r\n`).join(''))))
}
