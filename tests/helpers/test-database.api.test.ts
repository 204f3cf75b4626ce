import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { testDatabase } from './test-database.ts'

describe('a database of the test\'s own', () => {
  test('is migrated and lets every role in', async () => {
    await using db = await testDatabase()
    for (const config of [db.owner, db.app, db.relay, db.loader]) {
      const client = new pg.Client(config)
      await client.connect()
      const { rows } = await client.query('select current_user as role, current_database() as database')
      expect(rows[0]).toEqual({ role: config.user, database: db.name })
      await client.end()
    }
    const owner = new pg.Client(db.owner)
    await owner.connect()
    const { rows: [row] } = await owner.query('select count(*)::int as applied from app.migrations')
    expect(row.applied).toBeGreaterThan(0)
    await owner.end()
  })

  test('is gone afterwards', async () => {
    const db = await testDatabase()
    await db[Symbol.asyncDispose]()
    await expect(new pg.Client(db.app).connect()).rejects.toMatchObject({ code: '3D000' })
  })

  test('fails the test that leaves a connection open', async () => {
    const db = await testDatabase()
    const client = new pg.Client(db.app)
    client.on('error', () => undefined)
    await client.connect()
    await expect(db[Symbol.asyncDispose]()).rejects.toThrow(/left 1 connections open: lunette_app/)
  })
})
