import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { OrganizationIds } from '../create-organization.ts'
import { identityApp } from '../testing/identity-app.ts'
import type { IdentityApp } from '../testing/identity-app.ts'

interface Entry { id: string; action: string; at: string; by: { name: string | null; id: string | null }; subject: { id: string }; address: string | null }

let app: IdentityApp
let north: OrganizationIds
let owner: string
const customer = newId()

/** An entry of that many days ago, written past the code that would write it. */
const entry = async (action: string, daysAgo: number, subject = customer): Promise<void> => {
  await app.peek(`insert into audit_entries (organization_id, id, recorded_at, actor_kind, action, subject_kind, subject_id, changes) values ($1, gen_random_uuid(), now() - $2 * interval '1 day', 'system', $3, 'customer', $4, '{"field":"=1+1"}')`, [north.organizationId, daysAgo, action, subject])
}
const ask = async (query: string): Promise<Entry[]> => ((await app.ask('GET', `/audit?${query}`, { as: owner })).body as { items: Entry[] }).items

beforeAll(async () => {
  app = await identityApp()
  north = await app.organization('North', { email: 'jana@north.example' })
  await app.organization('South', { email: 'li@south.example' })
  owner = await app.signIn('jana@north.example')
  await entry('customers.health-seen', 1)
  await entry('customers.changed', 2, newId())
  await entry('orders.cancelled', 40)
})
afterAll(() => app[Symbol.asyncDispose]())

describe('the audit page', () => {
  it('shows the last 30 days, newest first, with who did it and from where', async () => {
    const items = await ask('')
    expect(items.map(({ action }) => action).filter((action) => !action.startsWith('organizations'))).toEqual(['sessions.started', 'customers.health-seen', 'customers.changed'])
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted().toReversed())
    expect(items.find(({ action }) => action === 'sessions.started')).toMatchObject({ by: { name: 'Owner of North' }, address: '127.0.0.1' })
  })

  it('is filtered by kind, by look at health, by thing, by person and by day', async () => {
    expect((await ask('kind=customers')).map(({ action }) => action)).toEqual(['customers.health-seen', 'customers.changed'])
    expect((await ask('kind=customers.changed')).map(({ action }) => action)).toEqual(['customers.changed'])
    expect((await ask('looks=true')).map(({ action }) => action)).toEqual(['customers.health-seen'])
    expect((await ask(`subjectId=${customer}`)).map(({ action }) => action)).toEqual(['customers.health-seen'])
    const [started] = await ask('kind=sessions')
    expect((await ask(`staffId=${started!.by.id}`)).every(({ by }) => by.id === started!.by.id)).toBe(true)
    const day = (ago: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Prague' }).format(new Date(Date.now() - ago * 86_400_000))
    expect((await ask(`from=${day(41)}&until=${day(39)}`)).map(({ action }) => action)).toEqual(['orders.cancelled'])
  })

  it('loses none and repeats none from page to page', async () => {
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { items, nextCursor } = (await app.ask('GET', `/audit?limit=1${cursor}`, { as: owner })).body as { items: Entry[]; nextCursor: string | null }
      seen.push(...items.map(({ id }) => id))
      if (nextCursor === null) break
      cursor = `&cursor=${nextCursor}`
    }
    expect(seen).toEqual((await ask('limit=200')).map(({ id }) => id))
  })

  it.each(['from=2025-01-01&until=2026-06-01', 'from=2026-02-02&until=2026-02-01', 'kind=Ord%25', 'staffId=1'])('refuses %s', async (query) => {
    expect((await app.ask('GET', `/audit?${query}`, { as: owner })).status).toBe(422)
  })

  it('is for owners, and of their own organization only', async () => {
    const elsewhere = await app.signIn('li@south.example')
    const { items } = (await app.ask('GET', '/audit?limit=200', { as: elsewhere })).body as { items: Entry[] }
    expect(items.some(({ action }) => action.startsWith('customers.'))).toBe(false)
  })

  it('is exported, without formulas, and the export is an entry of its own', async () => {
    const { body, headers } = await app.ask('GET', '/audit/export.csv?kind=customers', { as: owner })
    const text = (body as Buffer).toString('utf8')
    expect(headers['content-disposition']).toContain('.csv')
    expect(text.split('\r\n').filter((line) => line.includes('customers.'))).toHaveLength(2)
    const xlsx = await app.ask('GET', '/audit/export.xlsx', { as: owner })
    expect((xlsx.body as Buffer).subarray(0, 2).toString()).toBe('PK')
    expect((await ask('kind=audit')).map(({ action }) => action)).toEqual(['audit.exported', 'audit.exported'])
  })

  it('says the newest seal and what waits for the next', async () => {
    const { body } = await app.ask('GET', '/audit/seal', { as: owner })
    expect(body).toMatchObject({ seal: null })
    expect((body as { unsealed: number }).unsealed).toBeGreaterThan(3)
  })
})

it('finds a day of an organization through the primary key, as the role of the application', async () => {
  const client = new pg.Client(app.database.app)
  await client.connect()
  try {
    await app.peek(`insert into audit_entries (organization_id, id, recorded_at, actor_kind, action, subject_kind, subject_id) select $1, gen_random_uuid(), now() - n * interval '1 minute', 'system', 'x.y', 'order', gen_random_uuid() from generate_series(1, 20000) n`, [north.organizationId])
    await app.peek('analyze audit_entries')
    await client.query('begin')
    await client.query('select app.use_org($1)', [north.organizationId])
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select id from audit_entries e where e.organization_id = '${north.organizationId}' and e.recorded_at >= now() - interval '1 day' and e.recorded_at < now() order by e.recorded_at desc, e.id desc limit 51`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('pkey')
    expect(plan).not.toContain('Seq Scan')
  } finally {
    await client.end()
  }
})
