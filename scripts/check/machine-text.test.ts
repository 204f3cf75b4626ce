import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryFiles, repositoryRoot } from '#tests/boundaries/repository-files'
import { describeTrace, findTraces, findTracesIn } from './machine-text.ts'

const papers = new Set(['ARCHITECTURE.md'])

test.each([
  ['a folder of one machine', "readFileSync('/root/notes')"],
  ['a home', 'cd /home/ada/lunette'],
  ['a fixed temporary folder', "mkdtemp('/tmp/x')"],
  ['a registry', 'curl https://registry.example.org/left-pad'],
  ['an address in the lockfile', '"resolved": "https://example.org/left-pad.tgz",'],
  ['a paper nobody has', 'see PLAN.md section 3'],
])('finds %s', (_, text) => {
  expect(findTraces('x.ts', `first line\n${text}`, papers)).toMatchObject([{ path: 'x.ts', line: 2 }])
})

test.each(["join(tmpdir(), 'lunette-')", '/var/lib/lunette', 'the home page', 'https://lunette.example/problems', 'see ARCHITECTURE.md', './work/order.ts'])('lets %s pass', (text) => {
  expect(findTraces('x.ts', text, papers)).toEqual([])
})

test('no file of ours carries one', () => {
  const found = findTracesIn(repositoryFiles(), (path) => readFileSync(join(repositoryRoot, path), 'utf8'))
  expect(found.map(describeTrace)).toEqual([])
})
