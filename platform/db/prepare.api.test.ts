import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EmbeddedPostgres } from '#platform/postgres/embedded-postgres'
import { ask, PostgresFolder } from '#tests/helpers/postgres-folder'
import { testDatabase } from '#tests/helpers/test-database'
import { assertHarmless } from './assert-harmless.ts'
import { openPool } from './pool.ts'
import { prepareDatabase } from './prepare.ts'
import type { Connections } from './prepare.ts'

// Roles belong to the whole PostgreSQL, so these tests have one of their own.
interface World extends AsyncDisposable {
  readonly folder: PostgresFolder
  readonly postgres: EmbeddedPostgres
  readonly rolesFile: string
  prepare: () => Promise<Connections>
  prepareByUrl: (url: string) => Promise<Connections>
  url: (user: string, database: string) => string
}

async function world(): Promise<World> {
  const folder = PostgresFolder.prepared()
  const postgres = await EmbeddedPostgres.open({ dataDir: folder.path, settings: { fsync: 'off', random_page_cost: '4' } })
  const migrationsDir = join(folder.path, 'migrations')
  mkdirSync(migrationsDir)
  writeFileSync(join(migrationsDir, '0001_things.sql'), `create table things (id int primary key); alter table things enable row level security;
    grant select on things to lunette_app; grant select, insert on things to lunette_loader`)
  const rolesFile = join(folder.path, 'roles.json')
  return {
    folder, postgres, rolesFile,
    prepare: () => prepareDatabase({ superuser: postgres.superuser, rolesFile, migrationsDir }),
    prepareByUrl: (ownerUrl) => prepareDatabase({ ownerUrl, rolesFile, migrationsDir }),
    url: (user, database) => `postgres://${user}:s%40cret@/${database}?host=${postgres.superuser.host}&port=${postgres.superuser.port}`,
    async [Symbol.asyncDispose]() {
      await postgres[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

describe('preparing the embedded database', () => {
  test('makes roles with passwords that only their owner reads, and lets each do only its part', async () => {
    await using here = await world()
    const { owner, app, relay, loader } = await here.prepare()
    expect(statSync(here.rolesFile).mode & 0o777).toBe(0o600)
    const powers = await ask(here.postgres.superuser, `select rolname as role, rolsuper or rolcreaterole or rolcreatedb as strong, rolbypassrls as bypass from pg_roles where rolname like 'lunette%' order by 1`)
    expect(powers).toEqual([
      { role: 'lunette_app', strong: false, bypass: false },
      { role: 'lunette_loader', strong: false, bypass: true },
      { role: 'lunette_owner', strong: false, bypass: false },
      { role: 'lunette_relay', strong: false, bypass: false },
    ])
    await ask(loader, 'insert into things values (1)')
    expect(await ask(owner, 'select id from things')).toEqual([{ id: 1 }])
    expect(await ask(app, 'select id from things')).toEqual([])
    await expect(ask(relay, 'select id from things')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(app, 'create table mine ()')).rejects.toMatchObject({ code: '42501' })
  })

  test('changes nothing the second time', async () => {
    await using here = await world()
    await here.prepare()
    const state = (): Promise<object[]> => ask(here.postgres.superuser, `select rolname, rolpassword, xmin::text from pg_authid where rolname like 'lunette%' order by 1`)
    const before = await state()
    await here.prepare()
    expect(await state()).toEqual(before)
  })

  test('makes new passwords when the file was lost, and takes back powers that were added by hand', async () => {
    await using here = await world()
    await here.prepare()
    rmSync(here.rolesFile)
    await ask(here.postgres.superuser, 'alter role lunette_app superuser')
    const { app } = await here.prepare()
    expect(await ask(app, 'select rolsuper as super from pg_roles where rolname = current_user')).toEqual([{ super: false }])
  })

  test('refuses a broken file of passwords instead of locking itself out', async () => {
    await using here = await world()
    await here.prepare()
    writeFileSync(here.rolesFile, readFileSync(here.rolesFile, 'utf8').slice(0, 20))
    await expect(here.prepare()).rejects.toThrow('restore it from a backup, or remove it')
  })
})

describe('preparing a database of somebody else\'s by its URL', () => {
  const asSuperuser = (here: World, ...statements: string[]): Promise<unknown> =>
    statements.reduce<Promise<unknown>>((before, statement) => before.then(() => ask(here.postgres.superuser, statement)), Promise.resolve())

  test('makes the serving roles; the owner loads in the loader\'s place', async () => {
    await using here = await world()
    await asSuperuser(here, `create role keeper login createrole password 's@cret'`, 'create database shop owner keeper', 'revoke connect on database shop from public')
    const { app, relay, loader } = await here.prepareByUrl(here.url('keeper', 'shop'))
    expect(await ask(app, 'select current_user as me, current_database() as at')).toEqual([{ me: 'lunette_app', at: 'shop' }])
    expect(await ask(relay, 'select current_user as me')).toEqual([{ me: 'lunette_relay' }])
    expect(await ask(loader, 'select current_user as me')).toEqual([{ me: 'keeper' }])
    // What our searches are planned with; the database of somebody else's may come with the default.
    expect(await ask(app, 'show random_page_cost')).toEqual([{ random_page_cost: '1.1' }])
    await here.prepareByUrl(here.url('keeper', 'shop'))
  })

  test('names the missing right and the SQL that gives it', async () => {
    await using here = await world()
    await asSuperuser(here, `create role keeper login password 's@cret'`, 'create database shop owner keeper', 'create database other')
    await expect(here.prepareByUrl(here.url('keeper', 'shop'))).rejects.toThrow(/lunette_app, lunette_relay, lunette_loader are missing .* run "alter role "keeper" createrole;"/)
    await expect(here.prepareByUrl(here.url('keeper', 'other'))).rejects.toThrow('run "alter database "other" owner to "keeper";"')
    await asSuperuser(here, 'alter role keeper superuser')
    await expect(here.prepareByUrl(here.url('keeper', 'shop'))).rejects.toThrow('names the superuser keeper')
  })

  test('asks for the file of passwords when another Lunette made the roles', async () => {
    await using here = await world()
    await asSuperuser(here, `create role keeper login createrole password 's@cret'`, 'create database shop owner keeper')
    await here.prepareByUrl(here.url('keeper', 'shop'))
    rmSync(here.rolesFile)
    await expect(here.prepareByUrl(here.url('keeper', 'shop'))).rejects.toThrow(`The role lunette_app exists and ${here.rolesFile} does not hold its password`)
    // Trying again must not turn the passwords made just now into remembered ones.
    await expect(here.prepareByUrl(here.url('keeper', 'shop'))).rejects.toThrow('The role lunette_app exists')
  })

  test('says so when the database does not let Lunette in, without the password', async () => {
    await using here = await world()
    const refusal = await here.prepareByUrl(here.url('nobody', 'shop')).catch((error: Error) => error.message)
    expect(refusal).toMatch(/does not let Lunette in \(password authentication failed for user "nobody"\)/)
    expect(refusal).not.toContain('cret')
  })
})

describe('serving', () => {
  test.each([
    ['superuser', 'is a superuser'], ['loader', 'bypasses row-level security'], ['owner', 'owns tables'],
  ] as const)('as %s is refused', async (role, reason) => {
    await using db = await testDatabase()
    const pool = openPool(db[role], 1)
    await expect(assertHarmless(pool)).rejects.toThrow(reason)
    await pool.end()
  })

  test('as a role that may become the owner is refused', async () => {
    await using here = await world()
    const { app } = await here.prepare()
    await ask(here.postgres.superuser, 'grant lunette_owner to lunette_app')
    const pool = openPool(app, 1)
    await expect(assertHarmless(pool)).rejects.toThrow('owns tables')
    await pool.end()
  })

  test('as the application\'s role is accepted', async () => {
    await using db = await testDatabase()
    const pool = openPool(db.app, 1)
    await assertHarmless(pool)
    await pool.end()
  })
})
