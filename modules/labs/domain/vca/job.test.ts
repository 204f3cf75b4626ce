import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureTrace } from '#modules/prescriptions/domain'
import { combinePrisms } from './combine-prisms.ts'
import { edgeKinds, emptyJob, emptyJobEye, eyesOrdered, frameKinds, jobNumbers, jobTexts } from './job.ts'
import type { JobEye, JobNumber, JobText, LabJob } from './job.ts'
import { judgeDocument } from './judge-document.ts'
import { mustKnow } from './labels.ts'
import { readDocument } from './read-document.ts'
import { readJob } from './read-job.ts'
import { shapeOf } from './shape-of.ts'
import { writeDocument } from './write-document.ts'
import { jobTraceOf, writeJob } from './write-job.ts'

const read = (text: string) => readJob(readDocument(new TextEncoder().encode(text)))
const textOf = (job: LabJob): string => new TextDecoder().decode(writeDocument(writeJob(job).document))
const or = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const words = <Word extends string>(table: Readonly<Record<Word, string>>) => or(fc.constantFrom(...(Object.keys(table) as Word[])))

const text = or(fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => `x${one.replaceAll(/[;\p{Cc}]/gu, '')}y`))
const number = (what: JobNumber) => {
  const { label, digits } = jobNumbers[what]
  const [from, to] = mustKnow(label).limits ?? [0, 0]
  return or(fc.integer({ min: Math.ceil(from * 10 ** digits), max: Math.floor(to * 10 ** digits) }))
}
const radius = fc.integer({ min: 1500, max: 3500 })
const trace = or(fc.oneof(
  fc.array(radius, { minLength: 3, maxLength: 40 }).map((radii) => ({ seen: null, radii, angles: null, heights: null })),
  fc.uniqueArray(fc.integer({ min: 0, max: 35_999 }), { minLength: 3, maxLength: 25 }).map((angles) => {
    const sorted = angles.toSorted((a, b) => a - b)
    return { seen: 'demo' as const, radii: sorted.map(() => 2500), angles: sorted, heights: { values: sorted.map((_, index) => index - 5), angles: sorted } }
  }),
))
const numbers = Object.fromEntries((Object.keys(jobNumbers) as JobNumber[]).map((what) => [what, number(what)])) as Record<JobNumber, fc.Arbitrary<number | null>>
const texts = Object.fromEntries((Object.keys(jobTexts) as JobText[]).map((what) => [what, text])) as Record<JobText, fc.Arbitrary<string | null>>
const eye: fc.Arbitrary<JobEye> = fc.record({
  ...numbers, ...texts, lensKind: fc.constantFrom(null, 'SV', 'BI FT', 'PR FF'), trace, intermediateAddition: fc.constant(null), vertexExamined: fc.constant(null), baseCurve: fc.constant(null), diameter: fc.constant(null),
}).map((one) => ({
  ...one,
  axisDeg: one.axisDeg === 0 ? 180 : one.axisDeg,
  prismBaseDeg: one.prismBaseDeg === 360 ? 0 : one.prismBaseDeg,
  segmentHeight: one.lensKind === 'PR FF' ? null : one.segmentHeight,
  ...([one.prism, one.prismBaseDeg, one.prism2, one.prism2BaseDeg].includes(null) ? { prism2: null, prism2BaseDeg: null } : {}),
  // The one prism that two make may be no larger than any.
  ...((one.prism ?? 0) + (one.prism2 ?? 0) > 4000 ? { prism2: null, prism2BaseDeg: null } : {}),
}))
const job: fc.Arbitrary<LabJob> = fc.record({
  number: text, account: text, wearer: text, tray: text, eyes: words(eyesOrdered), right: eye, left: eye, frameMaker: text, frameName: text, frameColour: fc.constant(null),
  bridge: or(fc.integer({ min: 500, max: 5000 })), frameKind: words(frameKinds), edgeKind: words(edgeKinds),
  options: fc.array(text.map((one) => one ?? 'x')), remarks: fc.array(text.map((one) => one ?? 'x')),
})

/** Sph -2.125 cyl -1.00 ax 180, two prisms; a progressive lens in a traced frame. */
const anEye: JobEye = {
  ...emptyJobEye, sphere: -2125, cylinder: -1000, axisDeg: 180, addition: 1750, prism: 200, prismBaseDeg: 0, prism2: 150, prism2BaseDeg: 90, pd: 3150, pdNear: 3000, fittingHeight: 2200,
  vertexWorn: 1200, tilt: 85, wrap: 50, lensName: 'Panorama 1.6', lensKind: 'PR', index: 1600, boxWidth: 5400, boxHeight: 3600,
}
const aJob: LabJob = { ...emptyJob, number: '26-1184', tray: '17', eyes: 'both', right: anEye, left: { ...anEye, sphere: 500, prism2: null, prism2BaseDeg: null }, bridge: 1700, frameKind: 'metal', remarks: ['Prosím spěchá'] }

