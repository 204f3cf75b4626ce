import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { ask, askPatiently, PostgresFolder } from '#tests/helpers/postgres-folder'
import { installedBinaries } from './binaries.ts'
import { EmbeddedPostgres } from './embedded-postgres.ts'
import { identifyProcess } from './process-identity.ts'

const isRoot = process.getuid?.() === 0
const open = (folder: PostgresFolder, onProgress?: (sentence: string) => void): Promise<EmbeddedPostgres> =>
  EmbeddedPostgres.open({ dataDir: folder.path, ...(onProgress && { onProgress }) })

/** A Lunette in a process of its own, to be killed. */
async function lunetteElsewhere(folder: PostgresFolder): Promise<{ kill: () => Promise<void> }> {
  const program = `const { EmbeddedPostgres } = await import(${JSON.stringify(import.meta.resolve('./embedded-postgres.ts'))})
    await EmbeddedPostgres.open({ dataDir: ${JSON.stringify(folder.path)} })
    console.log('open')
    setInterval(() => undefined, 1_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((ready, fail) => { child.stdout.once('data', ready); child.once('exit', fail) })
  return { kill: () => new Promise((gone) => { child.once('exit', () => gone()); child.kill('SIGKILL') }) }
}

describe('the embedded PostgreSQL', () => {
  test('is made once, in the meantime telling how long it takes, and keeps what was written', async () => {
    await using folder = new PostgresFolder()
    const told: string[] = []
    {
      await using first = await open(folder, (sentence) => told.push(sentence))
      await ask(first.superuser, 'create table kept as select 42 as answer')
    }
    expect(told).toEqual(['Preparing the database, about 5 seconds.'])
    await using second = await open(folder, (sentence) => told.push(sentence))
    expect(await ask(second.superuser, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(told).toHaveLength(1)
  })

  test('loses nothing in a power cut, by its settings', async () => {
    await using folder = PostgresFolder.prepared()
    await using postgres = await open(folder)
    const rows = await ask(postgres.superuser, `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by name`)
    expect(rows.map((row) => row.setting)).toEqual(['on', 'on', 'on', 'on'])
  })

  test('searches and sorts the letters of all four languages', async () => {
    await using folder = PostgresFolder.prepared()
    await using postgres = await open(folder)
    await ask(postgres.superuser, 'create extension pg_trgm')
    const [row] = await ask(postgres.superuser, `
      select similarity('Dvořáková', 'dvořáková') as cs, similarity('验光师', '验光师') as zh,
        (select string_agg(word, ' ' order by word collate "cs-x-icu") from unnest('{chleba,ibis,cena,hrach}'::text[]) word) as sorted`)
    expect(row).toEqual({ cs: 1, zh: 1, sorted: 'cena hrach chleba ibis' })
  })

  test('refuses a second Lunette on the folder', async () => {
    await using folder = PostgresFolder.prepared()
    await using first = await open(folder)
    await expect(open(folder)).rejects.toThrow(/already runs on the folder .* \(process \d+\): stop that one first/)
    expect(await ask(first.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('lets a command join the running one and leaves it running', async () => {
    await using folder = PostgresFolder.prepared()
    await using server = await open(folder)
    {
      await using command = await EmbeddedPostgres.join({ dataDir: folder.path })
      expect(command.pid).toBe(server.pid)
      expect(await ask(command.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
    }
    expect(await ask(server.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('refuses the folder of another major version and says what to do', async () => {
    await using folder = PostgresFolder.prepared()
    await (await open(folder))[Symbol.asyncDispose]()
    writeFileSync(join(folder.path, 'postgres', 'data', 'PG_VERSION'), '17\n')
    await expect(open(folder)).rejects.toThrow(/made by PostgreSQL 17 and this Lunette brings 18: start it with the Lunette that made it/)
  })

  test('refuses a folder that cannot be made and says what to look at', async () => {
    await using folder = new PostgresFolder()
    writeFileSync(join(folder.path, 'file'), '')
    await expect(EmbeddedPostgres.open({ dataDir: join(folder.path, 'file', 'data') })).rejects.toThrow(/cannot be used \(ENOTDIR\): see that it belongs to you/)
  })

  test('starts over when the first preparation was cut short', async () => {
    await using folder = new PostgresFolder()
    mkdirSync(join(folder.path, 'postgres', 'data.incomplete', 'base'), { recursive: true })
    await using postgres = await open(folder)
    expect(await ask(postgres.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('gives the superuser a new password when the file with it was lost', async () => {
    await using folder = PostgresFolder.prepared()
    await (await open(folder))[Symbol.asyncDispose]()
    rmSync(join(folder.path, 'postgres-password'))
    await using postgres = await open(folder)
    expect(await ask(postgres.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(join(folder.path, 'postgres-password')).mode & 0o777).toBe(0o600)
  })

  test('a command beside it makes no password of its own when the file with it was lost', async () => {
    await using folder = PostgresFolder.prepared()
    await using postgres = await open(folder)
    void postgres
    rmSync(join(folder.path, 'postgres-password'))
    await expect(EmbeddedPostgres.join({ dataDir: folder.path })).rejects.toThrow(/postgres-password is gone/)
    expect(existsSync(join(folder.path, 'postgres-password'))).toBe(false)
  })

  test('lets nobody in without the password', async () => {
    await using folder = PostgresFolder.prepared()
    await using postgres = await open(folder)
    await expect(ask({ ...postgres.superuser, password: 'guessed' }, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('goes by loopback where the path is too long for a socket, and comes back on the same port', async () => {
    await using folder = PostgresFolder.prepared(`lunette-${'long-'.repeat(18)}`)
    await using postgres = await open(folder)
    expect(postgres.superuser.host).toBe('127.0.0.1')
    const { port } = postgres.superuser
    process.kill(postgres.pid, 'SIGKILL')
    expect(await askPatiently(postgres.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(postgres.superuser.port).toBe(port)
  })

  test('rebuilds the indexes when the sorting rules changed', async () => {
    await using folder = PostgresFolder.prepared()
    const told: string[] = []
    {
      await using postgres = await open(folder)
      await ask(postgres.superuser, `create table names (name text collate "cs-x-icu"); create index names_name on names (name);
        update pg_database set datcollversion = '1' where datname = 'postgres'; update pg_collation set collversion = '1' where collname = 'cs-x-icu'`)
    }
    await using postgres = await open(folder, (sentence) => told.push(sentence))
    expect(told).toEqual(['The sorting rules of languages changed: rebuilding the indexes of the database postgres.'])
    const [row] = await ask(postgres.superuser, `
      select datcollversion = pg_database_collation_actual_version(pg_database.oid) as database,
        (select collversion = pg_collation_actual_version(oid) from pg_collation where collname = 'cs-x-icu') as collation,
        (select pg_relation_filenode('names_name') <> 'names_name'::regclass::oid) as rebuilt
      from pg_database where datname = 'postgres'`)
    expect(row).toEqual({ database: true, collation: true, rebuilt: true })
  })

  test('writes no value of a statement into its log', async () => {
    await using folder = PostgresFolder.prepared()
    await using postgres = await open(folder)
    const secret = 'Nováková-marked-secret'
    const client = new pg.Client(postgres.superuser)
    client.on('error', () => undefined)
    await client.connect()
    await client.query('create table people (name text primary key, age int)')
    const insert = (name: string, age: string): Promise<unknown> => client.query('insert into people values ($1, $2)', [name, age]).catch((error: Error) => error)
    await insert(secret, '40')
    expect(await insert(secret, '40')).toMatchObject({ code: '23505' })
    expect(await insert('x', secret)).toMatchObject({ code: '22P02' })
    await client.query(`select '${secret}' from nowhere`).catch(() => undefined)
    await client.query(`do $$ begin raise warning '${secret}'; end $$`)
    const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    // A connection's process that crashes makes PostgreSQL write down what it was doing.
    const crashing = client.query(`select pg_sleep(10), '${secret}'`).catch(() => undefined)
    await ask(postgres.superuser, 'select pg_sleep(0.1)')
    process.kill(backend?.pid ?? 0, 'SIGKILL')
    await crashing
    await askPatiently(postgres.superuser, 'select 1')
    const logs = readdirSync(join(folder.path, 'postgres', 'log')).map((name) => readFileSync(join(folder.path, 'postgres', 'log', name), 'utf8')).join()
    expect(logs).toContain('was terminated by signal 9')
    expect(logs).not.toContain('marked-secret')
    await client.end()
  })
})

describe('after a kill', () => {
  test('no acknowledged commit is lost when PostgreSQL dies, and it is started again', async () => {
    await using folder = PostgresFolder.prepared()
    const told: string[] = []
    await using postgres = await open(folder, (sentence) => told.push(sentence))
    await ask(postgres.superuser, 'create table orders (number int primary key)')
    const client = new pg.Client(postgres.superuser)
    client.on('error', () => undefined)
    await client.connect()
    let acknowledged = 0
    const killedPid = postgres.pid
    const memory = readFileSync(`/proc/${killedPid}/maps`, 'utf8').match(/\/dev\/shm\/PostgreSQL\.\d+/g) ?? []
    setTimeout(() => {
      process.kill(killedPid, 'SIGKILL')
      for (const pid of childrenOf(killedPid)) process.kill(pid, 'SIGKILL')
    }, 300)
    try {
      for (;;) {
        await client.query('insert into orders values ($1)', [acknowledged + 1])
        acknowledged += 1
      }
    } catch {
      // The connection is gone; that is the kill.
    }
    const [row] = await askPatiently<{ count: number }>(postgres.superuser, 'select count(*)::int from orders')
    expect(acknowledged).toBeGreaterThan(10)
    // One more may have been committed whose acknowledgement got lost on the way.
    expect(row?.count).toBeGreaterThanOrEqual(acknowledged)
    expect(row?.count).toBeLessThanOrEqual(acknowledged + 1)
    expect(postgres.pid).not.toBe(killedPid)
    // Each kill would otherwise cost the machine a piece of its memory for good.
    expect(memory.filter((path) => existsSync(path))).toEqual([])
    expect(told).toContain('PostgreSQL ended unexpectedly and is started again.')
  })

  test('starts again although a computing connection of the killed one still runs', async () => {
    await using folder = PostgresFolder.prepared()
    await using postgres = await open(folder)
    const client = new pg.Client(postgres.superuser)
    client.on('error', () => undefined)
    await client.connect()
    const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const computing = client.query('do $$ begin loop end loop; end $$').catch(() => 'broken off')
    await ask(postgres.superuser, 'select pg_sleep(0.2)')
    process.kill(postgres.pid, 'SIGKILL')
    expect(await askPatiently(postgres.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await computing).toBe('broken off')
    expect(identifyProcess(backend?.pid ?? 0)).toBeNull()
    await client.end()
  })

  test('takes over the PostgreSQL that a killed Lunette left running, and stops it in the end', async () => {
    await using folder = PostgresFolder.prepared()
    const killed = await lunetteElsewhere(folder)
    const left = Number(readFileSync(join(folder.path, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
    await killed.kill()
    {
      await using postgres = await open(folder)
      expect(postgres.pid).toBe(left)
      expect(await ask(postgres.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
    }
    expect(readdirSync(join(folder.path, 'postgres', 'data'))).not.toContain('postmaster.pid')
  })

  test('starts although the number of the killed one now belongs to another process', async () => {
    await using folder = PostgresFolder.prepared()
    const killed = await lunetteElsewhere(folder)
    const pidFile = join(folder.path, 'postgres', 'data', 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await killed.kill()
    process.kill(Number(lines[0]), 'SIGKILL')
    const owner = statSync(pidFile)
    const stranger = spawn('sleep', ['60'], isRoot ? { uid: owner.uid, gid: owner.gid } : {})
    writeFileSync(pidFile, [String(stranger.pid), ...lines.slice(1)].join('\n'))
    try {
      await using postgres = await open(folder)
      expect(postgres.pid).not.toBe(stranger.pid)
      expect(stranger.exitCode).toBeNull()
    } finally {
      stranger.kill()
    }
  })
})

describe.runIf(isRoot)('when Lunette is root', () => {
  test('PostgreSQL runs as an ordinary user whose folder nobody else reads', async () => {
    await using folder = PostgresFolder.prepared()
    await using postgres = await open(folder)
    const { uid } = statSync(`/proc/${postgres.pid}`)
    expect(uid).not.toBe(0)
    expect(statSync(join(folder.path, 'postgres', 'data'))).toMatchObject({ uid })
    expect(statSync(join(folder.path, 'postgres', 'data')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder.path, 'postgres-password'))).toMatchObject({ uid: 0 })
  })

  test('its programs are copied into the data folder when that user cannot reach the checkout', async () => {
    await using folder = PostgresFolder.prepared()
    const checkout = mkdtempSync(join(tmpdir(), 'lunette-closed-'))
    chmodSync(checkout, 0o700)
    try {
      const installed = join(checkout, 'postgres')
      cpSync(installedBinaries(), installed, { recursive: true })
      await using postgres = await EmbeddedPostgres.open({ dataDir: folder.path, installed })
      expect(await ask(postgres.superuser, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(readdirSync(join(folder.path, 'postgres')).filter((name) => name.startsWith('binaries-'))).toHaveLength(1)
    } finally {
      rmSync(checkout, { recursive: true })
    }
  })

  test('a data folder that this user cannot reach is refused with what to do', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'lunette-closed-'))
    chmodSync(closed, 0o700)
    try {
      await expect(EmbeddedPostgres.open({ dataDir: join(closed, 'data') })).rejects.toThrow(`run "chmod o+x ${closed}"`)
    } finally {
      rmSync(closed, { recursive: true })
    }
  })
})

function childrenOf(parent: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent)
    } catch {
      return false
    }
  })
}
