import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from '#tests/boundaries/repository-files'

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8')

test.each(['docs/guide/settings.md', 'docs/guide/cs/settings.md'])('%s has a row for every setting the program reads, and none that it does not', (page) => {
  const known = [...read('apps/server/config.ts').matchAll(/^ {2}([A-Z_]+): z\./gm)].map(([, name]) => name)
  const told = [...read(page).matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(known).toContain('PORT')
  expect(told.toSorted()).toEqual(known.toSorted())
})
