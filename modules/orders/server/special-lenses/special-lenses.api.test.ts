import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { CatalogueView } from '#modules/lenses/contract'
import { lensesRoutes, lensesSubscriptions } from '#modules/lenses/server'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { TestStaff } from '#tests/helpers/callers'
import type { OrderView } from '../../contract.ts'

let world: OrderWorld
let strongId: string
let optician: TestStaff
beforeAll(async () => {
  world = await anOrderWorld((deps) => lensesRoutes(deps))
  const { owner } = world.here.staff
  optician = world.here.staff.optician
  const table = (code: string, index: string, from: string) => `NVB,Brava,CZK,${code},Brava ${index},single-vision,${index},70,${from},6.00,4.00,500,5`
  const file = Buffer.from(['maker_code,maker,currency,code,name,kind,index,diameter,power_from,power_to,cylinder_to,price,days', table('B150', '1.50', '-6.00'), table('B167', '1.67', '-12.00')].join('\n'))
  const { body: catalogue } = await world.ask<CatalogueView>(owner, 'POST', '/lens-catalogues', { body: { fileName: 'brava.csv', base64: file.toString('base64') } })
  await lensesSubscriptions(world.deps)[0]!.handle({ organizationId: world.here.id, subjectId: catalogue.id, kind: 'lenses.import-asked', factId: newId() })
  const made = (await world.ask<{ id: string; variants: { id: string }[] }>(owner, 'POST', '/products', { body: { kind: 'lens', name: 'Brava 1.67', details: { index: 16_700, design: 'single-vision' }, taxClass: 'standard', variants: [{ name: '', price: { amount: 500_00, currency: 'CZK' } }] } })).body
  strongId = made.variants[0]!.id
  const [{ product_id: productId }] = await world.peek<{ product_id: string }>('select product_id from product_variants where id = $1', [world.lensId]) as [{ product_id: string }]
  for (const [variantId, product, lensCode] of [[world.lensId, productId, 'B150'], [strongId, made.id, 'B167']] as const) {
    expect((await world.ask(owner, 'PUT', `/lens-links/${variantId}`, { body: { productId: product, makerCode: 'NVB', lensCode } })).status).toBe(200)
  }
})
afterAll(() => world[Symbol.asyncDispose]())

const strong = { purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -9000, cylinder: -1000, axisDeg: 90 }, left: { sphere: -2000 } }
const decision = (eye = 'right') => ({ eye, variantId: world.lensId, reason: 'The lab makes it specially' })
const take = (fields: object, staff = optician) => world.ask<OrderView & { findings: object[]; errors: object[] }>(staff, 'POST', '/orders', { body: { ...world.newOrder(), ...fields } })
const specials = async (id: string, staff = optician) => (await world.ask<{ items: object[] }>(staff, 'GET', `/orders/${id}/special-lenses`))
/** Somebody with this prescription: one before it would make it unlikely. */
const wearing = async (values: object = strong) => {
  const { id: customerId } = (await world.ask<{ id: string }>(optician, 'POST', '/customers', { body: { familyName: 'Silná', phones: [], emails: [] } })).body
  const { status, body } = await world.ask<{ id: string }>(optician, 'POST', '/prescriptions', { body: { customerId, ...values, decisions: [{ rule: 'anisometropia', eye: null, cell: 'sphere' }] } })
  expect(status).toBe(201)
  return { customerId, prescription: { id: body.id, version: 1 } }
}

it('asks why a lens is ordered that its maker does not make so, and keeps who said it', async () => {
  const prescription = { new: { ...strong, id: newId(), decisions: [{ rule: 'anisometropia', eye: null, cell: 'sphere' }] } }
  const refused = await take({ prescription })
  expect(refused).toMatchObject({ status: 409, problem: 'orders/lens-not-made', body: {
    findings: [{ eye: 'right', variantId: world.lensId, lens: { name: 'Brava 1.50', maker: 'Brava' }, can: false, deliverable: true, misses: [{ what: 'power', asked: -10_000, limit: -6000 }], nearest: { sphere: -5000, cylinder: -1000 }, instead: { name: 'Brava 1.67' } }],
    errors: [{ pointer: '/lines/1/variantId' }],
  } })
  expect(await world.peek('select id from prescriptions where id = $1', [prescription.new.id])).toEqual([])
  expect(await take({ prescription, lensDecisions: [decision('left')] })).toMatchObject({ status: 409 })
  const { status, body } = await take({ prescription, lensDecisions: [decision()] })
  expect([status, body.specialLenses]).toEqual([201, [{ eye: 'right', lens: 'Brava 1.50', maker: 'Brava', lineId: body.lines[1]!.id, reason: 'The lab makes it specially', by: { id: optician.staffId, name: expect.any(String) }, at: expect.any(String) }]])
  expect(JSON.stringify(body)).not.toMatch(/-10000|-5000/)
  expect((await world.ask<OrderView>(optician, 'GET', `/orders/${body.id}`)).body.specialLenses).toEqual(body.specialLenses)
  expect((await specials(body.id)).body.items).toMatchObject([{ lineId: body.lines[1]!.id, misses: [{ asked: -10_000 }], nearest: { sphere: -5000 }, reason: 'The lab makes it specially' }])
  expect(await world.peek(`select changes->>'specialLensesOf' as of from audit_entries where action = 'prescriptions.opened' and changes ? 'specialLensesOf'`)).toEqual([{ of: body.id }])
})

