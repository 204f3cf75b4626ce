import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const tests = ['**/*.test.ts', '**/*.test.tsx']

/**
 * Catalogues per language, by who loads them: what the server says, `messages` of the staff app, and `entrance` with only
 * what sign-in, first page and password reset say, so that those pages stay small however much the shop learns to say.
 * What is said in two places stands in both.
 */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'cs', 'pt-BR', 'zh-CN'],
  catalogs: [
    {
      path: '<rootDir>/locales/{locale}/server',
      include: ['<rootDir>/apps/server', '<rootDir>/modules', '<rootDir>/platform', '<rootDir>/kernel'],
      exclude: ['**/modules/*/web/**', '**/platform/ui/**', ...tests],
    },
    {
      path: '<rootDir>/locales/{locale}/messages',
      include: ['<rootDir>/apps/web', '<rootDir>/modules', '<rootDir>/platform', '<rootDir>/kernel'],
      exclude: ['**/modules/*/server/**', '**/apps/web/entrance/**', ...tests],
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
