import { newId } from '#kernel/ids'
import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import type { LabOrderOpened, LabOrderView, LabPromise, LabRemakeView, LabView, RemakeTermsList } from '../contract.ts'
import { readDocument } from '../domain/vca/read-document.ts'
import { readJob } from '../domain/vca/read-job.ts'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { aPostOffice } from '#tests/helpers/post-office'
import { aLabWorld } from '../testing/lab-world.ts'
import type { LabWorld } from '../testing/lab-world.ts'
import { mailLabOrder } from './mail-lab-order.ts'
import { noteArrivalByMove } from './note-arrival.ts'
import { noteRemake } from './remake-at-lab.ts'

const send = (world: LabWorld, orderId: string, more: object = {}, staff = world.optician) =>
  world.ask<LabOrderView>(staff, 'POST', `/orders/${orderId}/lab-orders`, { body: { labId: world.lab.id, way: 'file', ...more } })

it('orders once what two people send at the same moment, moves the order, and freezes what was ordered', async () => {
  await using world = await aLabWorld()
  const order = await world.takeLensJob()
  const both = await Promise.all([send(world, order.id), send(world, order.id, {}, world.owner)])
  expect(both.map(({ status, problem }) => [status, problem]).toSorted()).toEqual([[201, null], [409, 'labs/already-sent']])
  const made = both.find(({ status }) => status === 201)!.body
  expect(made).toMatchObject({ lab: { name: 'Sázava lab' }, order: { number: order.number }, state: 'sent', way: 'file', late: false, version: 1 })
  const moved = (await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body
  expect([moved.stage, moved.values.find(({ field }) => field === 'lab')?.value, moved.lensesCommitted]).toEqual(['sent-to-lab', 'Sázava lab', true])
  await world.ask(world.owner, 'POST', `/orders/${order.id}/changes`, { version: moved.version, body: { lines: [{ variantId: world.frameId }], reason: 'no lenses after all', expectedTotal: { amount: 329_000, currency: 'CZK' } } })
  expect((await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body.lines).toHaveLength(1)
  const opened = (await world.ask<LabOrderOpened>(world.optician, 'GET', `/lab-orders/${made.id}/content`)).body
  expect([opened.number, opened.account, opened.wearer, opened.prescription.right.sphere, opened.lines.length]).toEqual([order.number, 'LUM-204', 'Kateřina Veselá', -4250, 2])
})

it('is one act for a key and for an id', async () => {
  await using world = await aLabWorld()
  const order = await world.takeLensJob()
  const [id, key] = [newId(), newId()]
  const call = () => world.ask<LabOrderView>(world.optician, 'POST', `/orders/${order.id}/lab-orders`, { body: { id, labId: world.lab.id, way: 'paper' }, key })
  const [first, again] = [await call(), await call()]
  expect([first.status, again.body.id, again.body.version]).toEqual([201, id, 1])
  expect((await send(world, order.id, { id, way: 'paper' })).status).toBe(200)
  expect(await world.peek('select id from lab_orders')).toHaveLength(1)
})

it('writes a file that reads back to what was ordered, and a paper; each look is written down and nothing of it lies open', async () => {
  await using world = await aLabWorld()
  await world.peek(`update products set details = details || '{"a": 5200, "b": 4000, "dbl": 1800, "ed": null}' where id = (select product_id from product_variants where id = $1) returning id`, [world.frameId])
  const order = await world.takeLensJob()
  const { id } = (await send(world, order.id, { remarks: 'Bevel to the front' })).body
  const { job } = readJob(readDocument((await world.file(world.optician, `/lab-orders/${id}/order.oma`)).bytes))
  // Index 1.67, kind and boxed frame are from the catalog.
  expect(job).toMatchObject({ number: order.number, account: 'LUM-204', eyes: 'both', bridge: 1800, right: { sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3150, index: 1670, lensKind: 'SV', boxWidth: 5200 }, left: { sphere: -3750, cylinder: null } })
  const words = pdfText((await world.file(world.optician, `/lab-orders/${id}/order.pdf`)).bytes).join(' ')
  for (const word of ['−4,25', '175', 'LUM-204', 'Bevel to the front', 'Kateřina Veselá', 'Sféra']) expect(words).toContain(word)
  const looks = await world.peek<{ action: string }>(`select action from audit_entries where subject_id = $1 order by recorded_at`, [id])
  expect(looks.map(({ action }) => action)).toEqual(['labs.order-sent', 'labs.order-opened', 'labs.order-opened'])
  const [{ text }] = await world.peek<{ text: string }>(`select encode(content, 'escape') || row_to_json(l)::text as text from lab_orders l`) as [{ text: string }]
  expect([text.includes('4250'), text.includes('Veselá'), text.includes('Bevel')]).toEqual([false, false, false])
})

it('is closed to who may not open prescriptions, and to other organizations', async () => {
  await using world = await aLabWorld()
  const order = await world.takeLensJob()
  const { id } = (await send(world, order.id)).body
  const { clerk, warehouse } = world.here.staff
  expect((await world.ask<LabOrderView>(clerk, 'GET', `/lab-orders/${id}`)).body.id).toBe(id)
  for (const part of ['content', 'order.oma', 'order.pdf']) expect((await world.ask(clerk, 'GET', `/lab-orders/${id}/${part}`)).problem).toBe('http/forbidden')
  expect((await send(world, order.id, {}, clerk)).problem).toBe('http/forbidden')
  expect((await world.ask(warehouse, 'GET', '/lab-orders')).problem).toBe('http/forbidden')
  for (const path of [`/lab-orders/${id}`, `/lab-orders/${id}/content`]) expect((await world.ask(world.elsewhere.staff.owner, 'GET', path)).problem).toBe('http/not-found')
  expect((await world.ask<{ items: unknown[] }>(world.elsewhere.staff.owner, 'GET', '/lab-orders')).body.items).toEqual([])
})

it('refuses what cannot go to a lab, and says why', async () => {
  await using world = await aLabWorld()
  const without = (await world.take()).body
  expect((await send(world, without.id)).body).toMatchObject({ reason: 'no-prescription' })
  const order = await world.takeLensJob()
  expect((await send(world, order.id, { labId: newId() })).problem).toBe('labs/unknown-lab')
  expect((await send(world, order.id, { way: 'email' })).body).toMatchObject({ reason: 'no-server' })
  await world.ask(world.optician, 'POST', `/orders/${order.id}/hold`, { body: { reason: 'waits' }, version: order.version })
  expect((await send(world, order.id)).problem).toBe('orders/cannot-move')
  expect(await world.peek('select id from lab_orders')).toEqual([])
})

it('keeps the lab\'s number on the order, takes what arrived as history, and moves the order on', async () => {
  await using world = await aLabWorld()
  const order = await world.takeLensJob()
  const sent = (await send(world, order.id)).body
  const changed = await world.ask<LabOrderView>(world.optician, 'PATCH', `/lab-orders/${sent.id}`, { version: 1, body: { labNumber: 'SZ-1', state: 'in-production' } })
  expect(changed.body).toMatchObject({ labNumber: 'SZ-1', state: 'in-production', version: 2 })
  expect((await world.ask(world.optician, 'POST', `/lab-orders/${sent.id}/arrive`, { version: 1, body: {} })).problem).toBe('http/version-stale')
  const came = await world.ask<LabOrderView>(world.optician, 'POST', `/lab-orders/${sent.id}/arrive`, { version: 2, body: {} })
  expect(came.body).toMatchObject({ state: 'arrived', labDays: 0, version: 3 })
  const after = (await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body
  expect([after.stage, after.values.find(({ field }) => field === 'lab-number')?.value]).toEqual(['arrived', 'SZ-1'])
  expect((await world.ask(world.optician, 'POST', `/lab-orders/${sent.id}/cancel`, { version: 3, body: { reason: 'too late' } })).problem).toBe('labs/cannot-change')
})

it('hears of an arrival from the board, and may go to another lab once it was called off', async () => {
  await using world = await aLabWorld()
  const order = await world.takeLensJob()
  const sent = (await send(world, order.id)).body
  await world.ask(world.optician, 'POST', `/lab-orders/${sent.id}/cancel`, { version: 1, body: { reason: 'wrong lab' } })
  const other = (await send(world, order.id)).body
  const at = (await world.ask<OrderView>(world.owner, 'GET', `/orders/${order.id}`)).body
  await world.move(at, 'arrived')
  await noteArrivalByMove(world.deps, world.here.id, order.id)
  await noteArrivalByMove(world.deps, world.here.id, order.id)
  expect((await world.ask<LabOrderView>(world.optician, 'GET', `/lab-orders/${other.id}`)).body).toMatchObject({ state: 'arrived', version: 2 })
})

it('mails file and paper once, and not again when the job runs twice', async () => {
  await using office = await aPostOffice()
  await using world = await aLabWorld({ mail: { host: '127.0.0.1', port: office.port, secure: false, user: undefined, password: undefined, from: 'shop@lumen.example' } })
  const order = await world.takeLensJob()
  const { id } = (await send(world, order.id, { way: 'email' })).body
  const payload = { organizationId: world.here.id, subjectId: id, kind: 'labs.order-sent', factId: newId(), way: 'email' }
  await mailLabOrder(world.deps, payload)
  await mailLabOrder(world.deps, payload)
  expect(office.letters.map(({ to }) => to)).toEqual([['zakazky@sazava.example']])
  expect(office.letters[0]?.text).toMatch(new RegExp(`filename=${order.number}.oma[\\s\\S]*filename=${order.number}.pdf`))
  expect(office.letters[0]?.text).not.toContain('4.25')
  expect((await world.ask<LabOrderView>(world.optician, 'GET', `/lab-orders/${id}`)).body.mailedAt).not.toBeNull()
})

it('asks by its terms: the first remake free, the second half, its own fault always free; and counts one made on the order\'s page', async () => {
  await using world = await aLabWorld()
  const order = await world.takeLensJob()
  const { id } = (await send(world, order.id)).body
  expect((await world.ask(world.optician, 'POST', `/lab-orders/${id}/remake`, { body: { causedBy: 'optician' } })).problem).toBe('labs/nothing-came')
  await world.must(`/lab-orders/${id}/arrive`, {}, 1)
  const terms = async () => (await world.ask<RemakeTermsList>(world.optician, 'GET', `/lab-orders/${id}/remake-terms`)).body.items.map(({ causedBy, shareBps, because }) => [causedBy, shareBps, because])
  expect(await terms()).toEqual([['prescriber', 0, 'by-terms'], ['optician', 0, 'by-terms'], ['lab', 0, 'lab-fault'], ['customer', 0, 'by-terms']])
  const remade = await world.ask<LabRemakeView>(world.optician, 'POST', `/lab-orders/${id}/remake`, { body: { causedBy: 'optician' } })
  expect(remade.body).toMatchObject({ causedBy: 'optician', nth: 1, shareBps: 0, because: 'by-terms' })
  const again = (await world.ask<OrderView>(world.owner, 'GET', `/orders/${remade.body.orderId}`)).body
  expect([again.remake, again.lines.map(({ kind }) => kind), again.total.amount]).toEqual([{ cause: 'measured-wrong', costBearer: 'shop' }, ['lens', 'lens'], 0])
  expect((await terms())[1]).toEqual(['optician', 5000, 'by-terms'])
  const onPage = await world.must<OrderView>(`/orders/${order.id}/remake`, { cause: 'lab-fault', costBearer: 'lab' })
  await noteRemake(world.deps, world.here.id, onPage.id, order.id)
  await noteRemake(world.deps, world.here.id, onPage.id, order.id)
  await noteRemake(world.deps, world.here.id, remade.body.orderId, order.id)
  expect((await world.ask<LabOrderView>(world.optician, 'GET', `/lab-orders/${id}`)).body.remakes.map(({ causedBy, nth, because }) => [causedBy, nth, because])).toEqual([['optician', 1, 'by-terms'], ['lab', 2, 'lab-fault']])
  const list = async (query: string) => (await world.ask<{ items: LabOrderView[] }>(world.optician, 'GET', `/lab-orders?${query}`)).body.items.map((one) => one.id)
  expect([await list('figure=remade&causedBy=lab'), await list('figure=remade&causedBy=customer'), await list('figure=sent')]).toEqual([[id], [], [id]])
})

it('proposes by the lab\'s word until five orders came, then by nine of ten of them', async () => {
  await using world = await aLabWorld()
  const promise = async (): Promise<LabPromise> => (await world.ask<{ items: LabPromise[] }>(world.optician, 'GET', `/lab-promises?branchId=${world.here.branchId}`)).body.items[0]!
  expect(await promise()).toMatchObject({ basis: 'stated', labDays: 5, history: null })
  const order = await world.takeLensJob()
  const { id } = (await send(world, order.id)).body
  await world.peek(`update lab_orders set state = 'arrived', arrived_at = now(), arrived_on = current_date, lab_days = 3 where id = $1 returning id`, [id])
  for (const days of [3, 4, 4, 8]) {
    await world.peek(`insert into lab_orders (organization_id, id, lab_id, order_id, branch_id, person_id, content, way, state, sent_at, sent_on, sent_by, arrived_at, arrived_on, lab_days, currency)
      select organization_id, gen_random_uuid(), lab_id, $2, branch_id, person_id, content, way, 'arrived', sent_at, sent_on, sent_by, now(), current_date, $3, currency from lab_orders where id = $1 returning id`, [id, (await world.takeLensJob()).id, days])
  }
  expect(await promise()).toMatchObject({ basis: 'history', labDays: 8, history: { count: 5, median: 4, p90: 8 } })
})

it('counts a remake of a remake for the lab that made that one, and one that was called off for none', async () => {
  await using world = await aLabWorld()
  const other = await world.must<LabView>('/labs', { name: 'Moravia Rx', language: 'cs' })
  const order = await world.takeLensJob()
  const first = (await send(world, order.id)).body
  const again = await world.must<OrderView>(`/orders/${order.id}/remake`, { cause: 'measured-wrong', costBearer: 'shop' })
  const second = (await send(world, again.id, { labId: other.id })).body
  const last = await world.must<OrderView>(`/orders/${again.id}/remake`, { cause: 'lab-fault', costBearer: 'lab' })
  const [fact] = await world.peek<{ payload: { remakeOf: string } }>(`select payload from outbox where kind = 'orders.taken' and subject_id = $1`, [last.id])
  expect(fact?.payload.remakeOf).toBe(again.id)
  await noteRemake(world.deps, world.here.id, last.id, fact?.payload.remakeOf ?? null)
  const remakes = async (id: string) => (await world.ask<LabOrderView>(world.optician, 'GET', `/lab-orders/${id}`)).body.remakes.map(({ causedBy }) => causedBy)
  expect([await remakes(first.id), await remakes(second.id)]).toEqual([[], ['lab']])
  await world.must(`/orders/${last.id}/cancel`, { reason: 'no longer wanted' }, last.version)
  expect(await remakes(second.id)).toEqual([])
  expect((await world.ask<{ items: unknown[] }>(world.optician, 'GET', '/lab-orders?figure=remade')).body.items).toEqual([])
  expect((await world.ask<RemakeTermsList>(world.optician, 'GET', `/lab-orders/${second.id}/remake-terms`)).body.items[0]?.nth).toBe(1)
})

it('says that a letter was refused, and sends it again with the same number', async () => {
  await using office = await aPostOffice()
  await using world = await aLabWorld({ mail: { host: '127.0.0.1', port: office.port, secure: false, user: undefined, password: undefined, from: 'shop@lumen.example' } })
  office.refuse(true)
  const order = await world.takeLensJob()
  const { id } = (await send(world, order.id, { way: 'email' })).body
  const payload = { organizationId: world.here.id, subjectId: id, kind: 'labs.order-sent', factId: newId(), way: 'email' }
  await mailLabOrder(world.deps, payload)
  const now = async () => (await world.ask<LabOrderView>(world.optician, 'GET', `/lab-orders/${id}`)).body
  expect(await now()).toMatchObject({ mailTrouble: 'refused', mailedAt: null, version: 2 })
  const asked = await world.ask<LabOrderView>(world.optician, 'POST', `/lab-orders/${id}/mail`, { version: 2, body: {} })
  expect(asked.body).toMatchObject({ mailTrouble: null, version: 3 })
  office.refuse(false)
  // As if the first had been taken and the note of it lost: a second copy has the same number and says what it is.
  await mailLabOrder(world.deps, payload)
  await world.peek('update lab_orders set mailed_at = null where id = $1 returning id', [id])
  await mailLabOrder(world.deps, payload)
  expect(office.letters.map(({ text }) => /^Message-ID: <(.*)@/m.exec(text)?.[1])).toEqual([`lab-order-${id}`, `lab-order-${id}`])
  expect(office.letters[0]?.text).not.toBe(office.letters[1]?.text.slice(0, office.letters[0]?.text.length))
  expect((await now()).mailedAt).not.toBeNull()
  expect((await world.ask(world.optician, 'POST', `/lab-orders/${id}/mail`, { version: (await now()).version, body: {} })).body).toMatchObject({ reason: 'no-trouble' })
})

it('names the lab that makes the lenses first, and sends them elsewhere only when that is said', async () => {
  await using world = await aLabWorld()
  await world.ask(world.owner, 'PATCH', `/labs/${world.lab.id}`, { version: 1, body: { makers: ['Nova'], statedDays: 1 } })
  const other = await world.must<LabView>('/labs', { name: 'Moravia Rx', language: 'cs', makers: ['Klarglas'] })
  const catalogueId = newId()
  await world.peek(`insert into lens_catalogues (organization_id, id, file_name, form, maker_code, maker, state) values ($1, $2, 'klar.csv', 'csv', 'KLAR', 'Klarglas', 'current') returning id`, [world.here.id, catalogueId])
  await world.peek(`insert into lens_types (organization_id, catalogue_id, no, id, code, name, kind, index, index_line, surface, photochromic, polarised) values ($1, $2, 0, gen_random_uuid(), 'K16', 'Klar 1.6', 'single-vision', 16000, 'ne', 'spherical', false, false) returning id`, [world.here.id, catalogueId])
  // Taken before it is known which lens of the catalogue it is: how it can be made is asked elsewhere.
  const order = await world.takeLensJob()
  await world.peek(`insert into lens_links (organization_id, variant_id, product_id, maker_code, lens_code) select organization_id, id, product_id, 'KLAR', 'K16' from product_variants where id = $1 returning variant_id`, [world.lensId])
  const promises = (await world.ask<{ items: LabPromise[] }>(world.optician, 'GET', `/lab-promises?branchId=${world.here.branchId}&orderId=${order.id}`)).body.items
  expect(promises.map(({ labName, makes }) => [labName, makes])).toEqual([['Moravia Rx', true], ['Sázava lab', false]])
  const refused = await world.ask<{ lenses: unknown }>(world.optician, 'POST', `/orders/${order.id}/lab-orders`, { body: { labId: world.lab.id, way: 'file' } })
  expect([refused.problem, refused.body.lenses]).toEqual(['labs/not-made-there', [{ name: 'Klar 1.6', maker: 'Klarglas' }]])
  const elsewhere = await send(world, order.id, { anyway: true })
  expect([elsewhere.status, other.name]).toEqual([201, 'Moravia Rx'])
})

it('promises by what was sent in the last year, over holidays, and on a day on which the branch is open', async () => {
  await using world = await aLabWorld()
  const change = (version: number, body: object) => world.ask<LabView>(world.owner, 'PATCH', `/labs/${world.lab.id}`, { version, body })
  const promise = async (): Promise<LabPromise> => (await world.ask<{ items: LabPromise[] }>(world.optician, 'GET', `/lab-promises?branchId=${world.here.branchId}`)).body.items[0]!
  const { arrivesOn } = await promise()
  // The day on which it would have come is a holiday now: it comes on a later one.
  expect((await change(1, { closedOn: [arrivesOn, arrivesOn] })).body.closedOn).toEqual([arrivesOn])
  expect((await promise()).arrivesOn > arrivesOn).toBe(true)
  const { id } = (await send(world, (await world.takeLensJob()).id)).body
  const old = async (days: number, ago: number) => world.peek(`insert into lab_orders (organization_id, id, lab_id, order_id, branch_id, person_id, content, way, state, sent_at, sent_on, sent_by, arrived_at, arrived_on, lab_days, currency)
    select organization_id, gen_random_uuid(), lab_id, $2, branch_id, person_id, content, way, 'arrived', sent_at, sent_on, sent_by, now(), current_date - $4::int, $3, currency from lab_orders where id = $1 returning id`, [id, (await world.takeLensJob()).id, days, ago])
  for (const days of [30, 30, 30, 30, 30]) await old(days, 400)
  expect((await promise()).basis).toBe('stated')
  const saturdays = [{ weekday: 6, opens: '09:00', closes: '12:00' }]
  for (const { weekday, opens, closes } of saturdays) await world.peek(`insert into branch_hours (organization_id, branch_id, weekday, opens, closes) values ($1, $2, $3, $4, $5) returning weekday`, [world.here.id, world.here.branchId, weekday, opens, closes])
  const onSaturday = await promise()
  expect([new Date(`${onSaturday.promisedOn}T00:00:00Z`).getUTCDay(), onSaturday.shopDays]).toEqual([6, 6])
})

it('proposes labs by the lenses that are typed, tied to a maker or not', async () => {
  await using world = await aLabWorld()
  await world.must<LabView>('/labs', { name: 'Contact works', language: 'en', lensKinds: ['contact-lens', 'contact-lens'], statedDays: 0 })
  await world.ask(world.owner, 'PATCH', `/labs/${world.lab.id}`, { version: 1, body: { lensKinds: ['office', 'single-vision'] } })
  const labs = async (query: string) => (await world.ask<{ items: LabPromise[] }>(world.optician, 'GET', `/lab-promises?branchId=${world.here.branchId}${query}`)).body.items.map(({ labName, makes }) => [labName, makes])
  expect(await labs('')).toEqual([['Contact works', true], ['Sázava lab', true]])
  expect(await labs(`&variantIds=${world.lensId},${world.frameId}`)).toEqual([['Sázava lab', true], ['Contact works', false]])
})