it('asks nothing where the lens can be made, without a prescription, of contact lenses, and of articles that are no lens of a maker', async () => {
  const weak = { ...strong, right: { sphere: -3000 } }
  expect((await take(await wearing(weak))).body.specialLenses).toEqual([])
  expect((await take({})).status).toBe(201)
  expect((await take(await wearing({ ...strong, purpose: 'contact-lenses' }))).status).toBe(201)
  const strongly = await wearing()
  expect((await take({ ...strongly, lines: [{ variantId: strongId, eye: 'right' }, { variantId: strongId, eye: 'left' }] })).status).toBe(201)
  expect((await take({ ...strongly, lines: [{ variantId: world.frameId }] })).status).toBe(201)
})

it('tells whoever may not open prescriptions that there is something, and no powers', async () => {
  const { status, body } = await take({ ...await wearing() }, world.here.staff.clerk)
  expect([status, body.findings]).toMatchObject([409, [{ eye: 'right', lens: { name: 'Brava 1.50' }, misses: [], nearest: null }]])
  const { body: order } = await take({ ...await wearing(), lensDecisions: [decision()] }, world.here.staff.clerk)
  expect(order.specialLenses).toHaveLength(1)
  expect((await specials(order.id, world.here.staff.clerk)).status).toBe(403)
})

it('asks when a draft is taken, not when it is saved', async () => {
  const { body: draft } = await world.ask<OrderView>(optician, 'POST', '/orders/drafts', { body: { ...world.newOrder(), ...await wearing() } })
  const taking = (body: object) => world.ask<OrderView>(optician, 'POST', `/orders/drafts/${draft.id}/take`, { version: draft.version, body })
  expect(await taking({})).toMatchObject({ status: 409, problem: 'orders/lens-not-made' })
  const taken = await taking({ lensDecisions: [decision()] })
  expect(taken).toMatchObject({ status: 200, body: { specialLenses: [{ eye: 'right' }] } })
  expect((await world.ask<OrderView>(optician, 'GET', `/orders/${draft.id}`)).body.specialLenses).toHaveLength(1)
})

it('asks again when the glasses change, not when anything else does, and lets go of what is not ordered any more', async () => {
  const { body: order } = await take({ ...await wearing(), lines: [{ variantId: world.frameId }, { variantId: strongId, eye: 'right' }, { variantId: strongId, eye: 'left' }] })
  const kept = order.lines.map(({ id, variantId, eye }) => ({ id, variantId: variantId!, eye }))
  const edit = (of: OrderView, body: object) => world.ask<OrderView>(optician, 'POST', `/orders/${of.id}/changes`, { version: of.version, body })
  const weaker = [kept[0]!, { variantId: world.lensId, eye: 'right' }, kept[2]!]
  const preview = (lines: object[]) => world.ask<{ specialLenses: object[] }>(optician, 'POST', `/orders/${order.id}/changes/preview`, { body: { lines } })
  expect((await preview(weaker)).body.specialLenses).toMatchObject([{ eye: 'right', decided: false, misses: [{ what: 'power' }] }])
  expect(await edit(order, { lines: weaker })).toMatchObject({ status: 409, problem: 'orders/lens-not-made' })
  const { body: changed } = await edit(order, { lines: weaker, lensDecisions: [decision()] })
  expect(changed.specialLenses).toMatchObject([{ eye: 'right', reason: 'The lab makes it specially' }])
  // Another frame, the same lens: what was said of it stands.
  const without = changed.lines.filter(({ variantId }) => variantId !== world.frameId).map(({ id, variantId, eye }) => ({ id, variantId: variantId!, eye }))
  const lighter = await edit(changed, { lines: without })
  expect(lighter).toMatchObject({ status: 200, body: { specialLenses: changed.specialLenses } })
  const noted = await edit(lighter.body, { note: 'Call before six' })
  expect(noted.body.specialLenses).toEqual(changed.specialLenses)
  const { body: strongAgain } = await edit(noted.body, { lines: [{ variantId: strongId, eye: 'right' }, { variantId: strongId, eye: 'left' }] })
  expect((await world.ask<OrderView>(optician, 'GET', `/orders/${order.id}`)).body.specialLenses).toEqual(strongAgain.specialLenses)
  expect(strongAgain.specialLenses).toEqual([])
})

it('goes with the lens that is made again, and is printed for the workshop', async () => {
  const { body: order } = await take({ ...await wearing(), lensDecisions: [decision()] })
  const { status, body: remade } = await world.ask<OrderView>(world.here.staff.owner, 'POST', `/orders/${order.id}/remake`, { body: { cause: 'lab-fault', costBearer: 'lab' } })
  expect([status, remade.specialLenses.map(({ lineId, reason }) => [lineId, reason])]).toEqual([201, [[remade.lines[1]!.id, 'The lab makes it specially']]])
  const sheet = async (staff: TestStaff, part: string): Promise<string> => pdfText((await world.file(staff, `/orders/${order.id}/sheet.pdf?language=en&part=${part}`)).bytes).join(' ').replaceAll(/\s+/g, ' ')
  const workshop = await sheet(optician, 'workshop')
  expect(workshop).toContain('Brava 1.50 is not made so')
  expect(workshop).toContain('The meridian of −10.00 lies beyond −6.00.')
  expect(workshop).toContain('Nearest that is made: −5.00 · −1.00')
  expect(workshop).toContain('The lab makes it specially')
  expect(await sheet(optician, 'customer')).not.toContain('is not made so')
  const withheld = await sheet(world.here.staff.clerk, 'workshop')
  expect(withheld).toContain('Brava 1.50 is not made so')
  expect(withheld).not.toMatch(/−10\.00|−5\.00/)
})
