import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeViolation, findViolations } from '#tests/boundaries/find-violations'
import { readSources, repositoryFiles, repositoryRoot } from '#tests/boundaries/repository-files'
import { measureFiles } from './check/file-sizes.ts'
import { refusedLicences, type Lock } from './check/licences.ts'
import { describeTrace, findTracesIn } from './check/machine-text.ts'
import { runTool, type Finding } from './check/run-tool.ts'
import { checkTexts } from './check/texts.ts'

/** `npm run check`: what a machine keeps. `npm run check -- types boundaries` runs only the named steps. */
const steps: Record<string, () => Finding | Promise<Finding>> = {
  // Rules that need types (a promise nobody waits for) have no build for every platform: they run where it is installed.
  lint: () => runTool('oxlint', ['--deny-warnings', '--format=unix', ...(existsSync(inRepository('node_modules/oxlint-tsgolint')) ? ['--type-aware'] : [])]),
  types: () => runTool('typescript', ['-p', '.', '--pretty', 'false'], 'tsc'),
  boundaries: () => {
    const sources = readSources()
    const { imports } = JSON.parse(read('package.json')) as { imports: Record<string, string> }
    return judged(findViolations(sources, imports).map(describeViolation), `${sources.size} files`)
  },
  'dead-code': () => runTool('knip', ['--no-progress', '--no-config-hints']),
  texts: checkTexts,
  licences: () => {
    const lock = JSON.parse(read('package-lock.json')) as Lock
    return judged(refusedLicences(lock), `${Object.keys(lock.packages).length - 1} packages`)
  },
  'file-sizes': () => {
    const { files, median, long, refused } = measureFiles(readSources())
    const named = long.map(({ path, lines }) => `, ${path} ${lines}`).join('')
    return judged(refused.map((path) => `${path} is over 400 lines: split it by verb, or give the reason in scripts/check/file-sizes.ts`), `median ${median} of ${files}${named}`)
  },
  'machine-text': () => {
    const files = repositoryFiles()
    return judged(findTracesIn(files, read).map(describeTrace), `${files.length} files`)
  },
}

const inRepository = (path: string): string => join(repositoryRoot, path)
const read = (path: string): string => readFileSync(inRepository(path), 'utf8')

const judged = (defects: string[], scope: string): Finding =>
  defects.length === 0 ? { passed: true, summary: scope } : { passed: false, summary: `${defects.length} defects`, details: defects.join('\n') }

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}. The steps are: ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

const failed: string[] = []
for (const [name, run] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const startedMs = performance.now()
  const { passed, summary, details } = await run()
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`${passed ? 'ok  ' : 'FAIL'}  ${name.padEnd(14)} ${seconds.padStart(5)} s  ${summary}`)
  if (details) console.log(details.replaceAll(/^/gm, '      '))
  if (!passed) failed.push(name)
}
console.log(failed.length === 0 ? 'check passed' : `check failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
