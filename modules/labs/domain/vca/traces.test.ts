import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeDocument } from './judge-document.ts'
import { readDocument } from './read-document.ts'
import { packRadii } from './testing/pack-radii.ts'
import { bytesOfText } from './bytes.ts'

const judge = (text: string) => judgeDocument(readDocument(bytesOfText(text)))
const kinds = (text: string): string[] => judge(text).defects.map(({ line, label, kind }) => `${line} ${label} ${kind}`)
const fixture = (name: string) => judgeDocument(readDocument(readFileSync(join(import.meta.dirname, 'fixtures', name))))

describe('traces', () => {
  test('are read from the samples, right and left', () => {
    const { traces } = fixture('R1000_1.oma')
    expect(traces.map(({ eye, seen, radii, line }) => [line, eye, seen, radii.length])).toEqual([[12, 'right', 'pattern', 1000], [113, 'left', 'pattern', 1000]])
    expect(traces[0]?.radii.slice(0, 3)).toEqual([2416, 2420, 2425])
  })

  test('a left lens of the samples is its right one mirrored, which is cut away at the lower right, where the nose is', () => {
    for (const name of ['R1000_1.oma', 'R1000_2.oma', 'R360_1.oma', 'R360_2.oma']) {
      const [right, left] = fixture(name).traces
      const count = right?.radii.length ?? 0
      const at = (radii: readonly number[] | undefined, degrees: number): number => radii?.[Math.round((degrees / 360) * count)] ?? 0
      expect(left?.radii.every((radius, index) => radius === right?.radii[(count * 1.5 - index) % count])).toBe(true)
      expect(at(right?.radii, 325)).toBeLessThan(at(right?.radii, 215))
    }
  })

  test('have angles and heights of their own', () => {
    const { traces, defects } = judge('TRCFMT=1;4;U;L;F\nR=2500;2600\nR=2700;2800\nA=0;9000;18000;27000\nZFMT=1;3;U;L;F\nZ=-10;0;20\nZA=0;100;200\n')
    expect(defects).toEqual([])
    expect(traces).toEqual([{ line: 1, eye: 'left', seen: 'frame', radii: [2500, 2600, 2700, 2800], angles: [0, 9000, 18_000, 27_000], heights: { values: [-10, 0, 20], angles: [0, 100, 200] } }])
  })

  test('of formats that no public source explains are kept and named', () => {
    const { traces, unread, defects } = fixture('TRCFMT6.oma')
    expect(defects).toEqual([])
    expect(traces).toEqual([])
    expect(unread.map(({ line, header }) => [line, header])).toEqual([[21, '6;360;E;R;F'], [23, '6;360;E;L;F']])
  })

  test('packed ones are unpacked, whatever their steps', () => {
    const radius = fc.oneof(fc.integer({ min: 100, max: 9999 }), fc.integer({ min: 2480, max: 2520 }), fc.integer({ min: 2200, max: 2400 }))
    fc.assert(fc.property(fc.array(radius, { minLength: 3, maxLength: 60 }), (radii) => {
      const { traces, defects } = judge(`TRCFMT=4;${radii.length};E;R;F\r\nR=${packRadii(radii)}\r\nDBL=17\r\n`)
      expect(defects).toEqual([])
      expect(traces[0]?.radii).toEqual(radii)
    }))
  })

  test('packed ones end with any byte, a semicolon and a space or a tab as well', () => {
    for (const last of [0x093b, 0x203b]) {
      const { traces, defects } = judge(`TRCFMT=4;3;E;R;F\r\nR=${packRadii([2200, 2500, last])}\r\nDBL=17\r\n`)
      expect(defects).toEqual([])
      expect(traces[0]?.radii.at(-1)).toBe(last)
    }
  })

  test('packed ones with a second record that has more than was announced are not read', () => {
    expect(kinds(`TRCFMT=4;3;E;R;F\nR=${packRadii([2500, 2501, 2502])}\nR=${packRadii([2500])}\n`)).toEqual(['2 R packed'])
  })

  test.each([
    ['fewer radii than announced', 'TRCFMT=1;5;E;R;F\nR=2500;2500;2500;2500\n', ['2 R count']],
    ['more radii than announced', 'TRCFMT=1;3;E;R;F\nR=2500;2500;2500;2500\n', ['2 R count']],
    ['a radius that is none', 'TRCFMT=1;4;E;R;F\nR=2500;25x0;2500;2500\n', ['2 R number']],
    ['a negative radius', 'TRCFMT=1;4;E;R;F\nR=2500;-2500;2500;2500\n', ['2 R number']],
    ['no radii', 'TRCFMT=1;4;E;R;F\nDBL=17\n', ['1 R missing']],
    ['radii before a header', 'R=2500\nR=2500\n', ['1 R no-header']],
    ['no side', 'TRCFMT=1;4;E;B;F\nR=2500;2500;2500;2500\n', ['1 TRCFMT header']],
    ['no spacing', 'TRCFMT=1;4;X;R;F\nR=2500;2500;2500;2500\n', ['1 TRCFMT header']],
    ['a format that is none', 'TRCFMT=9;4;E;R;F\nR=2500;2500;2500;2500\n', ['1 TRCFMT header']],
    ['two of one eye', 'TRCFMT=1;3;E;R;F\nR=2500;2500;2500\nTRCFMT=1;3;E;R;F\nR=2600;2600;2600\n', ['3 TRCFMT twice']],
    ['angles that go back', 'TRCFMT=1;3;U;R;F\nR=2500;2500;2500\nA=0;9000;8000\n', ['3 A angles']],
    ['angles missing', 'TRCFMT=1;3;U;R;F\nR=2500;2500;2500\n', ['1 A missing']],
    ['heights of no trace', 'ZFMT=1;3;E;L;F\nZ=1;2;3\n', ['1 ZFMT no-trace']],
    ['a stream cut short', `TRCFMT=4;9;E;R;F\nR=${packRadii([2500, 2501, 2502])}\n`, ['2 R packed']],
  ])('are refused with their line: %s', (_what, text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  test('R of a thickness list is no radius of a trace', () => {
    const { traces, defects } = judge('TRCFMT=1;3;E;R;F\nR=2500;2500;2500\nSTHKFMT=1;4;E;R\nR=1;2;3;4\nT=1;2;3;4\n')
    expect([traces[0]?.radii.length, defects]).toEqual([3, []])
  })
})
