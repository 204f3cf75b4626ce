import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { problemList } from '../apps/server/problem-list.ts'
import { problemTitlesSource } from './problem-titles-source.ts'

it('knows the title of every problem (else: node scripts/texts.ts)', () => {
  const written = readFileSync(new URL('../locales/problem-titles.ts', import.meta.url), 'utf8')
  expect(written).toBe(problemTitlesSource(problemList))
})
