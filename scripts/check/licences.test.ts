import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { isAllowed, refusedLicences, type Lock } from './licences.ts'

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['GPL-3.0-only OR (Apache-2.0 AND MIT)', true],
  ['MIT AND OFL-1.1', true],
  ['MIT AND GPL-2.0-only', false],
  ['(MIT OR Apache-2.0) AND LGPL-3.0-or-later', false],
  ['MIT OR Apache-2.0 AND GPL-2.0-only', true],
  ['AGPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE', false],
  ['MIT)', false],
  ['', false],
])('%s: allowed %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed)
})

test('names what is not allowed, and lets an exception with a reason stay', () => {
  const lock: Lock = {
    packages: {
      '': {},
      'node_modules/fine': { version: '1.0.0', license: 'ISC' },
      'node_modules/a/node_modules/@scope/viral': { version: '2.0.0', license: 'AGPL-3.0-only' },
      'node_modules/unnamed': { version: '3.0.0' },
      'node_modules/known': { version: '4.0.0', license: 'Custom' },
    },
  }
  expect(refusedLicences(lock, { known: 'its authors allow it in writing' })).toEqual(['@scope/viral@2.0.0: AGPL-3.0-only', 'unnamed@3.0.0: none named'])
})

test('everything in our lockfile is allowed', () => {
  const lock = JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')) as Lock
  expect(refusedLicences(lock)).toEqual([])
})
