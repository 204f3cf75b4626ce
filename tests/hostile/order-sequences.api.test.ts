import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { AttachmentView, OrderView, SavedFilter } from '#modules/orders/contract'
import { anOrderWorld } from '../helpers/order-world.ts'
import type { OrderWorld } from '../helpers/order-world.ts'
import { expectSound } from './expect-sound.ts'

let world: OrderWorld
beforeAll(async () => { world = await anOrderWorld() })
afterAll(() => world[Symbol.asyncDispose]())

const czk = (amount: number) => ({ amount, currency: 'CZK' })
const owner = () => world.here.staff.owner
const ask = <Body = OrderView>(path: string, body: object, { method = 'POST', ...more }: { version?: number; key?: string; method?: 'POST' | 'PATCH' } = {}) => world.ask<Body>(owner(), method, path, { body, ...more })
const aCustomer = async (familyName: string): Promise<string> => (await ask<{ id: string }>('/customers', { familyName, phones: [], emails: [] })).body.id
const read = async (id: string): Promise<OrderView> => (await world.ask<OrderView>(owner(), 'GET', `/orders/${id}`)).body

describe('a cancelled order', () => {
  it('takes no step, no money, no change and no paper of parts, whatever a tab that knew it before sends', async () => {
    const { body: order } = await world.take({ deposit: 100_000 })
    expect(await ask(`/orders/${order.id}/cancel`, { reason: 'Moved away', refund: { method: 'cash' } }, { version: order.version })).toMatchObject({ status: 200 })
    const before = await read(order.id)
    const sent: readonly (readonly [string, object, 'PATCH'?])[] = [
      ['stage', { stage: 'checked' }], ['collect', {}], ['payments', { method: 'cash', amount: czk(100) }], ['cancel', { reason: 'again', refund: { method: 'cash' } }],
      ['refunds', { method: 'cash', amount: czk(100_000), reason: 'again' }], ['hold', { reason: 'later' }], ['', { note: 'x' }, 'PATCH'], ['changes', { lines: [{ variantId: world.frameId }] }], ['receipts', {}], ['requisitions', {}], ['release', {}], ['payments/split', { payments: [{ method: 'cash', amount: czk(100) }] }],
    ]
    for (const version of [order.version, before.version]) {
      for (const [path, body, method] of sent) {
        const answer = await ask<object>(`/orders/${order.id}${path && `/${path}`}`, body, { version, ...(method && { method }) })
        expect([path, answer.status >= 400 && answer.status < 500], JSON.stringify(answer.body)).toEqual([path, true])
      }
    }
    expect(await read(order.id)).toEqual(before)
    await expectSound(world)
  })
})

describe('one key', () => {
  it('with another body, or for another thing, is refused and does nothing', async () => {
    const [{ body: one }, { body: other }] = [await world.take(), await world.take()]
    const key = newId()
    const pay = (id: string, amount: number) => ask(`/orders/${id}/payments`, { method: 'cash', amount: czk(amount) }, { key })
    expect(await pay(one.id, 1_000)).toMatchObject({ status: 201 })
    expect(await pay(one.id, 1_000)).toMatchObject({ status: 201 })
    for (const again of [await pay(one.id, 2_000), await pay(other.id, 1_000), await ask('/orders', world.newOrder(), { key })]) expect(again.status, JSON.stringify(again.body)).toBe(422)
    expect([(await read(one.id)).paid.amount, (await read(other.id)).paid.amount]).toEqual([1_000, 0])
    await expectSound(world)
  })
})

