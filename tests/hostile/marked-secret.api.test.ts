import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiClient, openShop } from '../helpers/api-client.ts'
import { codeShown, secretBytes } from '../helpers/code-app.ts'
import { PostgresFolder } from '../helpers/postgres-folder.ts'
import { ownerOf } from '../helpers/running-postgres.ts'
import { RunningServer, freePort } from '../helpers/running-server.ts'

/** What must stand nowhere in clear: what it is → what was seeded. */
const secrets = new Map<string, string>()
/** What may stand in the tables of its owner, and nowhere else. */
const personal = { name: 'Zvěstoňová-Markovaná', phone: '+420777100939', email: 'markovana.zvestonova@mark.example', note: 'MARK-NOTE likes the corner table', orderNote: 'MARK-ORDER thyroid on the left', reason: 'MARK-REASON moved away', staff: 'Bohumír Markovaný-Technik' }

const stack = new AsyncDisposableStack()
let folder: PostgresFolder
let server: RunningServer
let output = ''
const dump: string[] = []
const tables = new Map<string, string[]>()

beforeAll(async () => {
  folder = stack.use(PostgresFolder.prepared('lunette-secret-'))
  server = stack.use(new RunningServer(folder.path, await freePort(), { LUNETTE_LOG: 'debug' }))
  await server.start()
  await seed()
  await rotateKeys()
  await lookIntoTables()
  await dumpTables()
  await server.stop()
  output += server.output
}, 180_000)
afterAll(() => stack.disposeAsync(), 60_000)

