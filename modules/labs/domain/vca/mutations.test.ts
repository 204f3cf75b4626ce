import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { measureTrace } from '#modules/prescriptions/domain'
import { compareMeasures } from './compare-measures.ts'
import { jobNumbers } from './job.ts'
import type { JobNumber } from './job.ts'
import { judgeDocument } from './judge-document.ts'
import { looksLikeVca } from './looks-like-vca.ts'
import { readMeasuredLenses } from './measured-lenses.ts'
import { readDocument } from './read-document.ts'
import { readJob } from './read-job.ts'
import { recordsOf } from './records.ts'
import { writeDocument } from './write-document.ts'
import { writeJob } from './write-job.ts'

const folder = join(import.meta.dirname, 'fixtures')
const traced = readdirSync(folder).filter((name) => name.endsWith('.oma')).map((name) => readFileSync(join(folder, name)))
/** A whole order; its values are what a mutation could turn into others. */
const order = Buffer.from(`REQ=FIL\r\nJOB=26-1184\r\nDO=B\r\nSPH=-2.25;1.50\r\nCYL=-1.00;-0.75\r\nAX=180;90\r\nADD=1.75;1.75\r\nPRVM=2.00;2.00\r\nPRVA=0;180\r\nIPD=31.50;32.00\r\nSEGHT=22.00;21.50
HBOX=50.00;50.00\r\nTRCFMT=1;8;E;R;F\r\nR=2500;2500;2500;2500\r\nR=2500;2500;2500;2500\r\n_FCS=BEGIN\r\nSPH=9;9\r\n_FCS=END\r\n`)

