import { describe, expect, it } from 'vitest'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { KindSettings, OrderRow, OrderView } from '../contract.ts'
import { listDifferences } from './doctor.ts'
import { differencesOfList } from './mend-list.ts'

type Staff = keyof OrderWorld['here']['staff']
type Stage = KindSettings['stages'][number]

const act = (world: OrderWorld, staff: Staff, order: Pick<OrderView, 'id' | 'version'>, path: string, body: object, method: 'POST' | 'PATCH' = 'POST') =>
  world.ask<OrderView & { reason?: string; who?: { id: string; name: string }[] }>(world.here.staff[staff], method, `/orders/${order.id}/${path}`, { body, version: order.version })
const move = (world: OrderWorld, staff: Staff, order: Pick<OrderView, 'id' | 'version'>, stage: string, values = {}) => act(world, staff, order, 'stage', { stage, values })
const kinds = async (world: OrderWorld): Promise<KindSettings[]> => (await world.ask<{ items: KindSettings[] }>(world.here.staff.owner, 'GET', '/order-kinds/settings')).body.items
const lensJob = async (world: OrderWorld): Promise<KindSettings> => (await kinds(world)).find(({ code }) => code === 'external-lens-job')!
const save = (world: OrderWorld, { code, version, running: _running, ...kind }: KindSettings, staff: Staff = 'owner') => world.ask<KindSettings & { faults: { reason: string; detail: string }[]; detail: string }>(world.here.staff[staff], 'PUT', `/order-kinds/${code}`, { body: kind, version })
/** Sets up a stage of the lens job anew for orders taken from now on. */
async function setStage(world: OrderWorld, code: string, change: Partial<Stage>) {
  const kind = await lensJob(world)
  return save(world, { ...kind, stages: kind.stages.map((stage) => (stage.code === code ? { ...stage, ...change } : stage)) })
}
const rowOf = async (world: OrderWorld, q: string): Promise<OrderRow | undefined> => (await world.ask<{ items: OrderRow[] }>(world.here.staff.clerk, 'GET', `/orders?q=${encodeURIComponent(q)}`)).body.items[0]

