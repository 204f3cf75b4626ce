import { expect, test } from 'vitest'
import { readSources } from '#tests/boundaries/repository-files'
import { measureFiles } from './file-sizes.ts'

const lines = (count: number) => 'line\n'.repeat(count)

test('names files over 300 lines, refuses those over 400 unless a reason is given', () => {
  const sources = new Map([['a.ts', lines(20)], ['b.ts', lines(301)], ['c.ts', lines(401)], ['d.ts', lines(900)], ['e.ts', lines(10)]])
  const sizes = measureFiles(sources, { 'd.ts': 'one long table' })
  expect(sizes).toEqual({
    files: 5,
    median: 301,
    long: [{ path: 'd.ts', lines: 900 }, { path: 'c.ts', lines: 401 }, { path: 'b.ts', lines: 301 }],
    refused: ['c.ts'],
  })
})

test('no file of ours is over 400 lines without a reason, and half of them are short', () => {
  const sizes = measureFiles(readSources())
  expect(sizes.refused).toEqual([])
  expect(sizes.median).toBeLessThan(100)
})