async function seed(): Promise<void> {
  const client = new ApiClient(server.url)
  const shop = await openShop(client)
  const signIn = (email: string, password: string) => new ApiClient(server.url).call('POST', '/session', { email, password })

  secrets.set('a new password', 'MarkedPassword-4f1c9b')
  await client.must(204, 'POST', '/me/password', { current: 'correct horse battery', next: secrets.get('a new password') })
  secrets.set('a wrong password', 'MarkedWrong-77ab02e1')
  secrets.set('a password typed into the field of the e-mail', 'markedwrongfield-9c31@x.example')
  await signIn('jana@shop.example', secrets.get('a wrong password')!)
  await signIn(secrets.get('a password typed into the field of the e-mail')!, 'whatever it is')
  expect((await signIn('jana@shop.example', secrets.get('a new password')!)).status).toBe(201)
  secrets.set('the cookie of a session', decodeURIComponent(client.cookie.split('=')[1] ?? ''))

  const key = await client.must<{ secret: string }>(201, 'POST', '/api-keys', { name: 'till', scopes: ['all'] })
  secrets.set('an API key', key.secret)
  secrets.set('the secret of an API key', key.secret.slice('lun_'.length + 37))
  expect((await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${key.secret}` } })).status).toBe(200)

  const app = await client.must<{ secret: string }>(200, 'POST', '/me/totp')
  secrets.set('the secret of an app that makes codes', app.secret)
  secrets.set('the same as bytes', secretBytes(app.secret).toString('latin1'))
  const { recoveryCodes } = await client.must<{ recoveryCodes: string[] }>(200, 'POST', '/me/totp/confirm', { code: codeShown(app.secret) })
  secrets.set('a recovery code', recoveryCodes[0]!)
  const waits = await signIn('jana@shop.example', secrets.get('a new password')!) as { body: { signInToken?: string } }
  secrets.set('a sign-in that waits for its second step', waits.body.signInToken!)

  const hook = await client.must<{ secret: string }>(201, 'POST', '/webhooks', { url: 'https://shop.example/lunette', description: 'E-shop', types: ['orders.cancelled'] })
  secrets.set('the secret of a webhook', hook.secret)
  secrets.set('that one as bytes', Buffer.from(hook.secret.replace('whsec_', ''), 'base64').toString('latin1'))

  const invited = async (n: number): Promise<string> => {
    const { setPasswordLink } = await client.must<{ setPasswordLink: string }>(201, 'POST', '/staff', { name: personal.staff, email: `technik${n}@mark.example`, roles: [{ role: 'technician', branchId: null }] })
    return setPasswordLink.split('token=')[1] ?? ''
  }
  secrets.set('the token of a link that waits', await invited(1))
  secrets.set('the token of a link that was used', await invited(2))
  secrets.set('a password set by a link', 'MarkedByLink-e0b17d')
  await client.must(204, 'POST', '/password-resets/confirm', { token: secrets.get('the token of a link that was used'), password: secrets.get('a password set by a link') })

  const customer = await client.must<{ id: string; version: number }>(201, 'POST', '/customers', { givenName: 'Jitka', familyName: personal.name, note: personal.note, phones: [{ value: personal.phone }], emails: [{ value: personal.email }] })
  const newOrder = { kind: 'repair', branchId: shop.branchId, customerId: customer.id, note: personal.orderNote, lines: [{ variantId: shop.frameId }], deposit: { method: 'cash', amount: { amount: 100, currency: 'CZK' } } }
  const order = await client.must<{ id: string; version: number }>(201, 'POST', '/orders', newOrder)
  secrets.set('what an attachment says', 'MARKED-ATTACHMENT glaucoma suspect both eyes 31/29 mmHg')
  const file = await client.must<{ id: string }>(201, 'POST', `/orders/${order.id}/attachments`, { name: 'measured.txt', base64: Buffer.from(secrets.get('what an attachment says')!).toString('base64') })
  expect((await fetch(`${server.url}/api/v1/orders/${order.id}/attachments/${file.id}`, { headers: { cookie: client.cookie } })).status).toBe(200)
  expect((await fetch(`${server.url}/api/v1/orders/${order.id}/sheet.pdf`, { headers: { cookie: client.cookie } })).status).toBe(200)
  await client.must(200, 'POST', `/orders/${order.id}/stage`, { stage: 'ready', reason: personal.reason }, { version: order.version })
  await client.must(200, 'POST', `/orders/${order.id}/cancel`, { reason: personal.reason, refund: { method: 'cash', reference: 'x' } }, { version: order.version + 1 })
  await client.must(200, 'PATCH', `/customers/${customer.id}`, { givenName: 'Jiřina', note: `${personal.note}!` }, { version: customer.version })
  await client.call('GET', `/orders?q=${encodeURIComponent(personal.name)}`)
  await client.call('POST', '/customers', { familyName: personal.name, phones: [{ value: 'MARK no phone' }] })
  await failOnPurpose(client, newOrder)
  // The job that copies the new name has run.
  for (const giveUpAt = Date.now() + 15_000; ; await wait(100)) {
    const { items } = await client.must<{ items: { customerName: string }[] }>(200, 'GET', '/orders')
    if (items.every(({ customerName }) => customerName.includes('Jiřina'))) break
    expect(Date.now()).toBeLessThan(giveUpAt)
  }
}

/** PostgreSQL's own words about a refused row quote the whole row: once as a bug of ours, once as a value it cannot read. */
async function failOnPurpose(client: ApiClient, newOrder: object): Promise<void> {
  await asOwner((owner) => owner.query(`alter table orders add constraint orders_on_purpose check (note is null or note not like '%purpose%')`))
  expect((await client.call('POST', '/orders', { ...newOrder, note: `${personal.orderNote} purpose` })).status).toBe(500)
  await asOwner((owner) => owner.query('alter table orders drop constraint orders_on_purpose'))
  await asOwner((owner) => owner.query(`create function on_purpose() returns trigger language plpgsql as $$ begin return jsonb_populate_record(new, jsonb_build_object('promised_on', new.note)); end $$;
    create trigger on_purpose before insert on orders for each row execute function on_purpose()`))
  expect((await client.call('POST', '/orders', newOrder)).status).toBe(500)
  await asOwner((owner) => owner.query('drop trigger on_purpose on orders; drop function on_purpose()'))
}

/** New keys while the server runs; what sealed before and what seals now is as secret as all else. */
async function rotateKeys(): Promise<void> {
  const masters = (): string[] => (JSON.parse(readFileSync(join(folder.path, 'keys.json'), 'utf8')) as { keys: { secret: string }[] }).keys.map(({ secret }) => secret)
  secrets.set('the master key before', masters()[0]!)
  for (const more of [[], ['--organization', 'all']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('../../apps/server/main.ts', import.meta.url)), 'keys', 'rotate', ...more], { env: { ...process.env, LUNETTE_DATA_DIR: folder.path, LUNETTE_LOG: 'debug' }, encoding: 'utf8' })
    output += stdout + stderr
    expect([status, stderr]).toEqual([0, expect.stringContaining('key 2')])
  }
  secrets.set('the master key after', masters().find((secret) => secret !== secrets.get('the master key before'))!)
}

/** Every table as a backup would hold it. */
async function dumpTables(): Promise<void> {
  await asOwner(async (owner) => {
    const { rows } = await owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information)'`)
    for (const { name } of rows) dump.push((await owner.query<{ text: string | null }>(`select string_agg(t::text, E'\n') as text from ${name} t`)).rows[0]?.text ?? '')
  })
}

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(await ownerOf(folder.path))
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** Notes in which tables each personal value stands, and that there was something to be found. */
async function lookIntoTables(): Promise<void> {
  await asOwner(async (owner) => {
    const { rows } = await owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information)'`)
    for (const [what, text] of Object.entries({ ...personal, phoneDigits: personal.phone.replace('+420', '') })) {
      const where: string[] = []
      for (const { name } of rows) {
        const { rows: [found] } = await owner.query<{ n: number }>(`select count(*)::int as n from ${name} t where position(lower($1) in lower(t::text)) > 0 or position($2 in t::text) > 0`, [text, Buffer.from(text).toString('hex')])
        if (found!.n > 0) where.push(name)
      }
      tables.set(what, where.toSorted())
    }
    const { rows: [kept] } = await owner.query<{ facts: number; outcomes: number; sealed: number }>(`select (select count(*)::int from outbox) as facts, (select count(*)::int from idempotency where outcome is not null) as outcomes, (select count(*)::int from audit_entries where personal is not null) as sealed`)
    expect(Math.min(kept!.facts, kept!.outcomes, kept!.sealed)).toBeGreaterThan(0)
  })
}

