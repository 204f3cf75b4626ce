import { spawn } from 'node:child_process'
import { chmodSync, chownSync, lchownSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { EmbeddedPostgres } from '#platform/postgres/embedded-postgres'
import { ask, PostgresFolder } from '#tests/helpers/postgres-folder'

const main = fileURLToPath(new URL('../../apps/server/main.ts', import.meta.url))
const isRoot = process.getuid?.() === 0
/** Somebody of this machine who is neither root nor PostgreSQL's user here. */
const ANOTHER = 54_321

interface Said { readonly code: number | null; readonly sentence: string }

/** What somebody reads who prepares or starts Lunette on the folder, and how the command ends. */
function lunette(dataDir: string, { as, verb = 'migrate', env = {} }: { as?: number; verb?: string; env?: Record<string, string> } = {}): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, verb], {
      env: { ...process.env, LUNETTE_DATA_DIR: dataDir, LUNETTE_LOG: 'error', ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...(as && { uid: as, gid: as }),
    })
    let sentence = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { sentence += text.toString() })
    child.once('close', (code) => resolve({ code, sentence }))
  })
}

/** One sentence, no stack, and the command failed. */
const refusing = (sentence: RegExp): object => ({ code: 1, sentence: expect.stringMatching(new RegExp(`^${sentence.source}\n$`)) })
const cluster = (folder: PostgresFolder, ...names: string[]): string => join(folder.path, 'postgres', 'data', ...names)

describe('a data folder', () => {
  test('of another PostgreSQL is left alone', async () => {
    await using folder = PostgresFolder.prepared()
    writeFileSync(cluster(folder, 'PG_VERSION'), '15\n')
    expect(await lunette(folder.path)).toMatchObject(refusing(/The database in .* was made by PostgreSQL 15 and this Lunette brings 18: start it with the Lunette that made it, take a backup there and restore it here, or name another folder in LUNETTE_DATA_DIR\./))
  })

  test.each([
    ['its version', 'PG_VERSION', /The folder .*data holds no database of PostgreSQL: move it away, or restore a backup into it\./],
    ['its log of changes', 'pg_wal', /The database in .*data is not whole any more \(.*pg_wal.*\): delete and repair nothing in it, keep a copy .* restore a backup into another folder, named in LUNETTE_DATA_DIR\. PostgreSQL's log is in .*log\./],
    ['its heart', 'global/pg_control', /The database in .*data is not whole any more \(.*\): delete and repair nothing .*/],
    ['its tables', 'base', /The database in .*data is not whole any more \(.*\): delete and repair nothing .*/],
  ])('that has lost %s is not started and not repaired', async (_what, name, sentence) => {
    await using folder = PostgresFolder.prepared()
    rmSync(cluster(folder, name), { recursive: true })
    const before = [...readdirSync(cluster(folder)), 'postmaster.pid', 'postmaster.opts']
    expect(await lunette(folder.path)).toMatchObject(refusing(sentence))
    expect(readdirSync(cluster(folder)).filter((one) => !before.includes(one))).toEqual([])
  })

  test('without its database does not open as an empty shop', async () => {
    await using folder = new PostgresFolder()
    writeFileSync(join(folder.path, 'roles.json'), JSON.stringify({ lunette_owner: 'secret', lunette_app: 'secret' }))
    expect(await lunette(folder.path)).toMatchObject(refusing(/The database that was in .* is gone, while its passwords in .*roles\.json are there: put the folder back, or restore a backup\. To begin with nothing, name another folder in LUNETTE_DATA_DIR\./))
    expect(readdirSync(folder.path)).toEqual(['roles.json'])
  })

  test('that has lost the passwords of its roles gets new ones; one whose key file is damaged or open to others says so', async () => {
    await using folder = PostgresFolder.prepared()
    expect(await lunette(folder.path)).toEqual({ code: 0, sentence: expect.stringMatching(/The database is ready\.\n$/) })
    rmSync(join(folder.path, 'roles.json'))
    expect(await lunette(folder.path)).toEqual({ code: 0, sentence: 'The database is ready.\n' })
    const key = join(folder.path, 'keys.json')
    chmodSync(key, 0o644)
    expect(await lunette(folder.path)).toMatchObject(refusing(/Others may read the key file .*keys\.json\. Run: chmod 600 .*keys\.json/))
    writeFileSync(key, 'half of', { mode: 0o600 })
    expect(await lunette(folder.path)).toMatchObject(refusing(/The key file .*keys\.json is damaged\. Put the copy of it in its place; .*/))
  })

  test('in use is not opened twice', async () => {
    await using folder = PostgresFolder.prepared()
    await using first = await EmbeddedPostgres.open({ dataDir: folder.path })
    expect(await lunette(folder.path, { verb: 'start', env: { PORT: '4999' } })).toMatchObject(refusing(/Lunette already runs on the folder .* \(process \d+\): stop that one first, or name another folder in LUNETTE_DATA_DIR\./))
    expect(await ask(first.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test.runIf(isRoot)('of another user is refused with whose it is', async () => {
    await using folder = PostgresFolder.prepared()
    expect(await lunette(folder.path, { as: ANOTHER })).toMatchObject(refusing(/The data folder .* cannot be used \(EACCES\): see that it belongs to you and its disk can be written to, or name another in LUNETTE_DATA_DIR\./))
    chmodSync(folder.path, 0o755)
    chmodSync(join(folder.path, 'postgres'), 0o755)
    expect(await lunette(folder.path, { as: ANOTHER })).toMatchObject(refusing(/The Lunette in .* was started by root: run this as root as well\./))
    chownSync(folder.path, ANOTHER + 1, ANOTHER + 1)
    expect(await lunette(folder.path, { as: ANOTHER })).toMatchObject(refusing(new RegExp(`The database in .* belongs to another user \\(number \\d+; you are ${ANOTHER}\\): start Lunette as that user, or end it and give it to this one: as root run "chown -R ${ANOTHER} .*"\\.`)))
  })

  test.runIf(isRoot)('whose files were half given to somebody else says how to give them back', async () => {
    await using folder = PostgresFolder.prepared()
    chownSync(cluster(folder, 'global'), ANOTHER, ANOTHER)
    for (const name of readdirSync(cluster(folder, 'global'))) lchownSync(cluster(folder, 'global', name), ANOTHER, ANOTHER)
    expect(await lunette(folder.path)).toMatchObject(refusing(/Files of the database in .* belong to somebody else or are closed \(.*\): as root run "chown -R \d+:\d+ .*postgres" and "chmod 700 .*data", then start Lunette again\./))
  })
})
