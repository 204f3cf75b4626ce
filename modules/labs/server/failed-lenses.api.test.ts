import { expect, it } from 'vitest'
import type { StaffMember } from '#modules/identity/server'
import type { OrderView } from '#modules/orders/contract'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import type { InspectionOpened, InspectionView } from '../contract.ts'
import { aLabWorld } from '../testing/lab-world.ts'
import type { LabWorld } from '../testing/lab-world.ts'
import { labsPart } from './labs-part.ts'

const frame = { pd: 3150, fittingHeight: 1850 }
const good = { right: { sphere: -4250, cylinder: -750, axisDeg: 175, ...frame }, left: { sphere: -3750, ...frame } }
const weak = { ...good, right: { ...good.right, sphere: -4000 } }
const why = 'Tried them on and reads the last line with them'

const read = async (world: LabWorld, id: string) => (await world.ask<OrderView>(world.owner, 'GET', `/orders/${id}`)).body
const inspect = async (world: LabWorld, id: string, measured: object) => (await world.ask<InspectionView>(world.optician, 'POST', `/orders/${id}/inspections`, { body: measured })).body
const move = async (world: LabWorld, id: string, stage: string) => world.ask<OrderView & { reason: string; who: { name: string }[] }>(world.owner, 'POST', `/orders/${id}/stage`, { version: (await read(world, id)).version, body: { stage } })
const collect = async (world: LabWorld, id: string) => {
  const { version, balance } = await read(world, id)
  return world.ask<OrderView & { reason: string }>(world.owner, 'POST', `/orders/${id}/collect`, { version, body: { ...(balance.amount > 0 && { payment: { method: 'cash', amount: balance } }) } })
}
const accept = (world: LabWorld, { id, version }: InspectionView, staff = world.owner, reason = why) => world.ask<InspectionView>(staff, 'POST', `/inspections/${id}/accept`, { version, body: { reason } })
const remake = (world: LabWorld, id: string) => world.must<OrderView>(`/orders/${id}/remake`, { cause: 'lab-fault', costBearer: 'lab' })

/** An order at the bench whose lenses were judged by a table and failed by 0.25 D. No stage of its kind has a guard for that. */
async function aFailedPair(world: LabWorld) {
  await world.ask(world.owner, 'PUT', '/lab-settings', { version: 1, body: { standard: 'ansi-z80-1' } })
  const { id } = await world.takeLensJob()
  await move(world, id, 'final-inspection')
  return { id, failed: await inspect(world, id, weak) }
}

it('holds back an order whose lenses failed until they are inspected again and pass', async () => {
  await using world = await aLabWorld()
  const { id } = await aFailedPair(world)
  const refused = await move(world, id, 'ready')
  expect([refused.problem, refused.body.reason]).toEqual(['orders/cannot-move', 'inspection-failed'])
  expect(refused.body.who.length).toBeGreaterThan(0)
  // Neither the way back to the bench and on again, nor a step within the shop, makes them good.
  expect([(await move(world, id, 'glazed')).status, (await move(world, id, 'ready')).body.reason]).toEqual([200, 'inspection-failed'])
  await inspect(world, id, good)
  expect((await move(world, id, 'ready')).status).toBe(200)
  // At the desk it turns out otherwise.
  await inspect(world, id, weak)
  const kept = await collect(world, id)
  expect([kept.problem, kept.body.reason]).toEqual(['orders/cannot-collect', 'inspection-failed'])
  await inspect(world, id, good)
  expect((await collect(world, id)).status).toBe(200)
})

it('lets an order go that was never inspected, and one without prescription', async () => {
  await using world = await aLabWorld()
  const { id } = await world.takeLensJob()
  const plain = await world.must<OrderView>('/orders', world.newOrder())
  for (const one of [id, plain.id]) expect([(await move(world, one, 'ready')).status, (await collect(world, one)).status]).toEqual([200, 200])
})

it('closes the first order once its remake is under way, and holds the remake back by its own inspection', async () => {
  await using world = await aLabWorld()
  const { id } = await aFailedPair(world)
  const second = await remake(world, id)
  expect((await move(world, id, 'ready')).status).toBe(200)
  await world.ask(world.owner, 'POST', `/orders/${second.id}/cancel`, { version: second.version, body: { reason: 'started by mistake' } })
  expect((await collect(world, id)).body.reason).toBe('inspection-failed')
  const third = await remake(world, id)
  expect((await collect(world, id)).status).toBe(200)
  await inspect(world, third.id, weak)
  expect((await move(world, third.id, 'ready')).body.reason).toBe('inspection-failed')
  await remake(world, third.id)
  expect((await move(world, third.id, 'ready')).status).toBe(200)
})

