import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { migrate, pendingMigrations } from './migrate.ts'

/** An empty database and a folder of migrations, both the test's own. */
async function world(): Promise<AsyncDisposable & { write: (name: string, text: string) => void; folder: string; connect: () => Promise<pg.Client> }> {
  const { superuser, owner } = inject('postgres')
  const folder = mkdtempSync(join(tmpdir(), 'lunette-migrations-'))
  const database = `empty_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6)}`
  const admin = new pg.Client(superuser)
  await admin.connect()
  await admin.query(`create database ${database} owner lunette_owner`)
  const clients: pg.Client[] = []
  return {
    folder,
    write: (name, text) => writeFileSync(join(folder, name), text),
    connect: async () => {
      const client = new pg.Client({ ...owner, database })
      clients.push(client)
      await client.connect()
      return client
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) await client.end()
      await admin.query(`drop database ${database} with (force)`)
      await admin.end()
      rmSync(folder, { recursive: true })
    },
  }
}

const silent = (): void => undefined

describe('migrating', () => {
  test('applies what is missing, in order, and each only once', async () => {
    await using here = await world()
    const client = await here.connect()
    const told: string[] = []
    here.write('0002_second.sql', 'insert into story values (2)')
    here.write('0001_first.sql', 'create table story (chapter int primary key)')
    expect(await pendingMigrations(client, here.folder)).toEqual(['0001_first', '0002_second'])
    expect(await migrate(client, here.folder, (sentence) => told.push(sentence))).toEqual(['0001_first', '0002_second'])
    here.write('0003_third.sql', 'insert into story values (3)')
    expect(await migrate(client, here.folder, silent)).toEqual(['0003_third'])
    expect(await migrate(client, here.folder, silent)).toEqual([])
    expect(told).toEqual(['Preparing the tables: 0001_first.', 'Preparing the tables: 0002_second.'])
    expect((await client.query('select chapter from story order by chapter')).rows).toEqual([{ chapter: 2 }, { chapter: 3 }])
  })

  test('leaves nothing of one that fails, and names its line', async () => {
    await using here = await world()
    const client = await here.connect()
    here.write('0001_half.sql', 'create table half ();\nselect wrong;\n')
    await expect(migrate(client, here.folder, silent)).rejects.toThrow('migration 0001_half: column "wrong" does not exist (line 2)')
    expect((await client.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
    here.write('0001_half.sql', 'create table half ()')
    expect(await migrate(client, here.folder, silent)).toEqual(['0001_half'])
  })

  test('refuses an applied one that was changed later, but not one with other line ends', async () => {
    await using here = await world()
    const client = await here.connect()
    here.write('0001_first.sql', 'create table first ();\nselect 1;\n')
    await migrate(client, here.folder, silent)
    here.write('0001_first.sql', 'create table first ();\r\nselect 1;\r\n')
    expect(await migrate(client, here.folder, silent)).toEqual([])
    here.write('0001_first.sql', 'create table first (added int)')
    await expect(migrate(client, here.folder, silent)).rejects.toThrow('The migration 0001_first was changed after this database had applied it')
  })

  test('refuses a database that a later Lunette has used', async () => {
    await using here = await world()
    const client = await here.connect()
    here.write('0001_first.sql', 'select 1')
    here.write('0002_later.sql', 'select 2')
    await migrate(client, here.folder, silent)
    rmSync(join(here.folder, '0002_later.sql'))
    await expect(migrate(client, here.folder, silent)).rejects.toThrow('used by a later Lunette (it knows the migration 0002_later)')
  })

  test('refuses one that was slipped in before an applied one', async () => {
    await using here = await world()
    const client = await here.connect()
    here.write('0002_second.sql', 'select 2')
    await migrate(client, here.folder, silent)
    here.write('0001_first.sql', 'select 1')
    await expect(migrate(client, here.folder, silent)).rejects.toThrow('0001_first comes before 0002_second')
  })

  test('refuses two with one number, and a name that tells no order', async () => {
    await using here = await world()
    const client = await here.connect()
    here.write('0001_one.sql', 'select 1')
    here.write('0001_other.sql', 'select 1')
    await expect(migrate(client, here.folder, silent)).rejects.toThrow('0001_one and 0001_other have the same number')
    rmSync(join(here.folder, '0001_other.sql'))
    here.write('add-colour.sql', 'select 1')
    await expect(migrate(client, here.folder, silent)).rejects.toThrow('is no name for a migration')
  })

  test('applies each once when eight processes start together', async () => {
    await using here = await world()
    here.write('0001_slow.sql', 'create table once (); select pg_sleep(0.2)')
    const clients = await Promise.all(Array.from({ length: 8 }, () => here.connect()))
    const applied = await Promise.all(clients.map((client) => migrate(client, here.folder, silent)))
    expect(applied.flat()).toEqual(['0001_slow'])
  })
})
