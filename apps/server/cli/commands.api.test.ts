import { spawn } from 'node:child_process'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PostgresFolder } from '#tests/helpers/postgres-folder'
import { RunningServer, freePort } from '#tests/helpers/running-server'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
let folder: PostgresFolder

beforeAll(() => {
  folder = PostgresFolder.prepared('lunette-commands-')
})
afterAll(() => folder[Symbol.asyncDispose]())

interface Said { readonly code: number | null; readonly out: string; readonly err: string }

/** The command as somebody types it, its output going to a file and not to a terminal. */
const lunette = (...args: string[]): Promise<Said> => lunetteWith({}, ...args)

function lunetteWith(env: Record<string, string>, ...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, LUNETTE_DATA_DIR: folder.path, LUNETTE_LOG: 'error', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.on('data', (text: Buffer) => { said.out += text.toString() })
    child.stderr.on('data', (text: Buffer) => { said.err += text.toString() })
    child.once('close', (code) => resolve({ code, ...said }))
  })
}

const passwordsIn = (text: string): string[] => text.match(/\b[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}\b/g) ?? []

describe('the command', () => {
  test('does not look for what is wrong where there is nothing, and makes nothing', async () => {
    await using empty = new PostgresFolder()
    expect(await lunetteWith({ LUNETTE_DATA_DIR: empty.path }, 'doctor')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^There is no Lunette in .* yet: npm start makes one/) })
    expect(existsSync(join(empty.path, 'keys.json'))).toBe(false)
  })

  test('makes the sample and prints its passwords only when asked for them', async () => {
    const made = await lunette('sample')
    expect(made).toMatchObject({ code: 0, err: expect.stringMatching(/The sample shop Optika Lumen was made in [\d.]+ s/) })
    expect(passwordsIn(made.out + made.err)).toEqual([])
    const { code, out } = await lunette('sample', '--passwords')
    expect([code, passwordsIn(out).length]).toEqual([0, 10])
    expect(out).toContain('eva.mala@lumen.example')
    expect(await lunette('sample')).toMatchObject({ code: 0, err: expect.stringContaining('There is a sample already') })
  }, 60_000)

  test('finds nothing wrong with money and lists', async () => {
    expect(await lunette('doctor', 'money')).toEqual({ code: 0, err: '', out: 'ok   money: Optika Lumen: every balance is what its postings add up to, and every payment stands in the journal.\nThe doctor finds nothing.\n' })
    expect(await lunette('doctor', 'lists', '--rebuild')).toEqual({ code: 0, err: '', out: 'ok   lists: Optika Lumen: 0 rebuilt.\nok   lists: Optika Lumen: the list of orders says what the orders say.\nThe doctor finds nothing.\n' })
  }, 60_000)

  test('says which areas there are instead of guessing one', async () => {
    expect(await lunette('doctor', 'stock')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('There is no area stock. Write: lunette doctor, or lunette doctor with one of ports, disk, permissions, database, roles, clock, fonts, web-app, certificate, keys, backups, audit, money, lists, prescriptions, webhooks, all.') })
    expect(await lunette('doctor', 'money', '--rebuild')).toMatchObject({ code: 1, err: expect.stringContaining('lunette doctor lists --rebuild') })
  })

  test('does not make a new key where the old one is gone', async () => {
    const key = join(folder.path, 'keys.json')
    renameSync(key, `${key}.gone`)
    expect(await lunette('doctor', 'money')).toMatchObject({ code: 1, err: expect.stringContaining('restore it from a backup') })
    expect(existsSync(key)).toBe(false)
    renameSync(`${key}.gone`, key)
  })

  test('says a line for each area of the installation where nothing runs, and for programs when asked', async () => {
    const { out, err } = await lunette('doctor')
    expect([err, out.split('\n').map((line) => line.slice(0, 12).trim())]).toEqual(['', [
      expect.stringMatching(/^ok {3}ports/), expect.stringContaining('disk'), 'ok   permiss', 'ok   databas', 'ok   roles:', 'ok   clock:', 'ok   fonts:', expect.stringContaining('web-app'), 'ok   certifi', 'ok   keys: T', 'note backups', 'The doctor f', '',
    ]])
    const asked = await lunette('doctor', 'clock', '--json')
    expect([asked.code, asked.err, JSON.parse(asked.out)]).toEqual([0, '', { well: true, findings: [{ area: 'clock', state: 'well', sentence: expect.stringMatching(/^It is .* UTC, and nothing was recorded later than that\.$/) }] }])
  }, 60_000)

  test('looks at the rest where the database does not open, and names what is broken with exit code 1', async () => {
    const version = join(folder.path, 'postgres', 'data', 'PG_VERSION')
    const right = readFileSync(version, 'utf8')
    writeFileSync(version, '15\n')
    const { code, out, err } = await lunette('doctor')
    writeFileSync(version, right)
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/^BAD {2}database: The database in .* was made by PostgreSQL 15 and this Lunette brings 18: /m)
    expect(out).toMatch(/^note roles: Not looked at: the database does not open\.$/m)
    expect(out).toMatch(/^ok {3}permissions: /m)
  }, 60_000)

  test('deletes the sample', async () => {
    expect(await lunette('sample', '--delete')).toMatchObject({ code: 0, err: 'The sample is deleted, with everything in it.\n' })
    expect(await lunette('sample', '--delete')).toMatchObject({ code: 1, err: 'There is no sample.\n' })
    expect(await lunette('sample', '--passwords')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('"lunette sample" makes one') })
  }, 60_000)

  test('with LUNETTE_SAMPLE=on serves the sample from the first start on, beside which the doctor looks', async () => {
    await using server = new RunningServer(folder.path, await freePort(), { LUNETTE_SAMPLE: 'on' })
    await server.start()
    expect(await (await fetch(`${server.url}/api/v1/setup`)).json()).toMatchObject({ state: 'ready', hasSample: true })
    expect(passwordsIn(server.output)).toEqual([])
    const [{ email, password }] = JSON.parse(readFileSync(join(folder.path, 'sample-passwords.json'), 'utf8')) as [{ email: string; password: string }]
    const signedIn = await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) })
    expect([signedIn.status, (await signedIn.json() as { organization: { name: string; sample: boolean } }).organization]).toMatchObject([201, { name: 'Optika Lumen', sample: true }])
    expect(await lunette('doctor', 'money')).toMatchObject({ code: 0 })
    expect(JSON.parse((await lunetteWith({ PORT: String(server.port) }, 'doctor', 'ports', '--json')).out)).toEqual({ well: true, findings: [{ area: 'ports', state: 'well', sentence: `Lunette answers on port ${server.port}.` }] })
    expect((await fetch(`${server.url}/readyz`)).ok).toBe(true)
  }, 90_000)
})
