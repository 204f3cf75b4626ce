import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { customersRoutes } from '#modules/customers/server'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { CheckSettingsView, PrescriptionView, RekeyForm, RekeyResult } from '../contract.ts'
import { checkDefaults } from '../domain/checks/check-settings.ts'
import { cells, eyes } from '../domain/eye-values.ts'
import { prescriptionsRoutes } from './index.ts'

let world: TestWorld
let optician: TestStaff
beforeAll(async () => {
  world = await testWorld((deps) => [...customersRoutes(deps), ...prescriptionsRoutes(deps)])
  optician = world.here.staff.optician
})
afterAll(() => world[Symbol.asyncDispose]())

async function aCustomer(fields: object = {}): Promise<string> {
  const { body, status } = await world.ask<{ id: string }>(optician, 'POST', '/customers', { body: { givenName: 'Kateřina', familyName: 'Veselá', birthOn: '1979-03-14', phones: [], emails: [], ...fields } })
  expect(status).toBe(201)
  return body.id
}
const paper = (fields: object = {}) => ({ purpose: 'distance', examinedOn: '2026-11-12', right: { sphere: -4250, cylinder: -1000, axisDeg: 175, pd: 3150 }, left: { sphere: -3750, pd: 3100 }, ...fields })
const write = (customerId: string, fields: object = {}, staff = optician) => world.ask<PrescriptionView>(staff, 'POST', '/prescriptions', { body: { customerId, ...paper(fields) } })
async function written(customerId: string, fields: object = {}, staff = optician): Promise<PrescriptionView> {
  const answer = await write(customerId, fields, staff)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}
const found = ({ body }: { body: unknown }) => body as { findings: object[]; errors: { pointer: string }[] }

