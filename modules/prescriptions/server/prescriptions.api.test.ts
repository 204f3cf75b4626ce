import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { customersRoutes } from '#modules/customers/server'
import { testWorld } from '#tests/helpers/callers'
import type { TestStaff, TestWorld } from '#tests/helpers/callers'
import type { LatestPrescription, PrescriptionView } from '../contract.ts'
import { anyAcuity } from '../domain/acuity/testing/any-acuity.ts'
import { prescriptionDifferences, prescriptionsRoutes } from './index.ts'

let world: TestWorld
let optician: TestStaff
let customerId: string
beforeAll(async () => {
  world = await testWorld((deps) => [...customersRoutes(deps), ...prescriptionsRoutes(deps)])
  optician = world.here.staff.optician
  customerId = await aCustomer({})
})
afterAll(() => world[Symbol.asyncDispose]())

async function aCustomer(fields: object, staff: TestStaff = optician): Promise<string> {
  const { body, status } = await world.ask<{ id: string }>(staff, 'POST', '/customers', { body: { givenName: 'Kateřina', familyName: 'Veselá', birthOn: '1979-03-14', phones: [], emails: [], ...fields } })
  expect(status).toBe(201)
  return body.id
}

const paper = (fields: object = {}) => ({
  customerId, purpose: 'progressive', prescriber: { name: 'MUDr. Alena Horáková', licence: '123456' }, examinedOn: '2026-11-12',
  right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150 }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10, addition: 1250, pd: 3100 }, ...fields,
})
const write = (body: object = paper(), staff: TestStaff = optician) => world.ask<PrescriptionView>(staff, 'POST', '/prescriptions', { body })
const errorsOf = (answer: { body: unknown }): unknown => (answer.body as { errors?: unknown }).errors
async function written(body: object = paper(), staff: TestStaff = optician): Promise<PrescriptionView> {
  const answer = await write(body, staff)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}

describe('a new prescription', () => {
  it('is read back to the last unit, with who wrote it and how long it is good', async () => {
    const made = await written()
    expect(made).toMatchObject({ customerId, version: 1, versions: [{
      version: 1, kind: 'prescribed', originVersion: null, reason: null, purpose: 'progressive', prescriber: { name: 'MUDr. Alena Horáková', licence: '123456' }, examinedOn: '2026-11-12', validUntil: '2027-11-12',
      right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150, prism: null, fittingHeight: null }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10 }, createdBy: { id: optician.staffId },
    }] })
    const read = await world.ask<PrescriptionView>(optician, 'GET', `/prescriptions/${made.id}`)
    expect(read).toMatchObject({ status: 200, headers: { etag: '"1"' } })
    expect({ ...read.body, versions: read.body.versions.map(({ createdAt: _at, ...version }) => version) }).toEqual({ ...made, versions: made.versions.map(({ createdAt: _at, ...version }) => version) })
  })

  it('says axis 180 for axis 0, and nothing for what was left out', async () => {
    const { versions: [first] } = await written(paper({ customerId: await aCustomer({}), right: { sphere: 0, cylinder: -500, axisDeg: 0 }, left: {} }))
    expect(first?.right).toMatchObject({ sphere: 0, axisDeg: 180, addition: null })
    expect(Object.values(first?.left ?? {}).every((value) => value === null)).toBe(true)
  })

  it('keeps every acuity that charts say, letters beside a line and fingers as well, and no number that says nothing', async () => {
    const some = fc.sample(anyAcuity, { numRuns: 40, seed: 7 })
    for (let n = 0; n < some.length; n += 4) {
      const [right, left] = [{ sphere: 0, acuityWith: some[n], acuityWithout: some[n + 1] }, { sphere: 0, acuityWith: some[n + 2], acuityWithout: some[n + 3] }]
      expect((await written(paper({ customerId: await aCustomer({}), purpose: 'distance', right, left }))).versions[0]).toMatchObject({ right, left })
    }
    for (const acuityWith of [3001, 10_000, 13_001, 200_500, 999_999, 1_000_601, 1_001_021, 1_020_001, 1_040_000]) expect(await write(paper({ right: { sphere: 0, acuityWith } }))).toMatchObject({ status: 422 })
  })

  it('may be good without end, or until another day', async () => {
    expect((await written(paper({ validUntil: null }))).versions[0]?.validUntil).toBeNull()
    expect((await written(paper({ validUntil: '2027-01-31' }))).versions[0]?.validUntil).toBe('2027-01-31')
  })

  it.each([
    ['a cylinder without an axis', { right: { sphere: -1000, cylinder: -500 } }, '/right/axisDeg'],
    ['an axis without a cylinder', { left: { sphere: -1000, axisDeg: 90 } }, '/left/axisDeg'],
    ['a power between the steps', { right: { sphere: -1100 } }, '/right/sphere'],
    ['a fraction', { right: { sphere: -2.25 } }, '/right/sphere'],
    ['a sphere beyond every lab', { right: { sphere: -39_125 } }, '/right/sphere'],
    ['an axis of 181', { right: { cylinder: -500, axisDeg: 181 } }, '/right/axisDeg'],
    ['a prism without a base', { right: { prism: 200 } }, '/right/prismBaseDeg'],
    ['nothing at all', { right: {}, left: {} }, '/right/sphere'],
    ['an examination to come', { examinedOn: '2999-01-01' }, '/examinedOn'],
    ['an examination before birth', { examinedOn: '1979-03-13' }, '/examinedOn'],
    ['an end before the examination', { validUntil: '2026-11-11' }, '/validUntil'],
    ['an unknown customer', { customerId: newId() }, '/customerId'],
  ])('is refused with %s', async (_, fields, pointer) => {
    const answer = await write(paper(fields))
    expect(answer).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(errorsOf(answer)).toMatchObject([{ pointer }])
  })

  it('with a known id is answered with what is there when it says the same, else refused', async () => {
    const id = newId()
    await written(paper({ id }))
    expect(await write(paper({ id }))).toMatchObject({ status: 200, body: { id, version: 1 } })
    expect(await write(paper({ id, right: { sphere: -4000 } }))).toMatchObject({ status: 409, problem: 'http/id-exists' })
  })

  it('is made once however often the same call arrives', async () => {
    const call = { body: paper(), key: newId() }
    const answers = await Promise.all([1, 2, 3].map(() => world.ask<PrescriptionView>(optician, 'POST', '/prescriptions', call)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })
})