describe('stages', () => {
  it('are entered by the roles they are for, and the refusal says who may', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const refused = await move(world, 'clerk', order, 'final-inspection')
    expect(refused).toMatchObject({ status: 409, problem: 'orders/cannot-move', body: { reason: 'not-your-role' } })
    expect(refused.body.who?.length).toBeGreaterThan(0)
    expect((await move(world, 'technician', order, 'final-inspection')).status).toBe(200)
  })

  it('keep what is filled in, with who and when, and orders are found by it', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const sent = await move(world, 'clerk', order, 'sent-to-lab', { lab: 'Sázava lab', 'lab-number': 'SZ-884 120' })
    expect(sent.body.values).toMatchObject([{ field: 'lab', value: 'Sázava lab', stage: 'sent-to-lab', filledBy: { id: world.here.staff.clerk.staffId } }, { field: 'lab-number' }])
    const trayed = await act(world, 'technician', sent.body, 'stage-values', { values: { tray: '31', 'lab-number': '' } }, 'PATCH')
    expect(trayed.body.values.map(({ field, value }) => [field, value])).toEqual([['lab', 'Sázava lab'], ['tray', '31']])
    expect(await rowOf(world, 'sazava')).toMatchObject({ id: order.id, lab: 'Sázava lab', labNumber: null, tray: '31' })
    expect(await rowOf(world, '884')).toBeUndefined()
    expect(await world.doctor(listDifferences)).toEqual([])
    for await (const differences of differencesOfList(world.deps.db, world.here.id)) expect(differences).toEqual([])
  })

  it('refuse a value that cannot be read, and a field that the kind has not', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const answer = await world.ask<{ errors: { pointer: string }[] }>(world.here.staff.technician, 'POST', `/orders/${order.id}/stage`, { body: { stage: 'final-inspection', values: { 'measured-pd': 'sixty', colour: 'red' } }, version: 1 })
    expect(answer).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(['/values/measured-pd', '/values/colour'])
  })

  it('wait for a field that is required', async () => {
    await using world = await anOrderWorld()
    const kind = await lensJob(world)
    const sent = kind.stages.find(({ code }) => code === 'sent-to-lab')!
    await setStage(world, 'sent-to-lab', { fields: sent.fields.map((field) => ({ ...field, required: field.code === 'lab' })) })
    const { body: order } = await world.take()
    expect(await move(world, 'clerk', order, 'sent-to-lab')).toMatchObject({ status: 409, body: { reason: 'fields-missing', fields: ['lab'] } })
    expect((await move(world, 'clerk', order, 'sent-to-lab', { lab: 'Sázava' })).status).toBe(200)
  })

  it('end in one state when a scan counts twice', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const answers = await Promise.all([world.move(order, 'checked'), world.move(order, 'checked'), world.move(order, 'checked')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(await world.move({ ...order, version: 2 }, 'checked')).toMatchObject({ status: 409, problem: 'orders/cannot-move', body: { reason: 'same-stage' } })
    expect(await world.peek(`select count(*)::int as n from order_events where order_id = '${order.id}' and to_stage = 'checked'`)).toEqual([{ n: 1 }])
    expect((await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${order.id}`)).body).toMatchObject({ stage: 'checked', version: 2 })
  })

  it('let a sale from stock be collected at once', async () => {
    await using world = await anOrderWorld()
    const sale = { kind: 'stock-sale', branchId: world.here.branchId, customerId: world.customerId, lines: [{ variantId: world.frameId }] }
    const { body: order } = await world.ask<OrderView>(world.here.staff.clerk, 'POST', '/orders', { body: sale })
    expect((await act(world, 'clerk', order, 'collect', { payment: { method: 'cash', amount: order.total } })).body).toMatchObject({ phase: 'closed', stage: 'collected' })
    const { body: lenses } = await world.take({ deposit: 1_199_000 })
    expect(await act(world, 'clerk', lenses, 'collect', {})).toMatchObject({ status: 409, body: { reason: 'not-ready' } })
  })
})

describe('guards', () => {
  it('hold a job back until a second person has confirmed its values', async () => {
    await using world = await anOrderWorld()
    await setStage(world, 'sent-to-lab', { guards: ['recheck'] })
    const { body: order } = await world.take()
    expect(order.recheck).toMatchObject({ needed: true, enteredBy: { id: world.here.staff.clerk.staffId } })
    const refused = await move(world, 'clerk', order, 'arrived')
    expect(refused.body.reason).toBe('recheck-missing')
    expect(refused.body.who?.map(({ name }) => name)).not.toContain(order.recheck.enteredBy?.name)
    expect(await act(world, 'clerk', order, 'recheck', { items: ['sign'] })).toMatchObject({ status: 409, problem: 'orders/cannot-recheck', body: { reason: 'own-order' } })
    const half = await act(world, 'optician', order, 'recheck', { items: ['sign', 'axis'] })
    expect((await move(world, 'clerk', half.body, 'sent-to-lab')).body.reason).toBe('recheck-missing')
    const whole = await act(world, 'technician', half.body, 'recheck', { items: ['axis', 'addition', 'pd'] })
    expect(whole.body.recheck.items.map(({ item, checkedBy }) => [item, checkedBy?.id])).toEqual([
      ['sign', world.here.staff.optician.staffId], ['axis', world.here.staff.optician.staffId], ['addition', world.here.staff.technician.staffId], ['pd', world.here.staff.technician.staffId],
    ])
    expect((await move(world, 'clerk', whole.body, 'sent-to-lab')).status).toBe(200)
    expect(await world.doctor(listDifferences)).toEqual([])
  })

  it('take neither who took the order nor who typed its prescription for the second person', async () => {
    await using world = await anOrderWorld()
    await setStage(world, 'sent-to-lab', { guards: ['recheck'] })
    const { optician, clerk } = world.here.staff
    const { body: typed } = await world.ask<{ id: string }>(optician, 'POST', '/prescriptions', { body: { customerId: world.customerId, purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250 }, left: { sphere: -3750 } } })
    const { body: order } = await world.ask<OrderView>(clerk, 'POST', '/orders', { body: { ...world.newOrder(), prescription: { id: typed.id, version: 1 } } })
    expect(order.prescription?.typedBy?.id).toBe(optician.staffId)
    const refused = await act(world, 'optician', order, 'recheck', { items: ['sign'] })
    expect(refused).toMatchObject({ status: 409, problem: 'orders/cannot-recheck', body: { reason: 'own-prescription' } })
    expect(refused.body.who?.map(({ id }) => id)).toContain(world.here.staff.technician.staffId)
    expect(refused.body.who?.map(({ id }) => id)).not.toContain(optician.staffId)
    expect((await act(world, 'technician', order, 'recheck', { items: ['sign', 'axis', 'addition', 'pd'] })).status).toBe(200)
  })

  it('hold a job back until the proposed deposit is paid', async () => {
    await using world = await anOrderWorld()
    await setStage(world, 'sent-to-lab', { guards: ['deposit'] })
    const { body: order } = await world.take({ deposit: 500_000 })
    expect(await move(world, 'clerk', order, 'sent-to-lab')).toMatchObject({ status: 409, body: { reason: 'deposit-missing', missing: { amount: 90_000, currency: 'CZK' } } })
    await world.ask(world.here.staff.clerk, 'POST', `/orders/${order.id}/payments`, { body: { method: 'cash', amount: { amount: 90_000, currency: 'CZK' } } })
    const { body: paid } = await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${order.id}`)
    expect((await move(world, 'clerk', paid, 'sent-to-lab')).status).toBe(200)
  })

  it('are switched off as data: then a clerk gives out what is not paid', async () => {
    await using world = await anOrderWorld()
    const { body: guarded } = await world.take()
    await setStage(world, 'collected', { guards: [] })
    const { body: free } = await world.take()
    for (const [order, status] of [[guarded, 409], [free, 200]] as const) {
      const ready = await world.move(order, 'ready')
      expect((await act(world, 'clerk', ready.body, 'collect', {})).status).toBe(status)
    }
  })
})