describe('what is unlikely', () => {
  it('is refused at its cell until whoever writes says that it is right, and then stands with their name', async () => {
    const customerId = await aCustomer()
    await written(customerId, { examinedOn: '2024-10-03' })
    const turned = { right: { sphere: -4250, cylinder: -1000, axisDeg: 75, pd: 3150 } }
    const refused = await write(customerId, turned)
    expect(refused).toMatchObject({ status: 409, problem: 'prescriptions/look-again' })
    expect(found(refused)).toMatchObject({ findings: [{ rule: 'axis-swap', eye: 'right', is: 75, was: 175 }], errors: [{ pointer: '/right/axisDeg' }] })
    const made = await written(customerId, { ...turned, decisions: [{ rule: 'axis-swap', eye: 'right', cell: 'axisDeg' }] })
    expect(made.versions[0]?.decided).toMatchObject([{ rule: 'axis-swap', eye: 'right', weight: 'look-again', reason: null, by: { id: optician.staffId } }])
    const read = await world.ask<PrescriptionView>(optician, 'GET', `/prescriptions/${made.id}`)
    expect(read.body.versions[0]?.decided).toMatchObject([{ rule: 'axis-swap', eye: 'right', cell: 'axisDeg', by: { id: optician.staffId } }])
  })

  it('is held against the last examination before it, in whichever notation, and not against what came after', async () => {
    const customerId = await aCustomer()
    await written(customerId, { examinedOn: '2026-10-01', right: { sphere: 4000 }, left: { sphere: 4000 } })
    await written(customerId, { examinedOn: '2022-10-01' })
    expect(await write(customerId, { examinedOn: '2024-10-01', right: { sphere: -5250, cylinder: 1000, axisDeg: 85, pd: 3150 } })).toMatchObject({ status: 201 })
    expect(await write(customerId)).toMatchObject({ status: 409, body: { findings: [{ rule: 'sign-flip', eye: 'right' }, { rule: 'cylinder-jump', eye: 'right' }, { rule: 'sign-flip', eye: 'left' }] } })
  })

  it('is asked of each value by itself, and both answers are kept', async () => {
    const far = { right: { sphere: -1000, vertexExamined: 2000, vertexWorn: 2000 }, left: {} }
    const said = (cell: string) => ({ rule: 'limit-vertex', eye: 'right', cell })
    expect(await write(await aCustomer(), { ...far, decisions: [said('vertexExamined')] })).toMatchObject({ status: 409, body: { findings: [{ rule: 'limit-vertex', cell: 'vertexWorn' }] } })
    const made = await written(await aCustomer(), { ...far, decisions: [said('vertexExamined'), said('vertexWorn')] })
    const read = await world.ask<PrescriptionView>(optician, 'GET', `/prescriptions/${made.id}`)
    expect(read.body.versions[0]?.decided.map(({ cell }) => cell)).toEqual(['vertexExamined', 'vertexWorn'])
  })

  it('is not held against another sort of prescription, nor against what was ordered', async () => {
    const customerId = await aCustomer()
    const progressive = await written(customerId, { purpose: 'progressive', examinedOn: '2024-10-03', right: { sphere: -1000, addition: 2250 }, left: { sphere: -1000, addition: 2250 } })
    const near = { kind: 'dispensed', reason: 'to read with', purpose: 'near', examinedOn: '2024-10-03', right: { sphere: 1250 }, left: { sphere: 1250 } }
    expect(await world.ask(optician, 'POST', `/prescriptions/${progressive.id}/versions`, { body: near, version: 1 })).toMatchObject({ status: 201 })
    await written(customerId, { purpose: 'contact-lenses', examinedOn: '2025-10-03', right: { sphere: -4000 }, left: { sphere: -4000 } })
    expect(await write(customerId, { right: { sphere: 1000 }, left: { sphere: -1000 } })).toMatchObject({ status: 409, body: { findings: [{ rule: 'sign-flip', eye: 'right', was: -1000 }, { rule: 'anisometropia' }] } })
    expect(await write(customerId, { right: { sphere: -1000 }, left: { sphere: -1000 } })).toMatchObject({ status: 201 })
  })

  it('is not asked again of what is sent again', async () => {
    const [customerId, id] = [await aCustomer(), crypto.randomUUID()]
    const strong = { id, right: { sphere: -13_000 }, left: { sphere: -13_000 }, decisions: ['right', 'left'].map((eye) => ({ rule: 'limit-sphere', eye, cell: 'sphere' })) }
    expect(await write(customerId, strong)).toMatchObject({ status: 201 })
    expect(await write(customerId, { ...strong, decisions: [] })).toMatchObject({ status: 200, body: { id } })
  })

  it('is judged for a new version by its kind: what was ordered differs on purpose', async () => {
    const customerId = await aCustomer()
    await written(customerId, { examinedOn: '2024-10-03' })
    const made = await written(customerId)
    const add = (kind: string, version: number) => world.ask(optician, 'POST', `/prescriptions/${made.id}/versions`, { body: { kind, reason: 'typed wrong', ...paper({ right: { sphere: 4250 } }) }, version })
    expect(await add('prescribed', 1)).toMatchObject({ status: 409, problem: 'prescriptions/look-again' })
    expect(await add('dispensed', 1)).toMatchObject({ status: 201 })
  })
})

