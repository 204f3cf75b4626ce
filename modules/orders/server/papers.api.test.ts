import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import { pdfShapes } from '#platform/pdf/testing/pdf-shapes'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { OrderView, ReceiptView } from '../contract.ts'

let world: OrderWorld
beforeAll(async () => { world = await anOrderWorld() })
afterAll(() => world[Symbol.asyncDispose]())

const staff = () => world.here.staff
const printed = async (path: string, by = staff().optician): Promise<string> => {
  const { status, type, bytes } = await world.file(by, path)
  expect({ path, status, type }).toEqual({ path, status: 200, type: 'application/pdf' })
  return pdfText(bytes).join('\n')
}
const ordered = async (fields: object = {}): Promise<OrderView> => {
  const { status, body } = await world.ask<OrderView>(staff().optician, 'POST', '/orders', { body: { ...world.newOrder(100_000), ...fields } })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}
const looks = (orderId: string) => world.peek<{ changes: object }>(`select changes from audit_entries where action = 'prescriptions.opened' and changes->>'printedOnOrder' = $1`, [orderId])
const printings = (subject: string) => world.peek<{ changes: Record<string, unknown> }>(`select changes from audit_entries where action = 'orders.printed' and subject_id = $1 order by recorded_at`, [subject])

describe('the prescription on the sheet', () => {
  const withPrescription = async () => {
    const body = { customerId: world.customerId, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250, cylinder: -750, axisDeg: 175 }, left: { sphere: -3750 } }
    const { body: { id } } = await world.ask<PrescriptionView>(staff().optician, 'POST', '/prescriptions', { body })
    return ordered({ prescription: { id, version: 1 } })
  }

  it('is printed for who may open it, and that is written down', async () => {
    const order = await withPrescription()
    expect(await printed(`/orders/${order.id}/sheet.pdf?language=en`)).toContain('−4.25')
    expect(await looks(order.id)).toMatchObject([{ changes: { version: 1, customer: world.customerId } }])
  })

  it('is left out for who may not, and the paper says so', async () => {
    const order = await withPrescription()
    const sheet = await printed(`/orders/${order.id}/sheet.pdf?language=en`, staff().clerk)
    expect(sheet).not.toContain('4.25')
    expect(sheet).toContain('It is not printed here')
    expect(await looks(order.id)).toEqual([])
  })

  it('is not looked at for a part that does not carry it', async () => {
    const order = await withPrescription()
    expect(await printed(`/orders/${order.id}/sheet.pdf?language=en&part=customer`)).not.toContain('4.25')
    expect(await looks(order.id)).toEqual([])
    expect(await printings(order.id)).toMatchObject([{ changes: { paper: 'sheet', part: 'customer', language: 'en' } }])
  })
})

it('draws the glasses at 1 : 1 on the workshop’s part, as the catalog knows the frame', async () => {
  const details = { a: 5200, b: 3800, dbl: 1800, ed: 5500 }
  const { body: { variants: [frame] } } = await world.ask<{ variants: { id: string }[] }>(staff().owner, 'POST', '/products', { body: { kind: 'frame', name: 'Aria measured', details, taxClass: 'standard', variants: [{ name: '', price: { amount: 329_000, currency: 'CZK' } }] } })
  const written = { purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3150 }, left: { sphere: -3750, pd: 3100 } }
  const order = await ordered({ lines: [{ variantId: frame!.id }, { variantId: world.lensId, eye: 'right' }], prescription: { new: written } })
  const { bytes } = await world.file(staff().optician, `/orders/${order.id}/sheet.pdf?language=en&part=workshop`)
  const rims = pdfShapes(bytes).flat().filter(({ width, height }) => Math.abs(width - 52) < 0.05 && Math.abs(height - 38) < 0.05)
  expect(rims).toHaveLength(2)
  expect(pdfText(bytes).join('\n')).toContain('1.67')
})