describe('an order on hold', () => {
  it('stays where it is, with its reason, and the clock of its stage stops', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const { body: checked } = await act(world, 'clerk', order, 'stage', { stage: 'checked', occurredAt: ago(100) })
    const { body: held } = await act(world, 'clerk', checked, 'hold', { reason: 'the frame is out of stock', occurredAt: ago(70) })
    expect(held).toMatchObject({ onHold: { reason: 'the frame is out of stock' }, stage: 'checked', stageMinutes: 30, whyLate: { reason: 'on-hold', next: { step: 'release' } } })
    expect(await move(world, 'clerk', held, 'sent-to-lab')).toMatchObject({ status: 409, body: { reason: 'on-hold' } })
    expect(await act(world, 'clerk', held, 'hold', { reason: 'again' })).toMatchObject({ status: 409, problem: 'orders/cannot-hold', body: { reason: 'already-on-hold' } })
    expect(await rowOf(world, order.number!)).toMatchObject({ onHold: true, stageMinutes: 30, targetMinutes: 240, whyLate: { reason: 'on-hold' } })
    const { body: released } = await act(world, 'clerk', held, 'release', { occurredAt: ago(10) })
    expect(released).toMatchObject({ onHold: null, stageMinutes: 40, whyLate: null })
    expect(await act(world, 'clerk', released, 'release', {})).toMatchObject({ status: 409, problem: 'orders/not-on-hold' })
    expect(await world.doctor(listDifferences)).toEqual([])
    expect((await move(world, 'clerk', released, 'sent-to-lab')).body).toMatchObject({ stageMinutes: 0 })
  })

  it('is held once when two hold it at the same time', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const answers = await Promise.all([act(world, 'clerk', order, 'hold', { reason: 'one' }), act(world, 'optician', order, 'hold', { reason: 'other' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

describe('kinds of order', () => {
  it('get a new version for new orders, while those that run keep theirs', async () => {
    await using world = await anOrderWorld()
    const { body: running } = await world.take()
    const kind = await lensJob(world)
    const own: Stage = { ...kind.stages[1]!, code: 'tinted', names: { en: 'Tinted', cs: 'Obarveno', 'pt-BR': 'Tingido', 'zh-CN': '已染色' }, mark: 'drop', phase: 'finishing', place: 'workshop' }
    const at = kind.stages.findIndex(({ code }) => code === 'glazed')
    const saved = await save(world, { ...kind, stages: kind.stages.toSpliced(at, 0, own) })
    expect(saved).toMatchObject({ status: 200, body: { version: 2, running: 1 } })
    const { body: fresh } = await world.take()
    expect([running.kind.version, fresh.kind.version]).toEqual([1, 2])
    expect((await world.move(running, 'tinted')).body).toMatchObject({ reason: 'unknown-stage' })
    expect((await world.move(fresh, 'tinted')).body).toMatchObject({ stage: 'tinted', phase: 'finishing' })
    expect(await world.doctor(listDifferences)).toEqual([])
  })

  it('are not written anew when nothing was changed', async () => {
    await using world = await anOrderWorld()
    expect((await save(world, await lensJob(world))).body.version).toBe(1)
  })

  it('refuse what would break them, in a sentence', async () => {
    await using world = await anOrderWorld()
    const kind = await lensJob(world)
    const broken = await save(world, { ...kind, stages: kind.stages.filter(({ phase }) => phase !== 'closed') })
    expect(broken).toMatchObject({ status: 422, problem: 'orders/kind-broken', body: { faults: [{ reason: 'never-ends', stage: 'ready' }] } })
    expect(broken.body.detail.length).toBeGreaterThan(20)
    expect((await lensJob(world)).version).toBe(1)
  })

  it('are changed by one of two who change them at once, and by nobody without the right', async () => {
    await using world = await anOrderWorld()
    const kind = await lensJob(world)
    const renamed = (en: string): KindSettings => ({ ...kind, names: { ...kind.names, en } })
    const answers = await Promise.all([save(world, renamed('Glasses')), save(world, renamed('Spectacles'))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await save(world, { ...renamed('Mine'), version: 2 }, 'manager')).problem).toBe('http/forbidden')
  })

  it('leave one in use, whoever switches them off at once', async () => {
    await using world = await anOrderWorld()
    const [last, ...others] = await kinds(world)
    for (const kind of others.slice(1)) expect((await save(world, { ...kind, active: false })).status).toBe(200)
    const answers = await Promise.all([save(world, { ...last!, active: false }), save(world, { ...others[0]!, active: false })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  it('are added with stages of their own', async () => {
    await using world = await anOrderWorld()
    const { code: _code, version, running, ...kind } = (await kinds(world)).find(({ code }) => code === 'repair')!
    const add = () => world.ask(world.here.staff.owner, 'POST', '/order-kinds', { body: { ...kind, code: 'low-vision-aid', names: { ...kind.names, en: 'Low vision aid' } } })
    expect([(await add()).status, (await add()).problem]).toEqual([201, 'http/id-exists'])
    const { body: order } = await world.ask<OrderView>(world.here.staff.clerk, 'POST', '/orders', { body: { ...world.newOrder(), kind: 'low-vision-aid' } })
    expect(order.kind).toMatchObject({ code: 'low-vision-aid', version: 1 })
    expect([version, running]).toEqual([1, 0])
  })
})

describe('why it is late', () => {
  it('is the same in the order and in the list, in the reader\'s language', async () => {
    await using world = await anOrderWorld()
    const { body: order } = await world.take()
    const days = (count: number) => new Date(Date.now() - count * 86_400_000)
    await act(world, 'clerk', order, 'stage', { stage: 'in-production', occurredAt: days(11).toISOString() })
    await world.peek(`update orders set promised_on = '${days(3).toISOString().slice(0, 10)}', occurred_at = '${days(12).toISOString()}' where id = '${order.id}'`)
    await world.peek(`update order_list set promised_on = '${days(3).toISOString().slice(0, 10)}', occurred_at = '${days(12).toISOString()}' where order_id = '${order.id}'`)
    const { body: late } = await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${order.id}`)
    expect(late).toMatchObject({ late: true, stageMinutes: 11 * 1440, targetMinutes: 4 * 1440, whyLate: { reason: 'waiting-on-lab', overMinutes: 7 * 1440, next: { step: 'ask-lab' } } })
    expect(late.whyLate?.text).toContain('7')
    expect((await rowOf(world, order.number!))?.whyLate).toEqual(late.whyLate)
  })

  it('does not count where a stage says so', async () => {
    await using world = await anOrderWorld()
    await setStage(world, 'checked', { countsAsLate: false, targetMinutes: null })
    const { body: order } = await world.take()
    await world.ask(world.here.staff.clerk, 'PATCH', `/orders/${order.id}`, { body: { promisedOn: '2020-01-01' }, version: 1 })
    const { body: late } = await world.ask<OrderView>(world.here.staff.clerk, 'GET', `/orders/${order.id}`)
    expect(late.late).toBe(true)
    expect((await move(world, 'clerk', late, 'checked')).body).toMatchObject({ late: false, whyLate: null })
    expect((await world.ask<{ items: OrderRow[] }>(world.here.staff.clerk, 'GET', '/orders?late=true')).body.items).toEqual([])
  })
})