describe('versions', () => {
  const dispensed = (fields: object = {}) => {
    const { customerId: _customer, ...rest } = paper()
    return { kind: 'dispensed', reason: 'Height measured in the frame', ...rest, right: { ...rest.right, fittingHeight: 1900 }, left: { ...rest.left, fittingHeight: 1900 }, ...fields }
  }
  const add = (id: string, version: number, body: object = dispensed()) => world.ask<PrescriptionView>(optician, 'POST', `/prescriptions/${id}/versions`, { body, version })

  it('are added with a reason and link to where they come from; those before stay', async () => {
    const made = await written()
    const second = await add(made.id, 1)
    expect(second).toMatchObject({ status: 201, body: { version: 2, versions: [{ version: 1, right: { fittingHeight: null } }, { version: 2, kind: 'dispensed', originVersion: 1, reason: 'Height measured in the frame', right: { fittingHeight: 1900 } }] } })
    const third = await add(made.id, 2, dispensed({ kind: 'compensated', reason: 'Vertex 13 mm, tilt 9°', originVersion: 2, right: { sphere: -4190, cylinder: -710, axisDeg: 174 } }))
    expect(third).toMatchObject({ status: 201, body: { version: 3 } })
    const compared = await world.ask(optician, 'GET', `/prescriptions/${made.id}/comparison?from=1&to=2`)
    expect(compared).toMatchObject({ status: 200, body: { reason: 'Height measured in the frame', changes: [{ eye: 'right', cell: 'fittingHeight', before: null, after: 1900 }, { eye: 'left', cell: 'fittingHeight', before: null, after: 1900 }], explanations: [{ eye: 'right', reason: 'measured', cells: ['fittingHeight'] }, { eye: 'left', reason: 'measured', cells: ['fittingHeight'] }] } })
  })

  it('are refused when somebody was quicker, and one of two at once wins', async () => {
    const made = await written()
    const answers = await Promise.all([1, 2, 3, 4].map((count) => add(made.id, 1, dispensed({ reason: `try ${count}` }))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ problem: 'http/version-stale', body: { version: 2, current: { version: 2 } } })
  })

  it('want a reason, the version read and an origin that exists', async () => {
    const made = await written()
    expect(await add(made.id, 1, dispensed({ reason: '' }))).toMatchObject({ status: 422 })
    expect(await world.ask(optician, 'POST', `/prescriptions/${made.id}/versions`, { body: dispensed() })).toMatchObject({ status: 428 })
    const unknown = await add(made.id, 1, dispensed({ originVersion: 7 }))
    expect(errorsOf(unknown)).toMatchObject([{ pointer: '/originVersion' }])
  })

  it('can be neither changed nor deleted by the application', async () => {
    const made = await written()
    for (const statement of ['update prescription_eyes set sphere = 0', 'delete from prescription_eyes', 'update prescription_versions set reason = null', 'delete from prescription_versions', 'delete from prescriptions']) {
      await expect(world.deps.db.inTenant(world.here.id, (tx) => tx.run({ text: statement, values: [], parts: [statement] }))).rejects.toThrow('permission denied')
    }
    expect(made.version).toBe(1)
  })
})

