import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { codeShown } from '#tests/helpers/code-app'
import { resetFactor } from '../by-command/reset-factor.ts'
import type { OrganizationIds } from '../create-organization.ts'
import { PASSWORD, cookieOf, identityApp } from '../testing/identity-app.ts'
import type { IdentityApp } from '../testing/identity-app.ts'

interface Received { readonly to: readonly string[]; readonly subject: string; readonly text: string }

const received: Received[] = []
const stack = new AsyncDisposableStack()
let app: IdentityApp
let north: OrganizationIds
const JANA = 'jana@north.example'

beforeAll(async () => {
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => { text += chunk.toString('utf8') })
      stream.on('end', () => {
        const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(text)?.[1] ?? ''
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), subject: decoded(subject), text: plain(text) })
        done()
      })
    },
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  stack.defer(() => new Promise<void>((closed) => { server.close(closed) }))
  const { port } = server.server.address() as { port: number }
  app = stack.use(await identityApp({ smtp: { host: '127.0.0.1', port, secure: false, user: undefined, password: undefined, from: 'shop@north.example' } }))
  north = await app.organization('North', { email: JANA })
  await app.organization('South', { email: 'li@south.example' })
})
afterAll(() => stack.disposeAsync())
beforeEach(() => { received.length = 0 })

const decoded = (subject: string): string => subject.replace(/\r\n /g, '').replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, text: string) => quoted(text.replaceAll('_', ' '))).replace(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
const quoted = (text: string): string => Buffer.from(text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString()
const plain = (text: string): string => quoted((/Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(text)?.[1] ?? '').replace(/=\r\n/g, ''))

/** Hands what was recorded to whoever listens, as the relay does, and waits for the letters. */
async function letters(count: number): Promise<readonly Received[]> {
  await app.runJobs()
  for (const giveUpAt = Date.now() + 5_000; received.length < count && Date.now() < giveUpAt; await new Promise((wake) => setTimeout(wake, 20)));
  await new Promise((wake) => setTimeout(wake, 50))
  return received
}

it('tells of a sign-in on a device that is new, in the person\'s language, and not of their very first nor of one that is known', async () => {
  const sign = (headers: Record<string, string>) => app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD }, headers, from: '203.0.113.9' })
  const first = await sign({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/150' })
  expect(await letters(0)).toEqual([])
  const device = (first.headers['set-cookie'] as unknown as string[])[1]!.split(';')[0]!
  await sign({ cookie: device })
  expect(await letters(0)).toEqual([])
  await sign({ 'user-agent': 'Mozilla/5.0 (iPhone) Safari/605' })
  const [letter] = await letters(1)
  expect(letter).toMatchObject({ to: [JANA], subject: 'Vaše přihlášení bylo použito na jiném zařízení' })
  expect(letter!.text).toContain('Safari, iPhone')
  expect(letter!.text).toContain('203.0.113.9')
  expect(letter!.text).toContain('http://localhost:4100/settings/security')
})

it('knows a device for each person apart', async () => {
  const li = await app.ask('POST', '/session', { body: { email: 'li@south.example', password: PASSWORD } })
  const device = (li.headers['set-cookie'] as unknown as string[])[1]!.split(';')[0]!
  await letters(0)
  await app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD }, headers: { cookie: device } })
  expect((await letters(1)).map(({ to }) => to)).toEqual([[JANA]])
})

it('tells of a new device also when the session there was ended at once', async () => {
  const as = cookieOf((await app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD }, headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140' } })).headers)
  expect((await app.ask('DELETE', '/session', { as })).status).toBe(204)
  expect((await letters(1)).map(({ to, subject }) => [to[0], subject])).toEqual([[JANA, 'Vaše přihlášení bylo použito na jiném zařízení']])
})

it('tells of a new password, of every change of the second factor, and of changed roles; once each', async () => {
  const as = cookieOf((await app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD } })).headers)
  await app.peek('delete from outbox')
  await app.ask('POST', '/me/password', { as, body: { current: PASSWORD, next: PASSWORD } })
  const { body: { secret } } = await app.ask('POST', '/me/totp', { as })
  await app.ask('POST', '/me/totp/confirm', { as, body: { code: codeShown(secret) } })
  await app.ask('DELETE', '/me/totp', { as })
  const { body: member } = await app.ask('POST', '/staff', { as, body: { name: 'Petra', email: 'petra@north.example', roles: [{ role: 'clerk', branchId: null }], language: 'en' } })
  await app.ask('PUT', `/staff/${member.id}/roles`, { as, ifMatch: member.version, body: { roles: [{ role: 'manager', branchId: null }] } })
  const { body: now } = await app.ask('GET', `/staff/${member.id}`, { as })
  const { body: off } = await app.ask('POST', `/staff/${member.id}/disable`, { as, ifMatch: now.version })
  await app.ask('POST', `/staff/${member.id}/enable`, { as, ifMatch: off.version })
  await app.ask('POST', '/api-keys', { as, body: { name: 'till', scopes: ['orders.read'], staffId: member.id } })
  const told = (await letters(9)).filter(({ subject }) => !subject.startsWith('Your sign-in to'))
  expect(told.map(({ to, subject }) => `${to[0]}: ${subject}`).toSorted()).toEqual([
    `${JANA}: Vaše heslo bylo změněno`, `${JANA}: Váš druhý faktor byl změněn`, `${JANA}: Váš druhý faktor byl změněn`, 'petra@north.example: An API key was made for you in North', 'petra@north.example: You have access to North again', 'petra@north.example: Your access to North has ended',
    'petra@north.example: Your roles in North were changed',
  ])
})

it('tells whoever lost their second factor to the keeper of the machine, and ends their sessions', async () => {
  const as = await app.signIn(JANA)
  const { body: { secret } } = await app.ask('POST', '/me/totp', { as })
  await app.ask('POST', '/me/totp/confirm', { as, body: { code: codeShown(secret) } })
  await app.peek('delete from outbox')
  received.length = 0
  expect(await resetFactor(app.deps, 'Jana@North.example')).toBe(true)
  expect((await letters(1))[0]!.text).toContain('Kdo se stará o Vaše Lunette')
  expect((await app.ask('GET', '/session', { as })).status).toBe(401)
  expect((await app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD } })).status).toBe(201)
  expect(await app.peek(`select from audit_entries where organization_id = $1 and actor_kind = 'system' and action = 'second-factors.changed'`, [north.organizationId])).toHaveLength(1)
  expect(await resetFactor(app.deps, 'nobody@north.example')).toBe(false)
})