it('goes all the same by the word of somebody with the right, whose name and reason are kept sealed and stand on the certificate', async () => {
  await using world = await aLabWorld()
  const { id, failed } = await aFailedPair(world)
  expect((await accept(world, failed, world.optician)).problem).toBe('http/forbidden')
  expect((await accept(world, failed, world.elsewhere.staff.owner)).problem).toBe('http/not-found')
  const accepted = (await accept(world, failed)).body
  expect(accepted).toMatchObject({ passed: false, accepted: { by: { id: world.owner.staffId } }, version: 2 })
  expect((await accept(world, accepted)).problem).toBe('labs/nothing-to-accept')
  expect((await read(world, id)).inspection).toBe('accepted')
  const opened = (await world.ask<InspectionOpened>(world.optician, 'GET', `/inspections/${failed.id}`)).body
  expect(opened.acceptedReason).toBe(why)
  const words = pdfText((await world.file(world.optician, `/inspections/${failed.id}/certificate.pdf?language=en`)).bytes).join(' ')
  for (const word of ['Failed', 'Accepted all the same', why]) expect(words).toContain(word)
  const kept = await world.peek<{ text: string }>(`select row_to_json(i)::text || encode(accepted_reason, 'escape') as text from inspections i union all select row_to_json(a)::text from audit_entries a`)
  expect(kept.map(({ text }) => text).join(' ')).not.toContain('reads the last line')
  const by = { reach: { 'prescriptions.read': { scope: 'organization', branchIds: null } } } as unknown as StaffMember
  expect(JSON.stringify(await world.deps.db.inTenant(world.here.id, (tx) => labsPart(world.deps.keys).exportOf(tx, by, [world.customerId])))).toContain(why)
  expect((await move(world, id, 'ready')).status).toBe(200)
})

it('holds it back also once other lenses were ordered from a lab, until these are inspected', async () => {
  await using world = await aLabWorld()
  const { id } = await aFailedPair(world)
  const sent = await world.must<{ id: string }>(`/orders/${id}/lab-orders`, { labId: world.lab.id, way: 'file' })
  expect((await read(world, id)).inspection).toBe('failed')
  await world.must(`/lab-orders/${sent.id}/arrive`, {}, 1)
  expect((await move(world, id, 'ready')).body.reason).toBe('inspection-failed')
})

it('was accepted as it was: not once it has been at the bench again, nor after another failed inspection', async () => {
  await using world = await aLabWorld()
  const { id, failed } = await aFailedPair(world)
  const accepted = (await accept(world, failed)).body
  await move(world, id, 'glazed')
  expect((await move(world, id, 'ready')).body.reason).toBe('inspection-failed')
  expect((await accept(world, accepted)).status).toBe(200)
  const again = await inspect(world, id, weak)
  expect((await move(world, id, 'ready')).body.reason).toBe('inspection-failed')
  expect((await accept(world, { ...accepted, version: 3 })).problem).toBe('labs/nothing-to-accept')
  await accept(world, again)
  expect((await collect(world, id)).body.reason).toBe('not-ready')
  expect((await move(world, id, 'ready')).status).toBe(200)
})

it('never stands in ready with lenses that had failed before, whoever is quicker', async () => {
  await using world = await aLabWorld()
  await world.ask(world.owner, 'PUT', '/lab-settings', { version: 1, body: { standard: 'ansi-z80-1' } })
  for (let round = 0; round < 6; round += 1) {
    const { id } = await world.takeLensJob()
    const { version } = (await move(world, id, 'final-inspection')).body
    const going = () => world.ask<OrderView>(world.owner, 'POST', `/orders/${id}/stage`, { version, body: { stage: 'ready' } })
    const [moved, inspected] = round % 2 === 0 ? await Promise.all([going(), inspect(world, id, weak)]) : await Promise.all([inspect(world, id, weak), going()]).then(([one, other]) => [other, one] as const)
    const [{ at: readyAt } = { at: null }] = await world.peek<{ at: string }>(`select max(occurred_at)::text as at from order_events where order_id = $1 and to_stage = 'ready'`, [id])
    const now = await read(world, id)
    expect([inspected.passed, now.inspection]).toEqual([false, 'failed'])
    // Either it went first, as one that nobody had inspected, and is not handed over; or it was refused.
    expect([moved.status, now.stage, readyAt !== null]).toEqual(moved.status === 200 ? [200, 'ready', true] : [409, 'final-inspection', false])
    if (moved.status === 200) expect((await collect(world, id)).body.reason).toBe('inspection-failed')
    else expect(['http/version-stale', 'orders/cannot-move']).toContain(moved.problem)
  }
})
