import { judgeDocument, readDocument, splitJobs, writeDocument } from '#modules/labs/domain'
import { byValue, median, told } from '../row.ts'
import type { Row } from '../row.ts'

const wantedBytes = 2 * 2 ** 20
const rounds = 5

/** A job with both eyes of a frame, 1,000 radii each and none like its neighbour. */
function job(number: number): string {
  const lines = ['R', 'L'].map((eye) => {
    const radii = Array.from({ length: 1000 }, (_, at) => Math.round(2500 + 300 * Math.cos((at * Math.PI) / 250) + ((at * 7 + number) % 13)))
    const rows = Array.from({ length: 100 }, (_, row) => `R=${radii.slice(row * 10, row * 10 + 10).join(';')}\r\n`)
    return `TRCFMT=1;1000;E;${eye};F\r\n${rows.join('')}`
  })
  return `REQ=FIL\r\nJOB=${number}\r\nDO=B\r\nDBL=17.00\r\n_VENDOR=kept;kept\r\n${lines.join('')}`
}

/** An archive of traces of 2 MB: read, every job judged with its traces in numbers, and written back, which the read does not include. */
export function measureTraces(): Row[] {
  const jobs = Math.ceil(wantedBytes / job(1).length)
  const bytes = Buffer.from(Array.from({ length: jobs }, (_, number) => job(number)).join(''))
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now()
    const document = readDocument(bytes)
    const traces = splitJobs(document).flatMap((one) => judgeDocument(one).traces)
    const read = performance.now()
    if (traces.length !== jobs * 2 || !bytes.equals(writeDocument(document))) throw new Error(`${traces.length} traces of ${jobs} jobs`)
    return { read: read - from, write: performance.now() - read }
  })
  return [
    byValue({ issue: 'lenses', id: 'traces.archive-2-mb', value: median(times.map(({ read }) => read)), unit: 'ms' }, '<=', 1000),
    told({ issue: 'lenses', id: 'traces.archive-2-mb-worst', value: Math.max(...times.map(({ read }) => read)), unit: 'ms' }),
    told({ issue: 'lenses', id: 'traces.archive-2-mb-written', value: median(times.map(({ write }) => write)), unit: 'ms' }),
  ]
}