/** Numbers from 0 to below 1, the same ones each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Spoil = (bytes: Buffer, at: number, random: () => number) => Buffer
const spoils: readonly Spoil[] = [
  (bytes, at, random) => { bytes[at] = Math.floor(random() * 256); return bytes },
  (bytes, at, random) => { bytes[at] = ';=-+.,?E\n\r\x1c\x1d0'.charCodeAt(Math.floor(random() * 13)); return bytes },
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
  (bytes, at) => Buffer.from(bytes.subarray(0, at)),
  (bytes, at, random) => Buffer.concat([bytes.subarray(0, at), Buffer.from(['-', ';', '=', '\n', '1e9', ';;;', '\u{feff}', '999999999999'][Math.floor(random() * 8)] ?? ''), bytes.subarray(at)]),
  (bytes, at, random) => { const from = Math.floor(random() * bytes.length); return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + 60), bytes.subarray(at)]) },
]

describe('10,000 spoiled files', () => {
  const random = seeded(5)
  const spoiled = Array.from({ length: 10_000 }, (_, index) => {
    let bytes: Buffer = Buffer.from(index % 10 > 0 ? order : (traced[(index / 10) % traced.length] ?? order))
    for (let times = 0; times <= index % 3; times += 1) bytes = spoils[Math.floor(random() * spoils.length)]?.(bytes, Math.floor(random() * bytes.length), random) ?? bytes
    return bytes
  })

  test('are read without a fault of ours, and stand as they stood', () => {
    let defects = 0
    for (const bytes of spoiled) {
      const document = readDocument(bytes)
      const judged = judgeDocument(document)
      defects += judged.defects.length
      compareMeasures(recordsOf(document), judged.traces, measureTrace, () => (defects += 1))
      expect(judged.defects.every(({ line }) => line >= 1 && line <= document.lines.length)).toBe(true)
      readMeasuredLenses(document)
      looksLikeVca(bytes)
      expect(bytes.equals(writeDocument(document))).toBe(true)
    }
    expect(defects).toBeGreaterThan(5000)
  }, 120_000)

  test('never turn a number, a sign or an eye into another: each value of their job stands in the file at its label and its side', () => {
    const turned: unknown[] = []
    for (const bytes of spoiled) {
      const document = readDocument(bytes)
      const { job } = readJob(document)
      const records = recordsOf(document)
      for (const [what, { label, digits }] of Object.entries(jobNumbers) as [JobNumber, (typeof jobNumbers)[JobNumber]][]) {
        for (const [side, eye] of [['right', 0], ['left', 1]] as const) {
          const value = job[side][what]
          // Two directions have two names, 0 and 180 or 360.
          if (value === null || (what === 'axisDeg' && value === 180) || (what === 'prismBaseDeg' && value === 0)) continue
          const isThere = records.get(label)?.some(({ parts }) => Math.abs(Number(parts.length === 1 ? parts[0] : parts[eye]) * 10 ** digits - value) < 0.6)
          if (!isThere) turned.push([what, side, value, bytes.toString('latin1')])
        }
      }
    }
    expect(turned).toEqual([])
  }, 120_000)

  test('give the same eyes, numbers and shapes again when a file is written of what was read of them', () => {
    const turned = spoiled.filter((bytes) => {
      const { job } = readJob(readDocument(bytes))
      const again = readJob(writeJob(job).document).job
      // Texts lose characters that cannot be seen; nothing else may be lost.
      return [job, again].map(({ right, left, bridge, eyes, frameKind, edgeKind }) => JSON.stringify([right, left, bridge, eyes, frameKind, edgeKind], (_, value: unknown) => (typeof value === 'string' ? shown(value) : value))).reduce((one, other) => (one === other ? '' : 'turned')) !== ''
    })
    expect(turned.map(String)).toEqual([])
  }, 120_000)
})

const shown = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/ +/g, ' ').trim()

test('measured lenses are read from the labels of an inspection, else from those of the prescription', () => {
  const read = (text: string) => readMeasuredLenses(readDocument(Buffer.from(text)))
  expect(read('INSSPH=-0.47;0.43\nINSCYL=-1.15;-2.75\nINSAX=137.00;16.00\nINSADD=1.24;1.23\nINSPRPRVM=0.00;0.00\nINSPRPRVA=25;33\nSPH=9;9\n')).toMatchObject({
    from: 'inspection', unread: [], right: { sphere: -470, cylinder: -1150, axisDeg: 137, addition: 1240, prism: 0, prismBaseDeg: 25, pd: null }, left: { sphere: 430, cylinder: -2750, axisDeg: 16 },
  })
  expect(read('SPH=-2.25;x\nIPD=31.5;\n')).toMatchObject({ from: 'prescription', right: { sphere: null, pd: 3150 }, left: { sphere: null, pd: null }, unread: [{ line: 1, label: 'SPH', kind: 'number' }] })
  expect(read('JOB=1\n')).toBeNull()
})

test('a file that says another size than its trace is found out', () => {
  const ring = `TRCFMT=1;360;E;R;F\nR=${Array(360).fill(2500).join(';')}\n`
  const told = (text: string): string[] => {
    const document = readDocument(Buffer.from(text + ring))
    const found: string[] = []
    compareMeasures(recordsOf(document), judgeDocument(document).traces, measureTrace, ({ line, detail }) => found.push(`${line} ${detail}`))
    return found
  }
  expect(told('HBOX=50.00\nVBOX=50.10\nFED=50;50\nCIRC=157.08\n')).toEqual([])
  expect(told('HBOX=52.00;50.00\nCIRC=150;157\n')).toEqual(['1 says 52.00 mm for the right eye, and the width of its trace is 50.00 mm', '2 says 150.00 mm for the right eye, and the circumference of its trace is 157.08 mm'])
})

test.each([
  ['each sample', ...traced.map(String)], ['an order', 'JOB=1\r\nSPH=1.00;1.00\r\n'], ['a message of a device', '\x1cREQ=TRC\rJOB=1\r\x1eCRC=1\r\x1d'],
])('%s is known', (_what, ...texts) => {
  expect(texts.map((text) => looksLikeVca(Buffer.from(text)))).toEqual(texts.map(() => true))
})

test.each([
  ['settings', 'HOME=/root\nPATH=/bin\nJOB=1\nX=1\n'], ['a table', 'a;b\n1;2\n'], ['prose', 'Dear Sir,\nx = 1\n'], ['a program', 'const a=1\nlet b=2\n'], ['nothing', ''], ['JSON', '{"JOB=1"}'],
])('%s is not', (_what, text) => {
  expect(looksLikeVca(Buffer.from(text))).toBe(false)
})