describe('a job as a file', () => {
  test('reads as the same job, and the file has no defects', () => {
    fc.assert(fc.property(job, (one) => {
      const { document, unsaid } = writeJob(one)
      const back = readJob(document)
      expect(unsaid).toEqual([])
      expect(back.unread).toEqual([])
      expect(back.rest).toEqual([])
      expect(back.job).toEqual(one)
      expect(judgeDocument(document).defects.filter(({ kind }) => !['no-axis', 'no-base', 'eye-missing'].includes(kind))).toEqual([])
    }), { numRuns: 300 })
  })

  test('is written right before left, in the sequence and with the digits of the trade', () => {
    expect(textOf(aJob).split('\r\n')).toEqual([
      'REQ=FIL', 'JOB=26-1184', 'REM=Prosím spěchá', 'DO=B', 'SPH=-2.125;0.50', 'CYL=-1.00;-1.00', 'AX=180;180', 'ADD=1.75;1.75', 'PRVM=2.50;2.00', 'PRVA=36.9;0', 'IPD=31.50;31.50', 'NPD=30.00;30.00',
      'OCHT=22.00;22.00', 'SEGHT=22.00;22.00', 'BVD=12.00;12.00', 'PANTO=8.5;8.5', 'ZTILT=5.0;5.0', '_PRVM1=2.00;', '_PRVA1=0;', '_PRVM2=1.50;', '_PRVA2=90;', '_TRAY=17', 'LNAM=Panorama 1.6;Panorama 1.6',
      'LTYPE=PR;PR', 'LIND=1.600;1.600', 'DBL=17.00', 'HBOX=54.00;54.00', 'VBOX=36.00;36.00', 'FTYP=2', '',
    ])
  })

  test('names what the format cannot say, and writes nothing wrong in its place', () => {
    const said = writeJob({
      ...aJob, frameColour: 'black', number: 'a\nb', options: ['BEGIN'], bridge: 100,
      right: { ...anEye, intermediateAddition: 1000, vertexExamined: 1300, baseCurve: 860, segmentHeight: 1800, lensName: 'A;B', sphere: 60_000 },
      left: { ...anEye, prism: null, tint: '?' },
    })
    expect(said.unsaid.map(({ what, eye: of, why }) => [what, of, why].filter(Boolean).join(' '))).toEqual([
      'number no-sign', 'frameColour no-label', 'bridge limits', 'options no-sign', 'intermediateAddition right no-label', 'vertexExamined right no-label', 'baseCurve right no-label', 'sphere right limits', 'segmentHeight right no-label',
      'prism2 left needs-other', 'prism2BaseDeg left needs-other', 'lensName right no-sign', 'tint left no-sign',
    ])
    const { job: back } = readJob(said.document)
    expect([back.right.sphere, back.left.sphere, back.right.lensName, back.number, back.bridge, back.options]).toEqual([null, -2125, 'A,B', 'a b', null, []])
  })

  test('an empty job says nothing but that it is one', () => {
    expect(textOf(emptyJob)).toBe('REQ=FIL\r\n')
    expect(read('REQ=FIL\r\n').job).toEqual(emptyJob)
  })
})

describe('a job read from a file', () => {
  test.each([
    ['a finer power than a job keeps', 'SPH=-2.1234;1.00\n', 'SPH too-fine', { right: null, left: 1000 }, 'sphere'],
    ['an axis with a fraction', 'CYL=-1.00;-1.00\nAX=90.4;90\n', 'AX too-fine', { right: null, left: 90 }, 'axisDeg'],
    ['one sphere for nobody knows which eye', 'SPH=-2.00\n', 'SPH which-eye', { right: null, left: null }, 'sphere'],
    ['a comma', 'SPH=-2,00;-1.00\n', 'SPH number', { right: null, left: null }, 'sphere'],
    ['prisms that do not make what stands there', '_PRVM1=1;\n_PRVA1=0;\n_PRVM2=1;\n_PRVA2=90;\nPRVM=9.00;1.00\nPRVA=45;0\n', 'PRVM prisms-differ', { right: null, left: 100 }, 'prism'],
    ['two heights of a progressive lens', 'LTYPE=PR;PR\nOCHT=20;20\nSEGHT=22;20\n', 'SEGHT heights-differ', { right: null, left: 2000 }, 'fittingHeight'],
  ] as const)('does not take %s', (_what, file, told, values, cell) => {
    const { job: { right, left }, unread } = read(file)
    expect(unread.map(({ label, kind }) => `${label} ${kind}`)).toEqual([told])
    expect({ right: right[cell], left: left[cell] }).toEqual(values)
  })

  test('takes axis 0 of a cylinder as 180, and of none as nothing', () => {
    const { job: { right, left } } = read('CYL=-1.00;0.00\nAX=0;0\n')
    expect([right.axisDeg, left.axisDeg]).toEqual([180, null])
  })

  test('tells which labels stay in the file alone', () => {
    expect(read('JOB=1\nFUPC=000\n_VENDOR=x\n')).toMatchObject({ rest: ['FUPC', '_VENDOR'], unread: [] })
  })

  test('of a tracer has the frame, and its shape measures what the file says', () => {
    const { job: one } = readJob(readDocument(readFileSync(join(import.meta.dirname, 'fixtures/R1000_1.oma'))))
    expect([one.bridge, one.frameMaker, one.right.circumference, one.left.circumference]).toEqual([1500, 'SILHOUETTE', 15_085, 15_085])
    const shape = shapeOf('right', one.right.trace ?? { seen: null, radii: [], angles: null, heights: null })
    expect(measureTrace(shape)).toMatchObject({ a: 5100, b: 4008, ed: 5700, circumference: 15_089 })
    expect(jobTraceOf(shape.points, 'pattern')).toEqual(one.right.trace)
  })
})

test('two prisms make one: 3 in and 4 up make 5 at 53.1°', () => {
  expect(combinePrisms({ amount: 300, baseDeg: 0 }, { amount: 400, baseDeg: 90 })).toEqual({ amount: 500, baseTenths: 531 })
  expect(combinePrisms({ amount: 300, baseDeg: 90 }, { amount: 300, baseDeg: 270 })).toEqual({ amount: 0, baseTenths: 0 })
})