it('prints what an order was before it was changed, with the version named', async () => {
  const order = await ordered()
  const changed = await world.ask<OrderView>(staff().optician, 'POST', `/orders/${order.id}/changes`, { version: order.version, body: { lines: [{ variantId: world.frameId }], reason: 'No lenses' } })
  expect(changed.status).toBe(200)
  const [before, now] = [await printed(`/orders/${order.id}/sheet.pdf?language=en&version=1`), await printed(`/orders/${order.id}/sheet.pdf?language=en`)]
  expect(before).toContain('Version 1, replaced on')
  expect(before).toContain('Vela Comfort 1.67')
  expect(now).not.toMatch(/Version 1|Vela Comfort/)
  expect((await world.file(staff().optician, `/orders/${order.id}/sheet.pdf?version=9`)).status).toBe(404)
})

it('prints label and slip of an order with its number, each written down', async () => {
  const order = await ordered()
  for (const paper of ['label', 'pick-up']) expect(await printed(`/orders/${order.id}/${paper}.pdf`)).toContain(order.number)
  expect((await printings(order.id)).map(({ changes }) => changes.paper)).toEqual(['label', 'pick-up'])
})

it('refuses papers of a draft but its estimate, and the estimate of what was taken', async () => {
  const { body: draft } = await world.ask<OrderView>(staff().optician, 'POST', '/orders/drafts', { body: world.newOrder() })
  for (const paper of ['sheet', 'label', 'pick-up']) {
    expect((await world.ask(staff().optician, 'GET', `/orders/${draft.id}/${paper}.pdf`)).problem).toBe('orders/not-taken')
  }
  const text = await printed(`/orders/${draft.id}/estimate.pdf?language=en&validUntil=2027-01-31`)
  for (const said of ['Cost estimate', 'Sun 31 Jan 2027', '11,990.00', 'not an order']) expect(text).toContain(said)
  const taken = await ordered()
  expect((await world.ask(staff().optician, 'GET', `/orders/${taken.id}/estimate.pdf`)).problem).toBe('orders/not-a-draft')
})

it('estimates lines that are only typed, at the prices of today, and keeps no order', async () => {
  const count = async () => (await world.peek<{ n: string }>('select count(*) as n from orders'))[0]?.n
  const before = await count()
  const body = { branchId: world.here.branchId, lines: [{ variantId: world.frameId, quantity: 2000 }], language: 'en' }
  expect(await world.ask(staff().clerk, 'POST', '/orders/estimate.pdf', { body })).toMatchObject({ status: 200 })
  expect(await world.ask(staff().technician, 'POST', '/orders/estimate.pdf', { body })).toMatchObject({ status: 403 })
  expect(await world.ask(staff().clerk, 'POST', '/orders/estimate.pdf', { body: { ...body, customerId: world.frameId } })).toMatchObject({ status: 422, problem: 'http/invalid' })
  expect(await count()).toBe(before)
})

describe('a receipt', () => {
  const issued = async () => {
    const order = await ordered()
    return { order, receipt: (await world.ask<ReceiptView>(staff().optician, 'POST', `/orders/${order.id}/receipts`)).body }
  }

  it('is a reprint from the second printing on, whoever prints', async () => {
    const { receipt } = await issued()
    const path = `/receipts/${receipt.id}.pdf?language=en`
    expect(await printed(path)).not.toContain('Reprint')
    expect(await printed(path, staff().clerk)).toContain('Reprint')
  })

  it('is printed once as the first, though two ask at once', async () => {
    const { receipt } = await issued()
    const both = await Promise.all([1, 2].map(() => printed(`/receipts/${receipt.id}.pdf?language=en`)))
    expect(both.filter((text) => text.includes('Reprint'))).toHaveLength(1)
  })

  it('says what was issued, though the order was changed since', async () => {
    const { order, receipt } = await issued()
    await world.ask(staff().optician, 'POST', `/orders/${order.id}/changes`, { version: order.version, body: { lines: [{ variantId: world.frameId }], reason: 'No lenses' } })
    const text = await printed(`/receipts/${receipt.id}.pdf?language=en`)
    for (const said of [receipt.number, 'Vela Comfort 1.67', '11,990.00', '10,990.00', 'not an invoice']) expect(text).toContain(said)
  })

  it('is not there for another organization, nor for who may not see payments', async () => {
    const { receipt } = await issued()
    expect((await world.ask(world.elsewhere.staff.owner, 'GET', `/receipts/${receipt.id}.pdf`)).status).toBe(404)
    expect((await world.ask(staff().technician, 'GET', `/receipts/${receipt.id}.pdf`)).status).toBe(403)
  })
})
