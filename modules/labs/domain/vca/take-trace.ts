import type { VcaDefect } from './document.ts'
import type { JobTrace } from './job.ts'
import { judgeDocument } from './judge-document.ts'
import { looksLikeVca } from './looks-like-vca.ts'
import { readDocument } from './read-document.ts'
import { readJob } from './read-job.ts'
import { splitJobs } from './records.ts'

/** The shape of a frame, and what its file says of it; nothing of a wearer. */
export interface TakenTrace {
  readonly right: JobTrace | null
  readonly left: JobTrace | null
  /** Distance between lenses, hundredths of a millimetre. */
  readonly bridge: number | null
  readonly frameMaker: string | null
  readonly frameName: string | null
}

export interface NoTrace {
  /** No lab file; several jobs of which nobody knows which; no trace in it; a trace in a format that is only kept; a trace with faults. */
  readonly refusal: 'not-a-lab-file' | 'several-jobs' | 'no-trace' | 'unread-format' | 'faults'
  /** Those of traces, where these are the reason. */
  readonly defects: readonly VcaDefect[]
}

const headOf = 65_536
const ofTraces: ReadonlySet<string> = new Set(['TRCFMT', 'ZFMT', 'R', 'A', 'Z', 'ZA'])

/** The frame of a tracer's file, or why there is none. A file with a fault in either trace is not taken by half. */
export function takeTrace(bytes: Uint8Array): TakenTrace | NoTrace {
  if (!looksLikeVca(bytes.subarray(0, headOf))) return { refusal: 'not-a-lab-file', defects: [] }
  const [document, ...more] = splitJobs(readDocument(bytes))
  if (!document || more.length > 0) return { refusal: 'several-jobs', defects: [] }
  const { traces, unread, defects } = judgeDocument(document)
  const faults = defects.filter(({ label }) => ofTraces.has(label))
  if (faults.length > 0) return { refusal: 'faults', defects: faults }
  if (traces.length === 0) return { refusal: unread.length > 0 ? 'unread-format' : 'no-trace', defects: [] }
  const { job } = readJob(document)
  return { right: job.right.trace, left: job.left.trace, bridge: job.bridge, frameMaker: job.frameMaker, frameName: job.frameName }
}
