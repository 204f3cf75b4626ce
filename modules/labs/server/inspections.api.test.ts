import { newId } from '#kernel/ids'
import { expect, it } from 'vitest'
import type { StaffMember } from '#modules/identity/server'
import type { KindSettings, OrderView } from '#modules/orders/contract'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import type { InspectionOpened, InspectionStart, InspectionView, LabOrderView, LabRemakeView, LensmeterRead, Scorecard } from '../contract.ts'
import { readDocument } from '../domain/vca/read-document.ts'
import { readJob } from '../domain/vca/read-job.ts'
import { aLabWorld } from '../testing/lab-world.ts'
import type { LabWorld } from '../testing/lab-world.ts'
import { labsPart } from './labs-part.ts'

const frame = { pd: 3150, fittingHeight: 1850 }
const right = { sphere: -4250, cylinder: -750, axisDeg: 175, ...frame }, left = { sphere: -3750, ...frame }
const weak = { right: { ...right, sphere: -4000 }, left }

const chooseAnsi = (world: LabWorld) => world.ask(world.owner, 'PUT', '/lab-settings', { version: 1, body: { standard: 'ansi-z80-1' } })
const inspect = (world: LabWorld, orderId: string, body: object, staff = world.optician) => world.ask<InspectionView & { reason: string; missing: unknown }>(staff, 'POST', `/orders/${orderId}/inspections`, { body })

