import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeDocument } from './judge-document.ts'
import { readDocument } from './read-document.ts'
import { recordsOf, splitJobs } from './records.ts'
import { writeDocument } from './write-document.ts'

const folder = join(import.meta.dirname, 'fixtures')
const samples = readdirSync(folder).filter((name) => name.endsWith('.oma'))
const sample = (name: string): Uint8Array => readFileSync(join(folder, name))
const of = (text: string) => readDocument(new TextEncoder().encode(text))
/** Defects as `line LABEL kind`. */
const defectsOf = (text: string): string[] => judgeDocument(of(text)).defects.map(({ line, label, kind }) => `${line} ${label} ${kind}`)

describe('a lab file read and written back', () => {
  test.each(samples)('%s is the same to the byte and has no defect', (name) => {
    const document = readDocument(sample(name))
    expect(Buffer.from(writeDocument(document)).equals(sample(name))).toBe(true)
    expect(judgeDocument(document).defects).toEqual([])
  })

  test('any bytes are the same afterwards', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(writeDocument(readDocument(bytes))).toEqual(bytes)
    }))
  })

  test('any lines with any ends are the same afterwards', () => {
    const label = fc.constantFrom('SPH', 'R', 'TRCFMT', '_VENDOR', '*JOB', 'UNKNOWN_VENDOR', '_FCS', '', '#', ' sph')
    const value = fc.oneof(fc.string(), fc.constantFrom('BEGIN', 'END', '-2.25;-2.00', '1;400;E;R;F', '2500;2501;'))
    const line = fc.tuple(label, fc.constantFrom('=', '', ' = '), value, fc.constantFrom('\r\n', '\n', '\r', '\n\r', '')).map((parts) => parts.join(''))
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const bytes = new TextEncoder().encode(lines.join(''))
      const document = readDocument(bytes)
      expect(writeDocument(document)).toEqual(bytes)
      judgeDocument(document)
    }))
  })

  test('keeps each kind of line for what it is', () => {
    const document = of('REQ=FIL\r\n# made by hand\r\n*JOB=12\n\nTRCFMT=1;6;E;R;F\rR=2500;2500;\n2500;2500\nR=2500;2500\n_FCS=BEGIN\nSPH=9;9\n_FCS=END\n_X=a;b=c\nhello\n')
    expect(document.lines.map(({ kind, label, block }) => [kind, label, block].filter(Boolean).join(' '))).toEqual([
      'record REQ', 'comment', 'record JOB', 'blank', 'record TRCFMT', 'record R', 'continuation R', 'record R', 'record _FCS _FCS', 'record SPH _FCS', 'record _FCS _FCS', 'record _X', 'unread',
    ])
    const records = recordsOf(document)
    expect(records.get('R')?.map(({ parts }) => parts)).toEqual([['2500', '2500', '2500', '2500'], ['2500', '2500']])
    // A block is its vendor's; its SPH is not the job's.
    expect(records.has('SPH')).toBe(false)
    expect(records.get('_X')?.[0]?.parts).toEqual(['a', 'b=c'])
  })

  test('an archive is as many jobs as begin in it, and all its lines are in one of them', () => {
    const document = of('# x\nJOB=1\nREQ=FIL\nJOB=2\nREQ=FIL\n')
    const jobs = splitJobs(document)
    expect(jobs.map(({ lines }) => lines.map(({ line }) => line))).toEqual([[1, 2, 3], [4, 5]])
    expect(splitJobs(of('TRCFMT=1;3;E;R\nTRCFMT=1;3;E;L\n'))).toHaveLength(1)
  })
})

describe('defects with their line and label', () => {
  test.each([
    ['no number', 'SPH=1,25;-0.50\n', ['1 SPH number']],
    ['two signs', 'JOB=1\nSPH=--1.25;0\n', ['2 SPH number']],
    ['a letter for a digit', 'SPH=-2.25 x;0\n', ['1 SPH number']],
    ['an exponent', 'SPH=1e1;0\n', ['1 SPH number']],
    ['a sphere no lab makes', 'SPH=-225;0\n', ['1 SPH range']],
    ['an axis past 180', 'CYL=-1.00;-1.00\nAX=181;90\n', ['1 CYL no-axis', '1 CYL no-axis', '2 AX range']],
    ['one value for two eyes', 'SPH=-1.25\n', ['1 SPH which-eye']],
    ['three values for two eyes', 'SPH=-1.25;-1.00;-2.00\n', ['1 SPH too-many']],
    ['a cylinder without its axis', 'CYL=-1.00;0.00\nAX=;90\n', ['1 CYL no-axis']],
    ['a prism without its base', 'PRVM=1.00;?\n', ['1 PRVM no-base']],
    ['two records that differ', 'SPH=1.00;1.00\nSPH=1.00;-1.00\n', ['2 SPH twice']],
    ['a missing eye', 'DO=B\nSPH=1.00;\n', ['2 SPH eye-missing']],
    ['a code that is none', 'FTYP=9\nDO=X\n', ['1 FTYP code', '2 DO code']],
    ['small letters', 'dbl=17\n', ['1 dbl small-letters']],
    ['a line without a label', 'JOB=1\nhello\n', ['2  no-label']],
    ['blocks that do not fit', '_A=BEGIN\n_B=BEGIN\n_C=END\n', ['2 _B block', '2 _B block', '3 _C block']],
    ['two values that differ where one stands', 'DBL=17;18\n', ['1 DBL too-many']],
  ])('%s', (_what, text, expected) => {
    expect(defectsOf(text)).toEqual(expected)
  })

  test.each([
    ['unknown values', 'SPH=?;?\nIPD=33;\nBEVM=?;?\n'], ['the same twice', 'JOB=1\nJOB=1\n'], ['a single value of both eyes where frames have it', 'CIRC=150.85\nZTILT=8\n'],
    ['unknown labels in any number', '_X=1\n_X=2\nFOO=1,2,3;x;y;z\n'], ['spaces and a plus', 'SPH= +1.25 ; 0\n'], ['remarks in any number', 'REM=a=b;c\nREM=d\n'],
  ])('%s are none', (_what, text) => {
    expect(defectsOf(text)).toEqual([])
  })
})
