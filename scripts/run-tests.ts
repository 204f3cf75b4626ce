import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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

const nothing: Outcome = { passed: 0, failed: 0, stray: 0, failedTests: [] }
const folder = mkdtempSync(join(tmpdir(), 'lunette-test-report-'))
const report = join(folder, 'report.json')
const strayReport = join(folder, 'stray-errors')
try {
  // Without a project's name Vitest would run them all.
  const first = projects.length > 0 ? count(report, await runVitest(projects, report, chromium)) : nothing
  const { passed, failed } = await secondTry(first)
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

/**
 * A machine that judges changes tries a few failed tests once more, so that one unlucky moment of a busy machine does not refuse good work.
 * What passed only then is named: it is a defect of the test or of the product, to be found, not forgotten.
 */
async function secondTry(first: Outcome): Promise<Outcome> {
  if (process.env.CI !== 'true' || first.failed === 0 || first.failed > 3 || first.stray > 0 || first.failedTests.length !== first.failed) return first
  console.log(`Once more: ${first.failedTests.map(({ name }) => name).join('; ')}`)
  const again = count(report, await runVitest(projects, report, chromium, [...new Set(first.failedTests.map(({ file }) => file))]))
  const still = first.failedTests.filter(({ name }) => again.failedTests.some((test) => test.name === name))
  const unloaded = again.failed - again.failedTests.length
  const recovered = unloaded > 0 ? [] : first.failedTests.filter((test) => !still.includes(test))
  if (recovered.length > 0) console.log(`PASSED ONLY ON A SECOND TRY: ${recovered.map(({ name }) => name).join('; ')}`)
  const failed = Math.max(first.failed - recovered.length, again.failed)
  return { passed: first.passed + recovered.length, failed, stray: again.stray, failedTests: still }
}

function runVitest(names: readonly string[], outputFile: string, browser: string | undefined, files: readonly string[] = process.argv.slice(2)): Promise<number> {
  const child = spawn(process.execPath, [
    join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...names.flatMap((name) => ['--project', name]),
    '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`, `--reporter=${fileURLToPath(new URL('lib/count-stray-errors.ts', import.meta.url))}`, ...files,
  ], { stdio: 'inherit', env: { ...process.env, LUNETTE_STRAY_ERRORS: strayReport, ...(browser && { LUNETTE_CHROMIUM: browser }) } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((done) => { child.once('exit', (code) => done(code ?? 1)) })
}

interface Outcome {
  readonly passed: number
  readonly failed: number
  /** Errors outside any test, such as a promise that nobody awaited. */
  readonly stray: number
  readonly failedTests: readonly { readonly file: string; readonly name: string }[]
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[]
}

/** A file that could not even be loaded, or an error outside any test, counts as one failure. */
function count(path: string, exitCode: number): Outcome {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report
    const stray = Number(readFileSync(strayReport, 'utf8'))
    rmSync(path)
    rmSync(strayReport)
    const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
    const failedTests = testResults.flatMap(({ name: file, assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ fullName: name }) => ({ file, name })))
    return { passed: numPassedTests, failed: Math.max(numFailedTests + unloaded + stray, exitCode === 0 ? 0 : 1), stray, failedTests }
  } catch {
    return { ...nothing, failed: 1 }
  }
}
