import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { testDatabase } from '#tests/helpers/test-database'
import { Database, RolledBack } from './database.ts'
import { violatedConstraint } from './errors.ts'
import { sql } from './sql.ts'

const twoOrganizations = async () => {
  const test = await testDatabase()
  const db = new Database({ connection: test.app, size: 12 })
  const [lumen, mingmei] = [newId(), newId()]
  for (const [id, slug] of [[lumen, 'lumen'], [mingmei, 'mingmei']] as const) {
    await db.inTenant(id, (tx) => tx.run(sql`insert into organizations (id, slug, name, country, currency, language, vat_payer) values (${id}, ${slug}, ${slug}, 'CZ', 'CZK', 'cs', true)`))
  }
  return { db, lumen, mingmei, test, async [Symbol.asyncDispose]() { await db[Symbol.asyncDispose](); await test[Symbol.asyncDispose]() } }
}

const addSkill = (organization: string, name: string) => sql`insert into skills (organization_id, id, name) values (${organization}, ${newId()}, ${name})`

it('shows an organization its own rows and nothing of another', async () => {
  await using world = await twoOrganizations()
  await world.db.inTenant(world.lumen, (tx) => tx.run(addSkill(world.lumen, 'refraction')))
  expect(await world.db.inTenant(world.mingmei, (tx) => tx.rows(sql`select * from skills`))).toEqual([])
  expect(await world.db.inTenant(world.lumen, (tx) => tx.rows(sql`select name from skills`))).toEqual([{ name: 'refraction' }])
})

it('refuses to write a row for another organization', async () => {
  await using world = await twoOrganizations()
  await expect(world.db.inTenant(world.mingmei, (tx) => tx.run(addSkill(world.lumen, 'theft')))).rejects.toMatchObject({ code: '42501' })
})

it('shows nothing to who sets no tenant', async () => {
  await using world = await twoOrganizations()
  await world.db.inTenant(world.lumen, (tx) => tx.run(addSkill(world.lumen, 'refraction')))
  expect((await world.db.pool.query('select * from skills')).rows).toEqual([])
})

it('leaves no tenant behind on the connection', async () => {
  await using world = await twoOrganizations()
  await world.db.inTenant(world.lumen, async () => undefined)
  for (let i = 0; i < 20; i += 1) expect((await world.db.pool.query('select app.current_org() as org')).rows).toEqual([{ org: null }])
})

it('rolls back when a statement nobody waited for has failed, and says why', async () => {
  await using world = await twoOrganizations()
  const failing = world.db.inTenant(world.lumen, async (tx) => {
    tx.send(addSkill(world.lumen, 'first'))
    tx.send(addSkill(world.lumen, 'first'))
    tx.send(addSkill(world.lumen, 'later'))
  })
  const error = await failing.then(() => null, (reason: unknown) => reason)
  expect(violatedConstraint(error)).toBe('skills_name_once')
  expect(await world.db.inTenant(world.lumen, (tx) => tx.rows(sql`select * from skills`))).toEqual([])
})

it('gives its connection back after a value that the driver cannot send', async () => {
  await using world = await twoOrganizations()
  // More often than there are connections: none of them may be lost.
  for (let i = 0; i < 15; i += 1) {
    await expect(world.db.inTenant(world.lumen, (tx) => tx.rows(sql`select ${{ a: 1n }}::json as given`))).rejects.toThrow(/BigInt/)
  }
  expect(await world.db.inTenant(world.lumen, (tx) => tx.rows(sql`select 1 as one`))).toEqual([{ one: 1 }])
})

it('notices that a commit was answered with a rollback', async () => {
  await using world = await twoOrganizations()
  const failing = world.db.inTenant(world.lumen, async (tx) => {
    // Swallowed on purpose, behind the back of the transaction: the commit still must not count.
    await tx.run(addSkill(world.lumen, 'first'))
    await tx.control('do $$ begin raise exception using errcode = \'P0001\'; end $$').catch(() => undefined)
  })
  await expect(failing).rejects.toMatchObject({ code: 'P0001' })
  expect(new RolledBack('')).toBeInstanceOf(Error)
  expect(await world.db.inTenant(world.lumen, (tx) => tx.rows(sql`select * from skills`))).toEqual([])
})

it('tries a deadlock again until both are done', async () => {
  await using world = await twoOrganizations()
  const [a, b] = [newId(), newId()]
  await world.db.inTenant(world.lumen, (tx) => tx.run(sql`insert into skills (organization_id, id, name) values (${world.lumen}, ${a}, 'a'), (${world.lumen}, ${b}, 'b')`))
  let tries = 0
  let meet: (() => void) | undefined
  const met = new Promise<void>((resolve) => { meet = resolve })
  let waiting = 0
  const lockBoth = (first: string, second: string) => world.db.inTenant(world.lumen, async (tx) => {
    tries += 1
    await tx.run(sql`update skills set name = name || '!' where organization_id = ${world.lumen} and id = ${first}`)
    waiting += 1
    if (waiting === 2) meet?.()
    await met
    await tx.run(sql`update skills set name = name || '?' where organization_id = ${world.lumen} and id = ${second}`)
  })
  await Promise.all([lockBoth(a, b), lockBoth(b, a)])
  expect(tries).toBeGreaterThanOrEqual(3)
  expect(await world.db.inTenant(world.lumen, (tx) => tx.rows(sql`select length(name) as length from skills`))).toEqual([{ length: 3 }, { length: 3 }])
}, 20_000)

it('refuses what is asked after the one trip of a look', async () => {
  await using world = await twoOrganizations()
  await expect(world.db.look(world.lumen, async (tx) => {
    await tx.rows(sql`select 1`)
    return tx.rows(sql`select 2`)
  })).rejects.toThrow('after the end')
})

it('runs what waits for the commit only after one', async () => {
  await using world = await twoOrganizations()
  const done: string[] = []
  await world.db.inTenant(world.lumen, async (tx) => { tx.afterCommit(() => done.push('committed')) })
  await world.db.inTenant(world.lumen, async (tx) => {
    tx.afterCommit(() => done.push('never'))
    throw new Error('changed my mind')
  }).catch(() => undefined)
  expect(done).toEqual(['committed'])
})

it('finds the database again by itself after its connections were cut', async () => {
  await using world = await twoOrganizations()
  await world.db.inTenant(world.lumen, (tx) => tx.run(addSkill(world.lumen, 'before')))
  const cut = new Database({ connection: world.test.superuser, size: 1 })
  await cut.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lunette_app' and datname = current_database()`)
  await cut[Symbol.asyncDispose]()
  await new Promise((wake) => setTimeout(wake, 50))
  expect(await world.db.inTenant(world.lumen, (tx) => tx.rows(sql`select name from skills`))).toEqual([{ name: 'before' }])
})

it('gives what is made at length minutes, and the next transaction of the same connection seconds again', async () => {
  await using world = await twoOrganizations()
  const limits = sql`select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`
  expect(await world.db.atLength(world.lumen, (tx) => tx.rows(limits))).toEqual([{ statement: '10min', idle: '10min' }])
  expect(await world.db.inTenant(world.lumen, (tx) => tx.rows(limits))).toEqual([{ statement: '20s', idle: '30s' }])
})
