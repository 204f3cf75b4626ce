import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { testWorld } from '#tests/helpers/callers'
import type { TestWorld } from '#tests/helpers/callers'
import type { Product } from '../contract.ts'
import { catalogDefaults, catalogRoutes } from './index.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld(catalogRoutes)
  for (const { id } of [world.here, world.elsewhere]) await world.deps.db.inTenant(id, (tx) => catalogDefaults(tx, { id, country: 'CZ', currency: 'CZK', language: 'cs', vatPayer: true, createdOn: '2026-11-21' }))
})
afterAll(() => world[Symbol.asyncDispose]())

const owner = () => world.here.staff.owner
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
async function make(fields: object = {}): Promise<Product> {
  const answer = await world.ask<Product>(owner(), 'POST', '/products', { body: { kind: 'frame', name: 'Aria', taxClass: 'standard', details: {}, variants: [{ name: 'black' }], ...fields } })
  expect(answer.status).toBe(201)
  return answer.body
}
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('a picture', () => {
  const put = (product: Product, body: object, version = 1) => world.ask<Product>(owner(), 'PUT', `/products/${product.id}/picture`, { version, body })

  it('is put, replaced and taken away again', async () => {
    const product = await make()
    expect(await world.ask(owner(), 'GET', `/products/${product.id}/picture`)).toMatchObject({ status: 404 })
    const first = await put(product, { name: 'a.png', base64: pixel })
    expect(first).toMatchObject({ status: 200, body: { version: 2, pictureId: expect.any(String) } })
    expect(await world.ask(world.here.staff.clerk, 'GET', `/products/${product.id}/picture`)).toMatchObject({ status: 200, headers: { 'content-type': 'image/png', 'content-disposition': expect.stringContaining('attachment') } })
    const second = await put(product, { name: 'b.png', base64: pixel }, 2)
    expect(second.body.pictureId).not.toBe(first.body.pictureId)
    expect(await world.ask(owner(), 'DELETE', `/products/${product.id}/picture`, { version: 3 })).toMatchObject({ status: 200, body: { pictureId: null, version: 4 } })
    expect(await world.ask(owner(), 'GET', `/products/${product.id}/picture`)).toMatchObject({ status: 404 })
  })

  it.each([
    ['an SVG', 'a.svg', base64('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page named as a picture', 'a.png', base64('<!doctype html><script>alert(1)</script>')],
    ['a text', 'a.png', base64('no picture')],
    ['a PDF', 'a.pdf', base64('%PDF-1.7\n')],
    ['nothing', 'a.png', ''],
    ['more than 2 MB', 'a.png', Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.alloc(2 * 1024 * 1024)]).toString('base64')],
  ])('is not %s', async (_what, name, content) => {
    expect(await put(await make(), { name, base64: content })).toMatchObject({ status: 422, problem: 'http/invalid' })
  })

  it('is not changed by who may not, over what somebody else did, or from elsewhere', async () => {
    const product = await make()
    const call = { version: 1, body: { name: 'a.png', base64: pixel } }
    expect(await world.ask(world.here.staff.clerk, 'PUT', `/products/${product.id}/picture`, call)).toMatchObject({ status: 403 })
    expect(await world.ask(world.elsewhere.staff.owner, 'PUT', `/products/${product.id}/picture`, call)).toMatchObject({ status: 404 })
    expect((await put(product, call.body)).status).toBe(200)
    expect(await put(product, call.body)).toMatchObject({ status: 409, problem: 'http/version-stale' })
    expect(await world.ask(world.elsewhere.staff.owner, 'GET', `/products/${product.id}/picture`)).toMatchObject({ status: 404 })
  })
})

describe('a scanned GTIN', () => {
  it('finds the variant, printed with or without noughts before it', async () => {
    const product = await make({ variants: [{ name: 'black', gtin: '4006381333931' }, { name: 'red', gtin: '036000291452' }] })
    for (const [scanned, index] of [['4006381333931', 0], ['04006381333931', 0], ['0036000291452', 1], ['036000291452', 1]] as const) {
      expect(await world.ask(world.here.staff.clerk, 'GET', `/products/by-gtin/${scanned}`)).toMatchObject({ status: 200, body: { product: { id: product.id }, variantId: product.variants[index]?.id } })
    }
    expect(await world.ask(owner(), 'POST', '/products', { body: { kind: 'frame', name: 'Twin', taxClass: 'standard', details: {}, variants: [{ gtin: '0036000291452' }] } })).toMatchObject({ status: 409, problem: 'catalog/code-taken' })
  })

  it.each(['4006381333932', 'abc', '96385074', '12345678901234567890'])('finds nothing for %s', async (scanned) => {
    expect(await world.ask(owner(), 'GET', `/products/by-gtin/${scanned}`)).toMatchObject({ status: 404 })
  })

  it('finds nothing of another organization', async () => {
    await make({ variants: [{ gtin: '6291041500213' }] })
    expect(await world.ask(world.elsewhere.staff.owner, 'GET', '/products/by-gtin/6291041500213')).toMatchObject({ status: 404 })
  })
})

describe('options of a lens', () => {
  it('are products that stand in its details, with what each needs and excludes', async () => {
    const hard = await make({ kind: 'lens-option', name: 'Hard coat' })
    const anti = await make({ kind: 'lens-option', name: 'Anti-reflective', details: { group: 'coating', needs: [hard.id] } })
    const lens = await make({ kind: 'lens', name: 'Vela 1.6', details: { index: 16_000, design: 'single-vision', abbe: 410, material: 'MR-8', options: [hard.id, anti.id] } })
    expect((await world.ask<Product>(owner(), 'GET', `/products/${lens.id}`)).body.details).toEqual({ index: 16_000, design: 'single-vision', abbe: 410, material: 'MR-8', options: [hard.id, anti.id] })
  })

  it('are refused where there is no such option: unknown, of another kind, of another organization', async () => {
    const frame = await make()
    const theirs = (await world.ask<Product>(world.elsewhere.staff.owner, 'POST', '/products', { body: { kind: 'lens-option', name: 'Theirs', taxClass: 'standard', details: {}, variants: [{}] } })).body
    const answer = await world.ask(owner(), 'POST', '/products', { body: { kind: 'lens', name: 'Vela', taxClass: 'standard', details: { index: 16_000, design: 'single-vision', options: [newId(), frame.id, theirs.id] }, variants: [{}] } })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/details/options/0' }, { pointer: '/details/options/1' }, { pointer: '/details/options/2' }] } })
  })

  it('a service is refused with a skill that nobody has', async () => {
    expect(await world.ask(owner(), 'POST', '/products', { body: { kind: 'service', name: 'Test', taxClass: 'standard', details: { minutes: 30, skills: [newId()] }, variants: [{}] } }))
      .toMatchObject({ status: 422, body: { errors: [{ pointer: '/details/skills/0' }] } })
  })
})