describe('what is refused', () => {
  const narrow = { right: { sphere: -1000, pd: 1400 }, left: { sphere: -1000, pd: 1400 } }
  const because = (reason: string | null) => ({ ...narrow, decisions: [{ rule: 'limit-pd', eye: null, cell: 'pd', reason }] })
  it('stands by right and reason only, both kept with the version', async () => {
    const customerId = await aCustomer()
    expect(await write(customerId, narrow)).toMatchObject({ status: 409, problem: 'prescriptions/outside-limits', body: { findings: [{ rule: 'limit-pd', is: 2800, was: 3000 }], errors: [{ pointer: '/right/pd' }] } })
    expect(await write(customerId, because('measured twice'))).toMatchObject({ status: 409, problem: 'prescriptions/outside-limits' })
    const { optometrist } = world.here.staff
    expect(await write(customerId, because(null), optometrist)).toMatchObject({ status: 409 })
    const made = await written(customerId, because('measured twice'), optometrist)
    expect(made.versions[0]?.decided).toMatchObject([{ rule: 'limit-pd', eye: null, weight: 'refused', reason: 'measured twice', by: { id: optometrist.staffId } }])
  })

  it('is not walked round as what a lab made: that has a version it was made from, and no value that is refused', async () => {
    const customerId = await aCustomer()
    expect(await write(customerId, { ...narrow, kind: 'compensated' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/kind' }] } })
    const made = await written(customerId)
    const add = (values: object) => world.ask(optician, 'POST', `/prescriptions/${made.id}/versions`, { body: { ...paper(values), kind: 'compensated', reason: 'vertex 13 mm' }, version: 1 })
    expect(await add(narrow)).toMatchObject({ status: 409, problem: 'prescriptions/outside-limits' })
    expect(await add({ right: { sphere: -4190, cylinder: -980, axisDeg: 175, pd: 3150 } })).toMatchObject({ status: 201 })
  })

  it('is what the organization set, by whoever may, and only here', async () => {
    const { optometrist, owner } = world.elsewhere.staff
    const settings = { ...checkDefaults, limits: { ...checkDefaults.limits, sphere: { warnFrom: -4000, warnTo: 4000, refuseFrom: -6000, refuseTo: 6000 } } }
    const put = (staff: TestStaff, body: object, version: number) => world.ask<CheckSettingsView>(staff, 'PUT', '/prescription-checks', { body, version })
    expect(await world.ask(owner, 'GET', '/prescription-checks')).toMatchObject({ body: { version: 0, limits: checkDefaults.limits } })
    expect(await put(world.elsewhere.staff.optician, settings, 0)).toMatchObject({ status: 403 })
    expect(await put(optometrist, { ...settings, limits: { ...settings.limits, tilt: { warnFrom: 0, warnTo: 300, refuseFrom: null, refuseTo: 200 } } }, 0)).toMatchObject({ status: 422 })
    // Nothing would lie between them, and everything would be refused.
    expect(await put(optometrist, { ...settings, limits: { ...settings.limits, tilt: { warnFrom: null, warnTo: null, refuseFrom: 300, refuseTo: 200 } } }, 0)).toMatchObject({ status: 422 })
    // A jump of nothing asks about every prescription.
    expect(await put(optometrist, { ...settings, jumps: { ...settings.jumps, power: 0 } }, 0)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/jumps/power' }] } })
    expect(await put(optometrist, settings, 0)).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await put(optometrist, settings, 0)).toMatchObject({ status: 409, problem: 'http/version-stale' })
    const their = await world.ask<{ id: string }>(owner, 'POST', '/customers', { body: { familyName: 'Li', birthOn: '1980-01-01', phones: [], emails: [] } })
    const consent = await world.ask(owner, 'POST', `/customers/${their.body.id}/consents`, { body: { purpose: 'health-data', granted: true, source: 'paper' } })
    expect(consent.status).toBeLessThan(300)
    expect(await world.ask(owner, 'POST', '/prescriptions', { body: { customerId: their.body.id, ...paper({ left: { sphere: -6250 } }) } })).toMatchObject({ status: 409, problem: 'prescriptions/outside-limits' })
    expect(await world.ask(optician, 'GET', '/prescription-checks')).toMatchObject({ body: { version: 0 } })
    expect(await world.ask(owner, 'GET', `/prescription-checks/basis?customerId=${their.body.id}`)).toMatchObject({ status: 200, body: { minor: false, settings: { version: 1 } } })
    expect(await world.ask(optician, 'GET', `/prescription-checks/basis?customerId=${their.body.id}`)).toMatchObject({ status: 404 })
  })
})

describe('typing the paper again', () => {
  const { purpose: _purpose, examinedOn: _day, ...values } = paper()
  const rekey = (id: string, body: object, staff = world.here.staff.technician) => world.ask<RekeyResult>(staff, 'POST', `/prescriptions/${id}/versions/1/rekey`, { body })
  it('shows no value beforehand, and names cell by cell what differs once both are complete', async () => {
    const { id } = await written(await aCustomer())
    const { technician, clerk } = world.here.staff
    const form = await world.ask<RekeyForm>(technician, 'GET', `/prescriptions/${id}/versions/1/rekey`)
    expect(form).toMatchObject({ status: 200, body: { cells: ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'prismBaseDeg', 'pd', 'fittingHeight'], typedBy: { id: optician.staffId }, refusal: null, rekeys: [] } })
    expect(JSON.stringify(form.body)).not.toMatch(/4250|3750|3150/)
    expect(await rekey(id, { right: values.right, left: {} })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/left/sphere' }, { pointer: '/left/pd' }] } })
    expect(await rekey(id, { right: { sphere: 0 }, left: { sphere: 0 } })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/right/cylinder' }, { pointer: '/right/pd' }, { pointer: '/left/pd' }] } })
    const differs = await rekey(id, { ...values, right: { ...values.right, axisDeg: 157 } })
    expect(differs.body).toMatchObject({ agrees: false, differences: [{ eye: 'right', cell: 'axisDeg', first: 175, second: 157 }], by: { id: technician.staffId } })
    // Shown where they differ, the same person only corrects; somebody else has to read the paper.
    expect((await rekey(id, values)).body).toMatchObject({ agrees: false, corrected: true, differences: [] })
    const { optometrist } = world.here.staff
    expect((await rekey(id, values, optometrist)).body).toMatchObject({ agrees: true, corrected: false, differences: [] })
    const after = await world.ask<RekeyForm>(technician, 'GET', `/prescriptions/${id}/versions/1/rekey`)
    expect(after.body.rekeys.map(({ agrees, corrected, by }) => [agrees, corrected, by?.id])).toEqual([[true, false, optometrist.staffId], [false, true, technician.staffId], [false, false, technician.staffId]])
    expect(await rekey(id, values, clerk)).toMatchObject({ status: 403 })
  })

  it('finds an addition that the first overlooked, and lets stand what is not on the paper', async () => {
    const { id } = await written(await aCustomer(), { purpose: 'progressive' })
    const overlooked = { ...values, right: { ...values.right, addition: 2000 }, left: { ...values.left, addition: 2000 } }
    expect((await rekey(id, overlooked)).body).toMatchObject({ agrees: false, differences: [{ eye: 'right', cell: 'addition', first: null, second: 2000 }, { eye: 'left', cell: 'addition' }] })
    const { optometrist } = world.here.staff
    const without = { right: { ...values.right, pd: null }, left: { ...values.left, pd: null }, absent: [{ eye: 'right', cell: 'pd' }, { eye: 'left', cell: 'pd' }] }
    expect((await rekey(id, without, optometrist)).body).toMatchObject({ agrees: false, differences: [{ cell: 'pd', first: null, second: null, hidden: true }, { cell: 'pd', first: null, hidden: true }] })
  })

  it('keeps a typing under its own id only, and answers none that it does not keep', async () => {
    const [{ id }, { id: other }] = [await written(await aCustomer()), await written(await aCustomer())]
    const typed = newId()
    expect(await rekey(id, { id: typed, ...values })).toMatchObject({ status: 200, body: { agrees: true } })
    expect(await rekey(other, { id: typed, ...values })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    expect((await world.ask<RekeyForm>(world.here.staff.technician, 'GET', `/prescriptions/${other}/versions/1/rekey`)).body.rekeys).toEqual([])
  })

  it('tells nothing to whoever says that the paper is empty, so that their next reading is one of the paper', async () => {
    const { id } = await written(await aCustomer())
    const all = eyes.flatMap((eye) => cells.map((cell) => ({ eye, cell })))
    const nothing = await rekey(id, { right: {}, left: {}, absent: all })
    expect(nothing.body.differences.map(({ eye, cell }) => `${eye}.${cell}`)).toEqual(['right.sphere', 'right.cylinder', 'right.axisDeg', 'right.pd', 'left.sphere', 'left.pd'])
    expect(JSON.stringify(nothing.body)).not.toMatch(/4250|3750|3150|175/)
    expect((await rekey(id, values)).body).toMatchObject({ agrees: true, corrected: false, differences: [] })
  })

  it('is refused to whoever typed it first, and leaves no value in the open', async () => {
    const { id } = await written(await aCustomer())
    expect(await rekey(id, values, optician)).toMatchObject({ status: 409, problem: 'prescriptions/own-rekey' })
    expect((await world.ask<RekeyForm>(optician, 'GET', `/prescriptions/${id}/versions/1/rekey`)).body).toMatchObject({ refusal: 'own-prescription' })
    await rekey(id, { ...values, left: { sphere: -7375, pd: 3100 } })
    const rows = await world.peek<{ text: string }>(`select changes::text as text from audit_entries where subject_id = $1 union all select r::text from prescription_rekeys r where prescription_id = $1`, [id])
    expect(rows.length).toBeGreaterThan(2)
    for (const { text } of rows) expect(text).not.toMatch(/7375|3750/)
  })
})
