import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reachOf, rights, roles } from '#modules/identity/domain'
import { repositoryRoot } from '#tests/boundaries/repository-files'

const said = { organization: 'all', branch: 'branch', own: 'own' } as const

/** The rows of the guide's table of rights, as the table in code makes them. */
const rows = rights.map((right) => {
  const cells = roles.map((role) => {
    const reach = reachOf([{ role, branchId: 'some branch' }])[right]
    return reach ? said[reach.scope] : ''
  })
  return `| \`${right}\` | ${cells.join(' | ')} |`
})

test.each(['docs/guide/people-and-rights.md', 'docs/guide/cs/people-and-rights.md'])('%s shows every right of every role as the program holds it', (page) => {
  const guide = readFileSync(join(repositoryRoot, page), 'utf8').split('\n')
  expect(guide.filter((line) => line.startsWith('| `'))).toEqual(rows)
  expect(guide).toContain(`| right | ${roles.join(' | ')} |`)
})