describe('another currency', () => {
  it('is taken nowhere', async () => {
    const { body: order } = await world.take({ deposit: 100_000 })
    const eur = (amount: number) => ({ amount, currency: 'EUR' })
    const line = { variantId: world.frameId }
    const payer = await aCustomer('Plátce')
    const sent = [
      ['/orders', { ...world.newOrder(), deposit: { method: 'cash', amount: eur(1) } }], ['/orders', { ...world.newOrder(), deposits: [{ method: 'cash', amount: czk(1) }, { method: 'card', amount: eur(1) }] }],
      ['/orders', { ...world.newOrder(), lines: [{ ...line, unitPrice: eur(100) }] }], ['/orders', { ...world.newOrder(), expectedTotal: eur(1_199_000) }],
      ['/orders', { ...world.newOrder(), payers: [{ customerId: payer, amount: eur(100) }, { customerId: world.customerId }] }],
      [`/orders/${order.id}/payments`, { method: 'cash', amount: eur(1) }], [`/orders/${order.id}/refunds`, { method: 'cash', amount: eur(1), reason: 'x' }],
      [`/orders/${order.id}/cancel`, { reason: 'x', refund: { method: 'cash', amount: eur(50_000) }, keep: { reason: 'y', amount: eur(50_000) } }],
    ] as const
    for (const [path, body] of sent) {
      const answer = await ask<object>(path, body, { version: order.version })
      expect([path, [409, 422].includes(answer.status)], JSON.stringify(answer.body)).toEqual([path, true])
    }
    expect((await read(order.id)).paid).toEqual(czk(100_000))
    await expectSound(world)
  })
})

describe('amounts and days that nobody means', () => {
  it.each([
    ['nothing of it', { quantity: 0 }], ['less than nothing', { quantity: -1_000 }], ['a million at the highest price', { quantity: 1_000_000_000, unitPrice: czk(Number.MAX_SAFE_INTEGER) }], ['a price below zero', { unitPrice: czk(-1) }],
    ['a discount above the price', { adjustments: [{ reason: 'x', amount: -329_001 }] }], ['a surcharge beyond all sums', { quantity: 1_000_000_000, adjustments: Array.from({ length: 10 }, () => ({ reason: 'x', amount: 100_000_000_000 })) }],
  ])('are refused with their place: %s', async (_what, line) => {
    const answer = await ask<{ errors: { pointer: string }[] }>('/orders', { ...world.newOrder(), lines: [{ variantId: world.frameId, ...line }] })
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(answer.body.errors[0]?.pointer).toMatch(/^\/lines/)
  })

  it('leave every list, board and paper standing where they are days', async () => {
    for (const promisedOn of ['0001-01-01', '1900-02-28', '9999-12-31']) {
      const answer = await ask('/orders', { ...world.newOrder(), promisedOn })
      if (answer.status !== 201) { expect(answer.status).toBe(422); continue }
      for (const path of ['/orders?sort=promised', '/orders?late=true', '/orders/board', '/orders/overview', `/orders/${answer.body.id}`, `/customers/${world.customerId}/timeline`]) expect([path, (await world.ask(owner(), 'GET', path)).status]).toEqual([path, 200])
      expect((await world.file(owner(), `/orders/${answer.body.id}/sheet.pdf`)).status).toBe(200)
    }
    await expectSound(world)
  })
})

describe('somebody else\'s', () => {
  it('prescription does not come to other eyes when the wearer is changed', async () => {
    const child = await aCustomer('Dítě')
    const { body: prescription } = await ask<{ id: string }>('/prescriptions', { customerId: world.customerId, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250 }, left: { sphere: -3750 } })
    const { body: order } = await ask('/orders', { ...world.newOrder(), prescription: { id: prescription.id, version: 1 } })
    const edit = (wearerId: string | null) => ask<OrderView & { errors?: object[] }>(`/orders/${order.id}/changes`, { wearerId, reason: 'x' }, { version: order.version })
    expect(await edit(child)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/wearerId' }] } })
    expect(await edit(world.customerId)).toMatchObject({ status: 200, body: { wearer: { id: world.customerId } } })
  })

  it('deposit is booked to who pays it, and not to a stranger', async () => {
    const [insurer, stranger] = [await aCustomer('Pojišťovna'), await aCustomer('Cizí')]
    const take = (payerId: string) => ask('/orders', { ...world.newOrder(), payers: [{ customerId: insurer, amount: czk(200_000) }, { customerId: world.customerId }], deposits: [{ method: 'transfer', amount: czk(200_000), payerId }] })
    expect(await take(stranger)).toMatchObject({ status: 422 })
    const { body: order } = await take(insurer)
    expect(await world.peek('select payer_customer_id as payer from payments where id = $1', [order.payments[0]?.id])).toEqual([{ payer: insurer }])
  })

  it('shared filter is not told to who sees only their own orders: it may name customers', async () => {
    const saved = await ask<SavedFilter>('/orders/saved-filters', { name: 'Of Veselá', filter: 'is:late', sort: 'promised', shared: true })
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    const seen = async (by: ReturnType<typeof owner>) => (await world.ask<{ items: SavedFilter[] }>(by, 'GET', '/orders/saved-filters')).body.items.map(({ name }) => name)
    expect([await seen(world.here.staff.clerk), await seen(world.here.staff.advisor)]).toEqual([['Of Veselá'], []])
  })
})

