import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, installChromium } from '#tests/helpers/chromium'

/**
 * `npm test`: every test, then one line `N passed, N failed`. LUNETTE_TEST_PROJECTS=rules,api runs only these; other
 * arguments go to Vitest: `npm test -- cancel-order`.
 */
const allProjects = ['rules', 'api', 'browser', 'kill']
const wanted = process.env.LUNETTE_TEST_PROJECTS?.split(',').map((name) => name.trim()).filter(Boolean) ?? allProjects
const unknown = wanted.filter((name) => !allProjects.includes(name))
if (unknown.length > 0) {
  console.error(`LUNETTE_TEST_PROJECTS knows no ${unknown.join(', ')}: write some of ${allProjects.join(',')}.`)
  process.exit(2)
}

const chromium = wanted.includes('browser') ? (findChromium() ?? installChromium()) : undefined
const browserMissing = wanted.includes('browser') && chromium === undefined
const projects = browserMissing ? wanted.filter((name) => name !== 'browser') : wanted

const folder = mkdtempSync(join(tmpdir(), 'lunette-test-report-'))
const report = join(folder, 'report.json')
try {
  // Without a project's name Vitest would run them all.
  const { passed, failed } = projects.length > 0 ? count(report, await runVitest(projects, report, chromium)) : { passed: 0, failed: 0 }
  if (browserMissing) {
    console.log('browser tests: NOT RUN, for no Chromium, Chrome or Edge was found: install one or name it in LUNETTE_CHROMIUM')
  }
  // A machine that judges changes must not take a missing browser for success.
  const failures = failed + (browserMissing && process.env.CI === 'true' ? 1 : 0)
  console.log(`${passed} passed, ${failures} failed`)
  process.exitCode = failures === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function runVitest(names: readonly string[], outputFile: string, browser: string | undefined): Promise<number> {
  const child = spawn(process.execPath, [
    join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...names.flatMap((name) => ['--project', name]),
    '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`, ...process.argv.slice(2),
  ], { stdio: 'inherit', env: { ...process.env, ...(browser && { LUNETTE_CHROMIUM: browser }) } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((done) => { child.once('exit', (code) => done(code ?? 1)) })
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly object[] }[]
}

/** A file that could not even be loaded, or an error outside any test, counts as one failure. */
function count(path: string, exitCode: number): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report
    const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
    return { passed: numPassedTests, failed: Math.max(numFailedTests + unloaded, exitCode === 0 ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
