import { spawnSync } from 'node:child_process'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { judgeAudit } from './check/judge-audit.ts'

/** Asks the registry for known vulnerabilities in what customers run, for .ci/run. Fails on any; without an answer it says so and passes. */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: repositoryRoot, encoding: 'utf8', shell: process.platform === 'win32', timeout: 120_000, maxBuffer: 64 * 1024 * 1024 })
const { failed, lines } = judgeAudit(stdout)
for (const line of lines) console.log(line)
process.exitCode = failed ? 1 : 0