async function anOrderAtTheBench(world: LabWorld): Promise<{ order: OrderView; labOrder: LabOrderView }> {
  const order = await world.takeLensJob()
  const sent = await world.must<LabOrderView>(`/orders/${order.id}/lab-orders`, { labId: world.lab.id, way: 'file' })
  const labOrder = await world.must<LabOrderView>(`/lab-orders/${sent.id}/arrive`, {}, 1)
  return { order: (await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body, labOrder }
}

it('fails what is 0.25 D off, whatever somebody says, and has it in the scorecard with its remake', async () => {
  await using world = await aLabWorld()
  await chooseAnsi(world)
  const { order, labOrder } = await anOrderAtTheBench(world)
  const start = (await world.ask<InspectionStart>(world.optician, 'GET', `/orders/${order.id}/inspection-start`)).body
  expect([start.design, start.standard?.code, start.ordered?.right.sphere, start.labOrder?.lab.name]).toEqual(['single-vision', 'ansi-z80-1', -4250, 'Sázava lab'])
  expect((await inspect(world, order.id, { ...weak, passed: true })).body).toMatchObject({ reason: 'outside' })
  const failed = (await inspect(world, order.id, weak)).body
  expect(failed).toMatchObject({ passed: false, verdict: 'outside', standard: { name: 'ANSI Z80.1-2015' } })
  const { findings } = (await world.ask<InspectionOpened>(world.optician, 'GET', `/inspections/${failed.id}`)).body
  expect(findings.filter(({ within }) => within === false).map(({ eye, what, difference, limit }) => [eye, what, difference, limit])).toEqual([['right', 'power', 250, 130]])
  expect((await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body.inspection).toBe('failed')
  const remade = (await world.ask<LabRemakeView>(world.optician, 'POST', `/lab-orders/${labOrder.id}/remake`, { body: { causedBy: 'lab', inspectionId: failed.id } })).body
  expect(remade).toMatchObject({ nth: 1, shareBps: 0, because: 'lab-fault' })
  // It follows from an inspection of these lenses that failed, from no other.
  expect((await world.ask(world.optician, 'POST', `/lab-orders/${labOrder.id}/remake`, { body: { causedBy: 'lab', inspectionId: newId() } })).status).toBe(422)
  const card = (await world.ask<Scorecard>(world.optician, 'GET', '/labs/scorecard')).body.items
  expect(card).toEqual([{ lab: { id: world.lab.id, name: 'Sázava lab', active: true }, sent: 1, open: 0, arrived: 1, median: 0, p90: 0, late: 0, remade: 1, remadeBy: { prescriber: 0, optician: 0, lab: 1, customer: 0, unsaid: 0 }, failed: 1 }])
  for (const [figure, count] of [['failed', 1], ['remade', 1], ['late', 0], ['arrived', 1]] as const) {
    expect((await world.ask<{ items: unknown[] }>(world.optician, 'GET', `/lab-orders?labId=${world.lab.id}&figure=${figure}`)).body.items).toHaveLength(count)
  }
  expect((await world.ask<Scorecard>(world.elsewhere.staff.owner, 'GET', '/labs/scorecard')).body.items).toEqual([])
})

it('passes what is within, and lets nothing by that has not passed where a stage waits for it', async () => {
  await using world = await aLabWorld()
  await chooseAnsi(world)
  const { items } = (await world.ask<{ items: KindSettings[] }>(world.owner, 'GET', '/order-kinds/settings')).body
  const { code, version, running: _, ...kind } = items.find((one) => one.code === 'external-lens-job')!
  const guarded = kind.stages.map((stage) => (stage.code === 'ready' ? { ...stage, guards: ['inspection'] } : stage))
  expect((await world.ask(world.owner, 'PUT', `/order-kinds/${code}`, { version, body: { ...kind, stages: guarded } })).status).toBe(200)
  const { order } = await anOrderAtTheBench(world)
  const toReady = async () => {
    const { version: now } = (await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body
    return world.ask<{ reason: string }>(world.owner, 'POST', `/orders/${order.id}/stage`, { version: now, body: { stage: 'ready' } })
  }
  expect((await toReady()).body).toMatchObject({ reason: 'inspection-missing', inspection: null })
  const failed = await inspect(world, order.id, weak)
  expect([failed.status, (await toReady()).body.reason]).toEqual([201, 'inspection-failed'])
  const passed = await inspect(world, order.id, { right: { ...right, sphere: -4370 }, left })
  expect(passed.body).toMatchObject({ passed: true, verdict: 'within' })
  expect((await world.ask<{ items: InspectionView[] }>(world.here.staff.clerk, 'GET', `/orders/${order.id}/inspections`)).body.items.map((one) => one.passed)).toEqual([true, false])
  expect((await toReady()).status).toBe(200)
})

it('judges nothing in a country without a table: whoever inspects decides, and the certificate says so', async () => {
  await using world = await aLabWorld()
  const { order } = await anOrderAtTheBench(world)
  expect((await inspect(world, order.id, weak)).body).toMatchObject({ reason: 'decide' })
  expect((await inspect(world, order.id, { right: {}, left: {}, passed: true })).body).toMatchObject({ reason: 'nothing-measured' })
  expect((await inspect(world, order.id, { ...weak, passed: false })).body).toMatchObject({ reason: 'reason' })
  const kept = (await inspect(world, order.id, { ...weak, passed: false, reason: 'Right lens too weak' })).body
  expect(kept).toMatchObject({ passed: false, verdict: 'unjudged', standard: null })
  const opened = (await world.ask<InspectionOpened>(world.optician, 'GET', `/inspections/${kept.id}`)).body
  expect(opened.findings.every(({ limit, within }) => limit === null && within === null)).toBe(true)
  const words = pdfText((await world.file(world.optician, `/inspections/${kept.id}/certificate.pdf?language=en`)).bytes).join(' ')
  for (const word of ['Failed', 'nothing was judged', '+0.25', 'Right lens too weak']) expect(words).toContain(word)
  expect(words).not.toContain('±')
})

it('names its standard and source on the certificate, and takes a second look from another person only', async () => {
  await using world = await aLabWorld()
  await chooseAnsi(world)
  const { order } = await anOrderAtTheBench(world)
  const { id } = (await inspect(world, order.id, { right, left })).body
  const again = (staff = world.optician, version = 1) => world.ask<InspectionView>(staff, 'POST', `/inspections/${id}/second-look`, { version, body: { agrees: true } })
  expect((await again()).problem).toBe('labs/own-inspection')
  expect((await again(world.here.staff.technician)).body).toMatchObject({ secondLook: { agrees: true }, version: 2 })
  expect((await again(world.here.staff.manager)).problem).toBe('http/version-stale')
  expect((await again(world.here.staff.manager, 2)).problem).toBe('labs/looked-already')
  const words = pdfText((await world.file(world.optician, `/inspections/${id}/certificate.pdf?language=en`)).bytes).join(' ')
  for (const word of ['ANSI Z80.1-2015', 'quick reference, 2015', 'Passed', '±0.13', 'sees the same']) expect(words).toContain(word)
})

it('is kept once, sealed, opened by who may read prescriptions, and by nobody elsewhere', async () => {
  await using world = await aLabWorld()
  await chooseAnsi(world)
  const { order } = await anOrderAtTheBench(world)
  const id = newId()
  const [first, again] = [await inspect(world, order.id, { id, ...weak }), await inspect(world, order.id, { id, ...weak })]
  expect([first.status, again.status, await world.peek('select id from inspections')]).toMatchObject([201, 200, { length: 1 }])
  const { id: failed } = (await inspect(world, order.id, { right, left, passed: false, reason: 'Left lens 0.25 D too weak' })).body
  const [{ text }] = await world.peek<{ text: string }>(`select string_agg(encode(content, 'escape') || row_to_json(i)::text, '') as text from inspections i`) as [{ text: string }]
  for (const word of [':-4000', 'too weak']) expect(text).not.toContain(word)
  const listed = await world.ask<{ items: object[] }>(world.here.staff.clerk, 'GET', `/orders/${order.id}/inspections`)
  expect(JSON.stringify(listed.body)).not.toContain('too weak')
  expect((await world.ask<InspectionOpened>(world.optician, 'GET', `/inspections/${failed}`)).body.reason).toBe('Left lens 0.25 D too weak')
  expect((await world.ask(world.here.staff.clerk, 'GET', `/inspections/${id}`)).problem).toBe('http/forbidden')
  expect((await inspect(world, order.id, weak, world.here.staff.clerk)).problem).toBe('http/forbidden')
  expect((await world.ask(world.elsewhere.staff.owner, 'GET', `/inspections/${id}`)).problem).toBe('http/not-found')
})

it('reads a lensmeter\'s file and guesses nothing', async () => {
  await using world = await aLabWorld()
  const read = (text: string) => world.ask<LensmeterRead>(world.optician, 'POST', '/lensmeter-files', { body: { base64: Buffer.from(text).toString('base64') } })
  expect((await read('SPH=-4.00;-3.75\r\nCYL=-0.75;\r\nAX=175;\r\n')).body).toMatchObject({ right: { sphere: -4000, cylinder: -750, axisDeg: 175 }, left: { sphere: -3750 } })
  expect((await read('SPH=-4.0x;-3.75\r\n')).body).toMatchObject({ right: { sphere: null }, unread: [{ line: 1, label: 'SPH' }] })
  expect((await read('hello')).problem).toBe('labs/unread-file')
  expect((await read('SPH=-4.00;-3.75\r\n')).body.from).toBe('prescription')
  expect((await read('JOB=1\r\nINSSPH=-4.00;-3.75\r\nDO=B\r\n')).body).toMatchObject({ from: 'inspection', right: { sphere: -4000 } })
})

it('takes the file that was sent to the lab for no measurement of what came back', async () => {
  await using world = await aLabWorld()
  const { labOrder } = await anOrderAtTheBench(world)
  const { bytes } = await world.file(world.optician, `/lab-orders/${labOrder.id}/order.oma`)
  expect((await world.ask(world.optician, 'POST', '/lensmeter-files', { body: { base64: Buffer.from(bytes).toString('base64') } })).problem).toBe('labs/order-file')
})

it('takes passed off the order when a second person sees it otherwise', async () => {
  await using world = await aLabWorld()
  const { order } = await anOrderAtTheBench(world)
  const { id } = (await inspect(world, order.id, { right, left, passed: true })).body
  const now = async () => (await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body.inspection
  expect(await now()).toBe('passed')
  const seen = await world.ask<InspectionView>(world.here.staff.technician, 'POST', `/inspections/${id}/second-look`, { version: 1, body: { agrees: false } })
  expect([seen.body.secondLook?.agrees, await now()]).toEqual([false, null])
  await inspect(world, order.id, { right, left, passed: true })
  expect(await now()).toBe('passed')
})

it('passes nothing of which something ordered was not measured', async () => {
  await using world = await aLabWorld()
  await chooseAnsi(world)
  const { order } = await anOrderAtTheBench(world)
  const { pd: _, ...leftWithoutPd } = left
  expect((await inspect(world, order.id, { right, left: {}, passed: true })).body).toMatchObject({ reason: 'not-measured', missing: [{ eye: 'left', cell: 'sphere' }, { eye: 'left', cell: 'pd' }, { eye: 'left', cell: 'fittingHeight' }] })
  expect((await inspect(world, order.id, { right, left: leftWithoutPd })).body).toMatchObject({ reason: 'not-measured' })
  expect((await inspect(world, order.id, { right, left: leftWithoutPd, passed: false, reason: 'scratched' })).body).toMatchObject({ passed: false })
  expect((await inspect(world, order.id, { right, left })).body).toMatchObject({ passed: true })
})

it('waits for another inspection once the lenses went back, or other ones were ordered', async () => {
  await using world = await aLabWorld()
  const now = async (id: string) => (await world.ask<OrderView>(world.owner, 'GET', `/orders/${id}`)).body
  const { order } = await anOrderAtTheBench(world)
  await inspect(world, order.id, { right, left, passed: true })
  expect((await now(order.id)).inspection).toBe('passed')
  await world.ask(world.owner, 'POST', `/orders/${order.id}/stage`, { version: (await now(order.id)).version, body: { stage: 'in-production', reason: 'chipped' } })
  expect(await now(order.id)).toMatchObject({ stage: 'in-production', inspection: null })
  await inspect(world, order.id, { right, left, passed: true })
  const { version } = await now(order.id)
  const changed = await world.ask(world.owner, 'POST', `/orders/${order.id}/changes`, { version, body: { lines: [{ variantId: world.frameId }, { variantId: world.lensId, eye: 'left' }], reason: 'one lens only', expectedTotal: { amount: 764_000, currency: 'CZK' } } })
  expect([changed.status, (await now(order.id)).inspection]).toEqual([200, null])
})

it('compares with what the lab compensated for this order, and has what was prescribed beside', async () => {
  await using world = await aLabWorld()
  await chooseAnsi(world)
  const { order } = await anOrderAtTheBench(world)
  const { id } = order.prescription!
  const made = { ...right, sphere: -4000 }
  const added = await world.ask(world.owner, 'POST', `/prescriptions/${id}/versions`, { version: 1, body: { kind: 'compensated', reason: 'worn at 10 mm', originVersion: 1, purpose: 'distance', examinedOn: '2026-11-12', right: made, left } })
  expect(added.status).toBe(201)
  const start = (await world.ask<InspectionStart>(world.optician, 'GET', `/orders/${order.id}/inspection-start`)).body
  expect([start.ordered?.right.sphere, start.compensated?.version, start.compensated?.prescribed.right.sphere]).toEqual([-4000, 2, -4250])
  const passed = (await inspect(world, order.id, { right: made, left })).body
  expect(passed).toMatchObject({ passed: true, verdict: 'within' })
  const words = pdfText((await world.file(world.optician, `/inspections/${passed.id}/certificate.pdf?language=en`)).bytes).join(' ')
  for (const word of ['version 2', '−4.25', '−4.75']) expect(words).toContain(word)
})

it('inspects reading glasses by the power they are made in, as the file for the lab says', async () => {
  await using world = await aLabWorld()
  await chooseAnsi(world)
  const eye = { sphere: -2000, addition: 2500, pdNear: 3000 }
  const prescription = await world.must<{ id: string }>('/prescriptions', { customerId: world.customerId, purpose: 'near', examinedOn: '2026-11-12', right: eye, left: eye })
  const order = await world.must<OrderView>('/orders', { ...world.newOrder(), prescription: { id: prescription.id, version: 1 } })
  const sent = await world.must<LabOrderView>(`/orders/${order.id}/lab-orders`, { labId: world.lab.id, way: 'file' })
  const { job } = readJob(readDocument((await world.file(world.optician, `/lab-orders/${sent.id}/order.oma`)).bytes))
  expect(job).toMatchObject({ right: { sphere: 500, addition: null, lensKind: 'SV' }, left: { sphere: 500 } })
  const lens = (sphere: number) => ({ sphere, pd: 3000 })
  expect((await inspect(world, order.id, { right: lens(-2000), left: lens(-2000) })).body).toMatchObject({ passed: false })
  expect((await inspect(world, order.id, { right: lens(500), left: lens(500) })).body).toMatchObject({ passed: true })
})

it('tells that the person was forgotten where their values were asked for, and lets them take the values along before', async () => {
  await using world = await aLabWorld()
  const { order, labOrder } = await anOrderAtTheBench(world)
  const { id } = (await inspect(world, order.id, { ...weak, passed: false, reason: 'too weak' })).body
  const part = labsPart(world.deps.keys)
  const of = (staff: { reach: StaffMember['reach'] }) => world.deps.db.inTenant(world.here.id, (tx) => part.exportOf(tx, staff as StaffMember, [world.customerId]))
  const [sent, inspected] = await of({ reach: { 'prescriptions.read': { scope: 'organization', branchIds: null } } }) as [{ values: { prescription: { right: { sphere: number } } } }, { inspection: { values: { measured: { right: { sphere: number } }; reason: string } } }]
  expect([sent.values.prescription.right.sphere, inspected.inspection.values.measured.right.sphere, inspected.inspection.values.reason]).toEqual([-4250, -4000, 'too weak'])
  expect(JSON.stringify(await of({ reach: {} }))).not.toContain('4250')
  await world.deps.db.inTenant(world.here.id, (tx) => world.deps.keys.destroyPersonKey(tx, world.customerId))
  for (const path of [`/inspections/${id}`, `/inspections/${id}/certificate.pdf`, `/lab-orders/${labOrder.id}/content`, `/lab-orders/${labOrder.id}/order.oma`, `/lab-orders/${labOrder.id}/order.pdf`]) {
    expect((await world.ask(world.optician, 'GET', path)).problem).toBe('labs/forgotten')
  }
})