/** Every file below the folder, with its bytes. */
function* filesOf(path: string): Generator<{ path: string; bytes: Buffer }> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name)
    if (entry.isDirectory()) yield* filesOf(below)
    else if (entry.isFile()) yield { path: below, bytes: readFileSync(below) }
  }
}

/** The ways in which a text stands readable in a file. */
const waysToWrite = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'latin1'), Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)), Buffer.from(Buffer.from(text).toString('hex')), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text))]

it('stands nowhere in a dump of the tables, not even as the bytes of a column, after the keys were changed', () => {
  const text = dump.join('\n')
  expect(text).toContain(personal.note)
  // What is no base64 leaves a byte or two of it, and those stand somewhere in every dump.
  const decoded = (secret: string): string[] => [Buffer.from(secret, 'base64')].filter((bytes) => bytes.length > 7).map((bytes) => bytes.toString('hex'))
  expect([...secrets].filter(([, secret]) => [secret, Buffer.from(secret).toString('hex'), ...decoded(secret)].some((way) => text.includes(way))).map(([what]) => what)).toEqual([])
})

it('stands nowhere in the data folder, be it table, index, log of changes or log', () => {
  expect([...secrets.values()].filter((secret) => secret.length > 15)).toHaveLength(18)
  const found: string[] = []
  for (const { path, bytes } of filesOf(folder.path)) {
    // The one place where master keys must be.
    if (path === join(folder.path, 'keys.json')) continue
    for (const [what, secret] of secrets) if (waysToWrite(secret).some((way) => bytes.includes(way)) || (what.startsWith('the master key') && bytes.includes(Buffer.from(secret, 'base64')))) found.push(`${what}: ${path.slice(folder.path.length)}`)
  }
  expect(found).toEqual([])
  // The search does find what is there: a note is kept in clear in its own table.
  expect([...filesOf(folder.path)].some(({ bytes }) => bytes.includes(personal.note))).toBe(true)
})

it('is told to no log: no secret, no name, nothing that a person typed', () => {
  expect(output).toContain('orders_on_purpose')
  const logs = [output, ...[...filesOf(join(folder.path, 'postgres'))].filter(({ path }) => /\/log\//.test(path)).map(({ bytes }) => bytes.toString())].join('\n')
  const found = [...secrets, ...Object.entries(personal)].filter(([, text]) => logs.includes(text) || logs.includes('MARK')).map(([what]) => what)
  expect(found).toEqual([])
})

it('stands, where it is a person\'s, in the tables of its owner only', () => {
  expect(Object.fromEntries(tables)).toEqual({
    name: ['customers', 'order_list'], phone: ['customer_contacts', 'customers', 'order_list'], phoneDigits: ['customer_contacts', 'customers', 'order_list'], email: ['customer_contacts', 'customers', 'order_list'],
    note: ['customers'], orderNote: ['orders'], reason: ['order_events', 'orders'], staff: ['auth."user"', 'staff'],
  })
})

it('has its keys in files that nobody else may read', () => {
  for (const name of ['keys.json', 'roles.json']) expect([name, statSync(join(folder.path, name)).mode & 0o777]).toEqual([name, 0o600])
})