describe('a look', () => {
  const looks = (id: string) => world.peek<{ action: string; actor_id: string }>(`select action, actor_id from audit_entries where subject_id = $1 and action = 'prescriptions.opened'`, [id])

  it('at one prescription, or at all of a customer, is written down', async () => {
    const of = await aCustomer({})
    const made = await written(paper({ customerId: of }))
    await world.ask(optician, 'GET', `/prescriptions/${made.id}`)
    expect(await looks(made.id)).toHaveLength(1)
    await world.ask(optician, 'GET', `/prescriptions?customerId=${of}`)
    expect(await looks(of)).toHaveLength(1)
    await world.ask(optician, 'GET', `/prescriptions/latest?customerId=${of}`)
    expect(await looks(made.id)).toHaveLength(2)
  })

  it('leaves nothing that was seen or written in the open of the audit and of facts', async () => {
    const made = await written(paper({ customerId: await aCustomer({}), right: { sphere: -7375 }, decisions: [{ rule: 'anisometropia', cell: 'sphere' }], prescriber: { name: 'MUDr. Tajná', licence: 'L-99887' } }))
    const rows = await world.peek<{ text: string }>(`select changes::text as text from audit_entries where subject_id = $1 union all select payload::text from outbox where subject_id = $1`, [made.id])
    expect(rows).toHaveLength(2)
    for (const { text } of rows) expect(text).not.toMatch(/7375|Tajná|99887/)
  })

  it('goes page by page, the last examined first', async () => {
    const of = await aCustomer({})
    for (const examinedOn of ['2024-10-03', '2026-11-12', '2022-05-01']) await written(paper({ customerId: of, examinedOn }))
    const first = await world.ask<{ items: PrescriptionView[]; nextCursor: string }>(optician, 'GET', `/prescriptions?customerId=${of}&limit=2`)
    expect(first.body.items.map(({ versions }) => versions[0]?.examinedOn)).toEqual(['2026-11-12', '2024-10-03'])
    const second = await world.ask<{ items: PrescriptionView[]; nextCursor: null }>(optician, 'GET', `/prescriptions?customerId=${of}&limit=2&cursor=${first.body.nextCursor}`)
    expect(second.body).toMatchObject({ items: [{ versions: [{ examinedOn: '2022-05-01' }] }], nextCursor: null })
  })

  it('at a customer finds what somebody had who was merged into them', async () => {
    const [survivor, merged] = [await aCustomer({}), await aCustomer({})]
    const made = await written(paper({ customerId: merged }))
    await world.peek('update customers set merged_into = $1 where id = $2 returning id', [survivor, merged])
    expect((await world.ask<{ items: PrescriptionView[] }>(optician, 'GET', `/prescriptions?customerId=${survivor}`)).body.items).toMatchObject([{ id: made.id }])
  })

  it('at the latest brings the measures of the head along, also from earlier ones', async () => {
    const of = await aCustomer({})
    expect((await world.ask<LatestPrescription>(optician, 'GET', `/prescriptions/latest?customerId=${of}`)).body).toMatchObject({ latest: null, carried: { right: { pd: null } } })
    await written(paper({ customerId: of, examinedOn: '2024-10-03' }))
    await written(paper({ customerId: of, right: { sphere: -4500, cylinder: -750, axisDeg: 175 }, left: { sphere: -4000, cylinder: -1250, axisDeg: 10, pd: 3125 } }))
    expect((await world.ask<LatestPrescription>(optician, 'GET', `/prescriptions/latest?customerId=${of}`)).body).toMatchObject({
      latest: { versions: [{ right: { sphere: -4500 } }] }, carried: { right: { sphere: null, pd: 3150 }, left: { pd: 3125 } },
    })
  })
})

