import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { problemIndex, problemList, problemPage } from './problem-list.ts'

const folder = new URL('../../docs/problems/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

it('gives every problem a type of its own', () => {
  expect(new Set(problemList.map(({ type }) => type)).size).toBe(problemList.length)
})

it('has a page for every problem that says what the code says, and no page too many', () => {
  for (const problem of problemList) expect(read(`${problem.type}.md`), problem.type).toBe(problemPage(problem))
  expect(read('README.md')).toBe(problemIndex())
  const pages = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'README.md')
  expect(pages).toHaveLength(problemList.length)
})
