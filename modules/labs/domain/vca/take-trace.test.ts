import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { centrationIn, cutOut, exactBlank, measureTrace } from '#modules/prescriptions/domain'
import { shapeOf } from './shape-of.ts'
import { takeTrace } from './take-trace.ts'

const ring = (eye: string, from = 2500) => `TRCFMT=1;4;E;${eye};F\nR=${from};2500;2500;2500\n`
const take = (text: string) => takeTrace(Buffer.from(text))

test('a frame is taken without its wearer', () => {
  expect(take(`JOB=1\nCLIENT=Jan Dvořák\nSPH=-2.00;-2.00\nDBL=17.50\nFMFR=Vela\n${ring('R')}`)).toEqual({
    right: { seen: 'frame', radii: [2500, 2500, 2500, 2500], angles: null, heights: null }, left: null, bridge: 1750, frameMaker: 'Vela', frameName: null,
  })
})

test.each([
  ['a table', 'a;b\n1;2\n', 'not-a-lab-file'], ['a picture', '\u{89}PNG\r\n', 'not-a-lab-file'], ['two jobs', `JOB=1\n${ring('R')}JOB=2\n${ring('R')}`, 'several-jobs'], ['a job without a shape', 'JOB=1\nSPH=1.00;1.00\n', 'no-trace'],
  ['a shape only its maker can read', 'JOB=1\nTRCFMT=6;4;E;R;F\nR=ABCD\n', 'unread-format'], ['one good shape and one with a fault', `JOB=1\n${ring('R')}${ring('L', 0)}`, 'faults'],
])('of %s there is none', (_what, text, refusal) => {
  expect(take(text)).toMatchObject({ refusal })
})

test('the cut-out check is exact with the shape of a tracer: 51.00 × 40.08, nose 15, pupil at 31 mm and 22 mm high needs a blank of 60.8 mm', () => {
  const taken = takeTrace(readFileSync(join(import.meta.dirname, 'fixtures/R1000_1.oma')))
  if ('refusal' in taken || !taken.right || taken.bridge === null) throw new Error('the sample has a frame')
  const shape = shapeOf('right', taken.right)
  const { a, b } = measureTrace(shape)
  const centration = centrationIn({ a, b, dbl: taken.bridge }, 3100, 2200)
  const blank = exactBlank(shape, centration)
  expect(blank).toEqual({ kind: 'exact', diameter: blank.diameter })
  expect(cutOut(shape, centration, blank.diameter).fits).toBe(true)
  expect(cutOut(shape, centration, blank.diameter - 10).fits).toBe(false)
  expect((blank.diameter / 100).toFixed(1)).toBe('60.8')
})
