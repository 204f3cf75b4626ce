import { afterAll, beforeAll, expect, it } from 'vitest'
import { identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

let app: IdentityApp
let jana: string
let li: string
beforeAll(async () => {
  app = await identityApp()
  await app.organization('North', { email: 'jana@north.example' })
  await app.organization('South', { email: 'li@south.example' })
  jana = await app.signIn('jana@north.example')
  li = await app.signIn('li@south.example')
})
afterAll(() => app[Symbol.asyncDispose]())

const keysOf = async (as = jana) => (await app.ask('GET', '/session', { as })).body.person.keys
const keep = (changed: object, singleLetters = true) => app.ask('PUT', '/me/keys', { as: jana, body: { singleLetters, changed } })

it('keeps keys for the person alone; the session says them', async () => {
  expect(await keysOf()).toEqual({ singleLetters: true, changed: {} })
  expect(await keep({ N: 'J', P: null, 'G O': 'G X' }, false)).toMatchObject({ status: 200 })
  expect(await keysOf()).toEqual({ singleLetters: false, changed: { N: 'J', P: null, 'G O': 'G X' } })
  expect(await keysOf(li)).toEqual({ singleLetters: true, changed: {} })
})

it.each([
  ['two things on one key', { N: 'J', P: 'J' }, '/changed/N'],
  ['a key of the browser', { N: 'Ctrl W' }, '/changed/N'],
  ['a key that lists need', { N: '↓' }, '/changed/N'],
  ['another use of Enter', { Enter: 'J' }, '/changed/Enter'],
  ['words', { N: 'press this' }, '/changed/N'],
])('refuses %s and keeps what was', async (_what, changed, pointer) => {
  await keep({ N: 'J' })
  const { status, body } = await keep(changed)
  expect(status).toBe(422)
  expect(body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer)
  expect((await keysOf()).changed).toEqual({ N: 'J' })
})
