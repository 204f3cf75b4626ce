import { expect, it } from 'vitest'
import { problemTitles } from '#web/problem-titles'
import { problemList } from '../apps/server/problem-list.ts'

it('knows the title of every problem (else: node scripts/texts.ts)', () => {
  expect(problemTitles.map(({ id, message }) => [id, message])).toEqual(problemList.map(({ type, title }) => [`problem:${type}`, title]))
})
