import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

/**
 * Two catalogues per language. `messages` holds what staff and the server say; `entrance` only what sign-in, first page
 * and password reset say, so that those pages stay small however much the shop learns to say.
 */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'cs', 'pt-BR', 'zh-CN'],
  catalogs: [
    {
      path: '<rootDir>/locales/{locale}/messages',
      include: ['<rootDir>/apps', '<rootDir>/modules', '<rootDir>/platform', '<rootDir>/kernel'],
      exclude: ['**/node_modules/**', '**/apps/web/entrance/**', '**/*.test.ts', '**/*.test.tsx'],
    },
    {
      path: '<rootDir>/locales/{locale}/entrance',
      include: ['<rootDir>/apps/web/entrance', '<rootDir>/platform/ui/api/say-problem.ts', '<rootDir>/platform/ui/accents.ts', '<rootDir>/apps/web/problem-titles.ts'],
      exclude: ['**/*.test.ts'],
    },
  ],
  compileNamespace: 'ts',
  // Line numbers would change a catalogue whenever code above a text moves.
  format: formatter({ lineNumbers: false }),
})
