import { expect, it } from 'vitest'
import { PASSWORD, identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

const [JANA, LI] = ['jana@north.example', 'li@south.example']

/** Jana and Li, each of whom has signed in once from a browser of their own. */
async function twoPeople(publicUrl?: string) {
  const stack = new AsyncDisposableStack()
  const app: IdentityApp = stack.use(await identityApp(publicUrl ? { publicUrl } : {}))
  await app.organization('North', { email: JANA })
  await app.organization('South', { email: LI })
  /** Signs in; answers the device's cookie where one is laid, and whether the sign-in is told. */
  const sign = async (email: string, cookie = ''): Promise<{ laid: string | null; told: boolean }> => {
    await app.peek('delete from outbox')
    const { status, headers } = await app.ask('POST', '/session', { body: { email, password: PASSWORD }, from: '203.0.113.9', headers: { host: 'lunette.example', ...(cookie && { cookie }) } })
    expect(status).toBe(201)
    const told = await app.peek("select 1 from outbox where kind = 'identity.signed-in-from-new-device'")
    const lines = [headers['set-cookie']].flat().filter((line) => line !== undefined)
    return { laid: lines.find((line) => line.includes('lunette.device='))?.split(';')[0] ?? null, told: told.length > 0 }
  }
  const [jana, li] = [await sign(JANA), await sign(LI)]
  return { sign, jana: jana.laid!, li: li.laid!, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

it('takes over no text that somebody else may have laid: the browser gets another, and with the first one nobody is known', async () => {
  await using people = await twoPeople()
  // Li has laid a cookie of theirs into Jana's browser, and later comes by Jana's password.
  const { laid, told } = await people.sign(JANA, people.li)
  expect([laid === null, laid === people.li, told]).toEqual([false, false, true])
  expect(await people.sign(JANA, people.li)).toMatchObject({ told: true })
  expect(await people.sign(JANA, laid!)).toEqual({ laid: null, told: false })
})

it('at a till that several sign in on each is told of once', async () => {
  await using people = await twoPeople()
  const { laid } = await people.sign(JANA, people.li)
  expect(await people.sign(LI, laid!)).toEqual({ laid: null, told: false })
  expect(await people.sign(JANA, laid!)).toEqual({ laid: null, told: false })
})

it('over HTTPS the cookie is of this very host, and a plain one is none', async () => {
  await using people = await twoPeople('https://lunette.example')
  expect(people.jana).toMatch(/^__Host-lunette\.device=[\w-]{43}$/)
  expect(await people.sign(JANA, people.jana)).toEqual({ laid: null, told: false })
  expect(await people.sign(JANA, people.jana.replace('__Host-', ''))).toMatchObject({ told: true })
})
