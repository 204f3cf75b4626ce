import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

/**
 * What modules say outside their own pages: in navigation, key line and palette, in badges, and where all pages wait for a
 * second factor. The shell says it before, or without, any page. locales.test.ts finds by the imports what is missing here.
 */
const saidByShell = ['modules/*/web/pages.ts', 'modules/*/web/page-titles.ts', 'modules/*/web/*-badge.tsx', 'modules/*/web/finder.tsx', 'modules/*/web/palette/**', 'modules/identity/web/security/**']
const tests = ['**/*.test.ts', '**/*.test.tsx']

/**
 * Catalogues per language, by who loads them and when, so that nobody waits for texts that they do not see: `entrance` for
 * sign-in, first page and password reset; `shell` before the app draws anything; `pages` beside the first page; `server`
 * for what only the server says. What is said in two places stands in both. (docs/decisions/0012)
 */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'cs', 'pt-BR', 'zh-CN'],
  catalogs: [
    {
      path: '<rootDir>/locales/{locale}/server',
      include: ['<rootDir>/apps/server', '<rootDir>/modules', '<rootDir>/platform', '<rootDir>/kernel', '<rootDir>/apps/web/problem-titles.ts'],
      exclude: ['**/modules/*/web/**', '**/platform/ui/**', ...tests],
    },
    {
      path: '<rootDir>/locales/{locale}/shell',
      include: ['<rootDir>/apps/web', '<rootDir>/platform/ui', ...saidByShell.map((path) => `<rootDir>/${path}`)],
      exclude: ['**/apps/web/entrance/**', ...tests],
    },
    {
      path: '<rootDir>/locales/{locale}/pages',
      include: ['<rootDir>/modules'],
      exclude: ['**/modules/*/server/**', ...saidByShell.map((path) => `**/${path}`), ...tests],
    },
    {
      path: '<rootDir>/locales/{locale}/entrance',
      include: ['<rootDir>/apps/web/entrance', '<rootDir>/platform/ui/api/say-problem.ts', '<rootDir>/platform/ui/accents.ts', '<rootDir>/apps/web/problem-titles.ts'],
      exclude: tests,
    },
  ],
  compileNamespace: 'ts',
  // Line numbers would change a catalogue whenever code above a text moves.
  format: formatter({ lineNumbers: false }),
})
