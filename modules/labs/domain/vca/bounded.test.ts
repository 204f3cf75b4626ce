import { expect, test } from 'vitest'
import { bytesOfText, trimmed } from './bytes.ts'
import { readDocument } from './read-document.ts'
import { readJob } from './read-job.ts'
import { shapeOf } from './shape-of.ts'

const within = (milliseconds: number, work: () => void): void => {
  const begun = performance.now()
  work()
  expect(performance.now() - begun).toBeLessThan(milliseconds)
}

test('spaces around a text are cut off, those inside stay', () => {
  expect([trimmed('  a\t b\t '), trimmed(' \t '), trimmed(''), trimmed('\u{a0}a')]).toEqual(['a\t b', '', '', '\u{a0}a'])
})

// A pattern took minutes for it, and one request of a megabyte may hold it.
test('a run of a million spaces inside a text costs no more than its length', () => {
  const text = `a${' '.repeat(1_000_000)}b`
  within(50, () => expect(trimmed(text)).toBe(text))
  const document = readDocument(bytesOfText(`JOB=1\r\nCLIENT=${text}\r\nSPH=${text};-1.00\r\n`))
  within(500, () => expect(readJob(document).job.wearer).toBe(text))
})

test('heights felt at other angles are found without looking at all of them for each radius', () => {
  const count = 20_000
  const even = Array.from({ length: count }, (_, index) => (index * 36_000) / count)
  const trace = { seen: null, radii: even.map(() => 2500), angles: null, heights: { values: even.map((angle) => angle), angles: even.map((angle) => angle + 0.5) } }
  within(400, () => {
    const { points } = shapeOf('right', trace)
    // A height is as large as its angle less a half: in between it must be so too, but across the first.
    expect(points.slice(1).every(({ angle, z }) => Math.abs((z ?? 0) - (angle - 0.5)) < 1e-6)).toBe(true)
  })
})