describe('a file', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  const text = (content: string): string => Buffer.from(content).toString('base64')

  it('of which only its bytes say what it is, is refused when it could act in a browser or unfold', async () => {
    const { body: order } = await world.take()
    const refused: readonly (readonly [string, string])[] = [
      ['photo.png', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')], ['photo.svg', text('<?xml version="1.0"?><svg/>')], ['note.txt', text('<!doctype html><script>alert(1)</script>')],
      ['note.txt', text('\u0000\u0001\u0002')], ['photos.zip', 'UEsDBBQAAAAIAAAAIQA='], ['paper.pdf', 'UEsDBBQAAAAIAAAAIQA='], ['program.txt', text('MZ\u0090\u0000')],
    ]
    for (const [name, base64] of refused) expect([name, (await ask(`/orders/${order.id}/attachments`, { name, base64 })).status]).toEqual([name, 422])
  })

  it('keeps no name that leads elsewhere, and is given out as a download of its own kind', async () => {
    const { body: order } = await world.take()
    for (const name of ['../../etc/passwd', '..\\..\\boot.ini', 'a"; filename="b.html', 'CON', '.htaccess', `${'x'.repeat(190)}.html`]) {
      const added = await ask<AttachmentView>(`/orders/${order.id}/attachments`, { name, base64: png })
      expect(added.status, JSON.stringify(added.body)).toBe(201)
      expect(added.body.name).toMatch(/^[^/\\".][^/\\"]*\.png$/)
    }
    const { body: { items: [first] } } = await world.ask<{ items: AttachmentView[] }>(owner(), 'GET', `/orders/${order.id}/attachments`)
    const handed = (path: string) => world.ask(owner(), 'GET', path)
    expect((await handed(`/orders/${order.id}/attachments/${first!.id}`)).headers).toMatchObject({ 'content-type': 'image/png', 'content-disposition': expect.stringMatching(/^attachment/) as string })
    // A PDF that somebody brought is not shown in the place of a page either; the sheet, which we printed, is.
    const brought = await ask<AttachmentView>(`/orders/${order.id}/attachments`, { name: 'finding.pdf', base64: text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n') })
    expect(brought, JSON.stringify(brought.body)).toMatchObject({ status: 201, body: { mediaType: 'application/pdf' } })
    expect((await handed(`/orders/${order.id}/attachments/${brought.body.id}`)).headers).toMatchObject({ 'content-disposition': expect.stringMatching(/^attachment/) as string })
    expect((await handed(`/orders/${order.id}/sheet.pdf`)).headers).toMatchObject({ 'content-disposition': expect.stringMatching(/^inline/) as string })
  })

  it('tells its name only to who may open it: a name may say what is on the paper', async () => {
    const { body: order } = await world.take()
    await ask(`/orders/${order.id}/attachments`, { name: 'glaucoma finding.png', base64: png })
    const names = async (by: ReturnType<typeof owner>) => (await world.ask<{ items: AttachmentView[] }>(by, 'GET', `/orders/${order.id}/attachments`)).body.items.map(({ name }) => name)
    expect(await names(world.here.staff.clerk)).toEqual(['glaucoma finding.png'])
    for (const role of ['accountant', 'warehouse', 'read-only'] as const) expect([role, await names(world.here.staff[role])]).toEqual([role, ['']])
  })
})
