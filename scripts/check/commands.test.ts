import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryRoot } from '#tests/boundaries/repository-files'

const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

it.each(Object.entries(scripts))('the file that `npm run %s` runs is there', (_, command) => {
  const files = command.split(' ').filter((word) => /\.m?[jt]s$/.test(word))
  expect(files).not.toEqual([])
  for (const file of files) expect(existsSync(join(repositoryRoot, file)), file).toBe(true)
})
