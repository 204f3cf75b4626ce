import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { webPlugins } from './vite.config.ts'

/** Vitest leaves one core idle; on two that is half of the machine, while these tests wait for PostgreSQL, for pages and for clocks. */
const maxWorkers = Math.max(2, availableParallelism() - 1)
const needsPostgres = ['tests/helpers/postgres-for-tests.ts']

/**
 * A test's name says what it needs: `.api.test.ts` PostgreSQL, `.browser.test.ts` a browser as well, `.kill.test.ts` real
 * processes to kill, any other `.test.ts` nothing at all.
 */
export default defineConfig({
  test: {
    projects: [
      {
        // Page tables reach components, and those are written with Lingui's macros.
        plugins: webPlugins(),
        test: {
          name: 'rules',
          include: ['**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.{api,browser,kill}.test.ts'],
          // Rules take milliseconds; those that start a program may meet a busy machine.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'api',
          include: ['**/*.api.test.ts'],
          globalSetup: needsPostgres,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: webPlugins(),
        test: {
          name: 'browser',
          // A page on a busy machine takes longer than the second that is usual.
          expect: { poll: { timeout: 15_000 } },
          include: ['tests/journeys/**/*.browser.test.ts'],
          globalSetup: needsPostgres,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'kill',
          include: ['tests/kill/**/*.kill.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // One at a time: what is measured and killed here must not be starved by a neighbour.
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