describe('rights', () => {
  it('let the workshop read and not write, and the till do neither', async () => {
    const made = await written()
    const { technician, clerk, accountant } = world.here.staff
    expect(await world.ask(technician, 'GET', `/prescriptions/${made.id}`)).toMatchObject({ status: 200 })
    expect(await write(paper(), technician)).toMatchObject({ status: 403 })
    for (const staff of [clerk, accountant]) expect(await world.ask(staff, 'GET', `/prescriptions/${made.id}`)).toMatchObject({ status: 403 })
  })

  it('show an advisor only those of their own customers', async () => {
    const { advisor, advisor2 } = world.here.staff
    const own = await aCustomer({}, advisor)
    const made = await written(paper({ customerId: own }), advisor)
    expect(await world.ask(advisor, 'GET', `/prescriptions/${made.id}`)).toMatchObject({ status: 200 })
    for (const path of [`/prescriptions/${made.id}`, `/prescriptions?customerId=${own}`, `/prescriptions/latest?customerId=${own}`]) expect(await world.ask(advisor2, 'GET', path)).toMatchObject({ status: 404 })
    expect(errorsOf(await write(paper({ customerId: own }), advisor2))).toMatchObject([{ pointer: '/customerId' }])
  })

  it('end at the organization', async () => {
    const made = await written()
    const stranger = world.elsewhere.staff.owner
    expect(await world.ask(stranger, 'GET', `/prescriptions/${made.id}`)).toMatchObject({ status: 404 })
    expect(await world.ask(stranger, 'GET', `/prescriptions?customerId=${customerId}`)).toMatchObject({ status: 404 })
    expect(errorsOf(await write(paper(), stranger))).toMatchObject([{ pointer: '/customerId' }])
  })
})

describe('a minor', () => {
  const consent = (of: string, granted: boolean, givenBy: string) => world.peek(
    `insert into customer_consents (organization_id, id, customer_id, purpose, channel, granted, source, said_at, given_by) values ($1, $2, $3, 'health-data', 'any', $4, 'counter', now(), $5) returning id`, [world.here.id, newId(), of, granted, givenBy])
  const aChild = async (): Promise<string> => {
    const child = await aCustomer({ birthOn: '2016-05-01' })
    await world.peek(`update customers set guardian_name = 'Jana Veselá' where id = $1 returning id`, [child])
    return child
  }

  it('has prescriptions only once a guardian is on record and has agreed', async () => {
    const alone = await aCustomer({ birthOn: '2016-05-01' })
    expect(await write(paper({ customerId: alone }))).toMatchObject({ status: 409, problem: 'prescriptions/no-health-consent', body: { reason: 'no-guardian' } })
    const child = await aChild()
    expect(await write(paper({ customerId: child }))).toMatchObject({ status: 409, body: { reason: 'no-guardian-consent' } })
    await consent(child, true, 'customer')
    expect(await write(paper({ customerId: child }))).toMatchObject({ status: 409, body: { reason: 'no-guardian-consent' } })
    await consent(child, true, 'guardian')
    expect(await write(paper({ customerId: child }))).toMatchObject({ status: 201 })
  })

  it('gets no new version either once the guardian took the consent back, while what is there can still be read', async () => {
    const child = await aChild()
    await consent(child, true, 'guardian')
    const made = await written(paper({ customerId: child }))
    await consent(child, false, 'guardian')
    const { customerId: _customer, ...again } = paper()
    expect(await world.ask(optician, 'POST', `/prescriptions/${made.id}/versions`, { body: { kind: 'prescribed', reason: 'typed wrong', ...again }, version: 1 })).toMatchObject({ status: 409, problem: 'prescriptions/no-health-consent' })
    expect(await world.ask(optician, 'GET', `/prescriptions/${made.id}`)).toMatchObject({ status: 200 })
  })
})

describe('the doctor', () => {
  const examine = () => world.deps.db.inTenant(world.here.id, prescriptionDifferences)

  it('finds nothing where nothing was broken', async () => {
    expect(await examine()).toEqual([])
  })

  it.each([
    ['newest-version', 'update prescriptions set latest_version = 3 where id = $1 returning id'],
    ['examined-on', `update prescriptions set examined_on = '2020-01-01' where id = $1 returning id`],
    ['eyes-missing', `delete from prescription_eyes where prescription_id = $1 and eye = 'left' returning version`],
  ])('names the prescription whose %s is wrong', async (wrong, statement) => {
    const { id } = await written()
    await world.peek(statement, [id])
    expect(await examine()).toContainEqual({ prescriptionId: id, wrong })
  })
})
