import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { auditWords, healthLooks } from '#modules/identity/domain'
import { repositoryFiles } from './boundaries/repository-files.ts'

/** Codes of entries as the code writes them: as an `action`, or handed to a function that tells. */
function actionsIn(source: string): string[] {
  const lines = source.split('\n').filter((line) => /\baction: |\btell\(|turn\(/.test(line) && !line.includes('import '))
  return lines.flatMap((line) => [...line.replace(/'identity\.[a-z-]+'/g, '').matchAll(/(?:action: |[?:,] )'([a-z-]+\.[a-z-]+)'/g)].map(([, code]) => code!))
}

const written = new Set(repositoryFiles().filter((path) => /^modules\/[^/]+\/server\/.*\.ts$/.test(path) && !path.endsWith('.test.ts')).flatMap((path) => actionsIn(readFileSync(path, 'utf8'))))

it('knows a word for everything that is written down', () => {
  expect(written.size).toBeGreaterThan(60)
  expect([...written].filter((code) => !(code in auditWords))).toEqual([])
})

it('calls looks at health data only what is written down', () => {
  expect(healthLooks.filter((code) => !written.has(code))).toEqual([])
})
