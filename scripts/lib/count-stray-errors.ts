import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

/** Tells `npm test` how many errors happened outside any test, which no report of Vitest's counts. */
export default class CountStrayErrors implements Reporter {
  onTestRunEnd(_files: unknown, errors: readonly unknown[]): void {
    writeFileSync(process.env.LUNETTE_STRAY_ERRORS ?? '', String(errors.length))
  }
}
