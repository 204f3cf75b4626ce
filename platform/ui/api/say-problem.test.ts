import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { sayProblem } from './say-problem.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

test.each([
  'Failed to fetch dynamically imported module: http://localhost:4100/assets/orders-page.js',
  'error loading dynamically imported module: http://localhost:4100/assets/orders-page.js',
  'Importing a module script failed.',
])('a page whose script did not come is no mistake of ours: %s', (message) => {
  expect(sayProblem(i18n, new TypeError(message)).title).toBe('This page could not be fetched')
})

test('a page that fails while drawing is', () => {
  expect(sayProblem(i18n, new TypeError('undefined is not a function')).title).toBe('This page cannot go on')
})
