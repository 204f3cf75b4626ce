import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiKey } from './api-key.ts'
import { organization } from './organization.ts'
import { cliOnItsOwn } from './testing/cli-context.ts'
import { user } from './user.ts'

const PASSWORD = 'correct horse battery'
let cli: Awaited<ReturnType<typeof cliOnItsOwn>>
let brno: string

const setPassword = async (link = ''): Promise<number> =>
  (await cli.ask('POST', '/password-resets/confirm', {}, { token: link.split('#token=')[1], password: PASSWORD })).statusCode
const signIn = (email: string) => cli.ask('POST', '/session', {}, { email, password: PASSWORD })

beforeAll(async () => {
  cli = await cliOnItsOwn()
  const printed = await cli.run(organization, 'create', '--name', 'Optika Brno', '--country', 'CZ', '--owner-email', 'Jana@brno.example', '--owner-name', 'Jana Nováková')
  brno = printed[0] ?? ''
  await setPassword(printed[1])
})
afterAll(() => cli[Symbol.asyncDispose]())

describe('lunette organization', () => {
  it('opens one with the defaults of its country, whose owner chooses a password by the printed link', async () => {
    const answer = await signIn('jana@brno.example')
    expect(answer.json()).toMatchObject({ organization: { id: brno, name: 'Optika Brno', currency: 'CZK', language: 'cs', vatPayer: true }, staff: { roles: [{ role: 'owner', branchId: null }] }, branches: [{ timeZone: 'Europe/Prague' }] })
  })

  it('lists every one, and gives a second to somebody who signs in already', async () => {
    const [second, ...links] = await cli.run(organization, 'create', '--name', '明亮眼镜', '--country', 'CN', '--vat-payer', 'no', '--owner-email', 'jana@brno.example', '--owner-name', 'x')
    expect(links).toEqual([])
    const lines = await cli.run(organization, 'list')
    expect(lines).toEqual([`${brno}\toptika-brno\tCZ\t\tOptika Brno`, `${second}\tshop\tCN\t\t明亮眼镜`])
  })

  it.each([
    [['create', '--name', 'X', '--country', 'Czechia', '--owner-email', 'a@b.cz', '--owner-name', 'A'], /--country: write two capital letters such as CZ\. Write: lunette organization create/],
    [['create', '--nane', 'X'], /Unknown option '--nane'\. Write: lunette organization create/],
    [['delete'], /Write one of:/],
    [[], /Write one of:/],
  ])('says what to write instead of %j', async (args, sentence) => {
    await expect(organization(cli.context, args)).rejects.toThrow(sentence)
  })
})

describe('lunette user', () => {
  it('creates somebody, who chooses a password by the printed link', async () => {
    const [link] = await cli.run(user, 'create', '--email', 'eva@brno.example', '--name', 'Eva', '--role', 'optician', '--organization', 'optika-brno')
    expect(await setPassword(link)).toBe(204)
    expect((await signIn('eva@brno.example')).json().staff).toMatchObject({ name: 'Eva', roles: [{ role: 'optician', branchId: null }] })
    await expect(user(cli.context, ['create', '--email', 'eva@brno.example', '--name', 'Eva', '--organization', 'optika-brno'])).rejects.toThrow(/works here already/)
  })

  it('asks which organization when there are several', async () => {
    await expect(user(cli.context, ['create', '--email', 'x@brno.example', '--name', 'X'])).rejects.toThrow(/several organizations: add --organization with one of optika-brno, shop/)
    await expect(user(cli.context, ['create', '--email', 'x@brno.example', '--name', 'X', '--organization', 'praha'])).rejects.toThrow(/no organization praha/)
  })

  it('takes a second factor away for who has lost it, and says when there is nobody', async () => {
    await user(cli.context, ['reset-factor', 'JANA@brno.example'])
    expect(cli.said.at(-1)).toMatch(/^jana@brno\.example has no second factor any more/)
    await expect(user(cli.context, ['reset-factor', 'nobody@brno.example'])).rejects.toThrow('Nobody here has the e-mail nobody@brno.example.')
  })

  it('prints the link that a letter would have carried', async () => {
    const [link] = await cli.run(user, 'reset', 'JANA@brno.example')
    expect(link).toMatch(/^http:\/\/localhost:4100\/reset#token=[\w-]{43}$/)
    expect(cli.said.at(-1)).toContain('within an hour')
    expect(await setPassword(link)).toBe(204)
    await expect(user(cli.context, ['reset', 'nobody@brno.example'])).rejects.toThrow(/Nobody who may sign in/)
  })

  it('disables somebody everywhere and lets them in again, but never the last owner', async () => {
    const cookie = String((await signIn('eva@brno.example')).headers['set-cookie']).split(';')[0] ?? ''
    await cli.run(user, 'disable', 'eva@brno.example')
    expect((await signIn('eva@brno.example')).statusCode).toBe(401)
    expect((await cli.ask('GET', '/session', { cookie })).statusCode).toBe(401)
    await expect(user(cli.context, ['reset', 'eva@brno.example'])).rejects.toThrow(/Nobody who may sign in/)
    await cli.run(user, 'enable', 'eva@brno.example')
    expect((await signIn('eva@brno.example')).statusCode).toBe(201)
    await expect(user(cli.context, ['disable', 'jana@brno.example'])).rejects.toThrow(/Somebody must stay owner/)
  })
})

describe('lunette api-key', () => {
  it('prints one that works, and nothing else', async () => {
    const printed = await cli.run(apiKey, '--for', 'eva@brno.example', '--scopes', 'all')
    expect(printed).toHaveLength(1)
    const answer = await cli.ask('GET', '/me', { authorization: `Bearer ${printed[0]}` })
    expect(answer.json().email).toBe('eva@brno.example')
  })

  it.each([
    [['--for', 'nobody@brno.example', '--scopes', 'all'], /works in no organization here/],
    [['--for', 'jana@brno.example', '--scopes', 'all'], /several organizations: add --organization/],
    [['--for', 'eva@brno.example', '--scopes', 'everything'], /--scopes: /],
    [['--for', 'eva@brno.example'], /--scopes: .* Write: lunette api-key/],
  ])('says what is wrong with %j', async (args, sentence) => {
    await expect(apiKey(cli.context, args)).rejects.toThrow(sentence)
  })
})
