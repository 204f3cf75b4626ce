import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPool } from '#platform/db/pool'
import type { OrganizationIds } from '../create-organization.ts'
import { identityApp } from '../testing/identity-app.ts'
import type { IdentityApp } from '../testing/identity-app.ts'
import { DailyDigest } from './daily-digest.ts'
import { examineAudit } from './examine-audit.ts'
import { sealAudit } from './seal-audit.ts'

const received: { to: string; text: string }[] = []
const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: Buffer.concat(parts).toString('utf8').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) })
      done()
    })
  },
})
let app: IdentityApp
let north: OrganizationIds
let relay: ReturnType<typeof openPool>

beforeAll(async () => {
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const { port } = server.server.address() as { port: number }
  app = await identityApp({ smtp: { host: '127.0.0.1', port, secure: false, user: undefined, password: undefined, from: 'shop@north.example' } })
  north = await app.organization('North', { email: 'jana@north.example' }, { language: 'en' })
  await app.organization('South', { email: 'li@south.example' })
  relay = openPool(app.database.relay, 2)
})
afterAll(async () => {
  await relay.end()
  await app[Symbol.asyncDispose]()
  await new Promise<void>((closed) => { server.close(closed) })
})

/** Tells everybody who is due at an instant, and answers the letters that came. */
async function tellAt(at: string): Promise<typeof received> {
  received.length = 0
  await using digest = new DailyDigest({ ...app.deps, pool: relay, now: () => new Date(at) })
  await digest.tell()
  await app.runJobs()
  return received
}

it('tells each owner at eight in the evening of their shop, once a day, the newest seal, which the doctor then demands', async () => {
  await app.peek(`update organizations set created_at = '2026-11-20T10:00:00Z'`)
  // What is underway in another database of the cluster holds it up.
  while (await sealAudit(relay, app.deps, north.organizationId) === 0) await new Promise((wake) => setTimeout(wake, 20))
  // 19:59 in Prague: the day before is the last that is over.
  const before = await tellAt('2026-11-24T18:59:00Z')
  expect(before.map(({ to }) => to).toSorted()).toEqual(['jana@north.example', 'li@south.example'])
  expect(await tellAt('2026-11-24T18:59:30Z')).toEqual([])
  const [one, other] = (await tellAt('2026-11-24T19:00:30Z')).toSorted((a, b) => a.to.localeCompare(b.to))
  expect(other?.to).toBe('li@south.example')
  const code = /(?:Newest seal|Nejnovější pečeť): (1-[0-9a-f-]+)/.exec(one!.text)?.[1]
  expect(code).toMatch(/^1-[0-9a-f]{4}(-[0-9a-f]{4}){5}$/)
  expect((await examineAudit(relay, app.deps, north.organizationId, code)).broken).toEqual([])
  await app.peek('delete from audit_seals')
  expect((await examineAudit(relay, app.deps, north.organizationId)).broken).toEqual([expect.stringContaining('seal 1 was told and is gone')])
})

it('tells nothing of days before the organization was, nor to whoever is owner no more', async () => {
  await app.organization('New', { email: 'new@new.example' })
  expect((await tellAt(new Date(Date.now() - 3 * 86_400_000).toISOString())).filter(({ to }) => to === 'new@new.example')).toEqual([])
  await app.peek(`update staff set disabled_at = now() where organization_id = $1`, [north.organizationId])
  expect((await tellAt('2026-11-26T19:30:00Z')).map(({ to }) => to)).not.toContain('jana@north.example')
})
