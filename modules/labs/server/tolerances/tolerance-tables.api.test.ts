import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import type { InspectionOpened, InspectionStart, InspectionView, LabSettingsView, OwnTableView } from '../../contract.ts'
import { ansiZ801 } from '../../domain/tolerances/ansi-z80-1.ts'
import { aLabWorld } from '../../testing/lab-world.ts'
import type { LabWorld } from '../../testing/lab-world.ts'

const { code: _, name: _name, source: _source, countries: _countries, ...ansi } = ansiZ801
/** Invented figures: no lens may be more than 0.30 D off. */
const wide = { ...ansi, power: { ...ansi.power, 'single-vision': [{ upTo: null, within: 300 }] } }
const said = { name: 'House standard 2026', source: 'page 4 of our copy', figures: wide }
const frame = { pd: 3150, fittingHeight: 1850 }
const weak = { right: { sphere: -4000, cylinder: -750, axisDeg: 175, ...frame }, left: { sphere: -3750, ...frame } }

const make = (world: LabWorld, body: object = said, staff = world.owner) => world.ask<OwnTableView & { errors: { pointer: string; detail: string }[] }>(staff, 'POST', '/tolerance-tables', { body })
const change = (world: LabWorld, { id, version }: OwnTableView, body: object) => world.ask<OwnTableView>(world.owner, 'PATCH', `/tolerance-tables/${id}`, { version, body })
const settings = async (world: LabWorld) => (await world.ask<LabSettingsView>(world.owner, 'GET', '/lab-settings')).body
const choose = async (world: LabWorld, standard: string) => world.ask<LabSettingsView>(world.owner, 'PUT', '/lab-settings', { version: (await settings(world)).version, body: { standard } })
const inspect = (world: LabWorld, { id }: OrderView, measured: object = weak) => world.ask<InspectionView>(world.optician, 'POST', `/orders/${id}/inspections`, { body: measured })

it('judges by a table of the shop\'s own, which travels with what is to be inspected', async () => {
  await using world = await aLabWorld()
  const table = (await make(world)).body
  const order = await world.takeLensJob()
  expect((await inspect(world, order)).body).toMatchObject({ reason: 'decide' })
  expect((await choose(world, table.id)).body).toMatchObject({ standard: table.id, inForce: { code: table.id, name: 'House standard 2026' } })
  const start = (await world.ask<InspectionStart>(world.optician, 'GET', `/orders/${order.id}/inspection-start`)).body
  expect(start).toMatchObject({ standard: { code: table.id, source: 'page 4 of our copy', version: 1 }, table: { code: table.id, power: wide.power } })
  const passed = (await inspect(world, order)).body
  expect(passed).toMatchObject({ passed: true, verdict: 'within', standard: { name: 'House standard 2026', version: 1 } })
  const { findings } = (await world.ask<InspectionOpened>(world.optician, 'GET', `/inspections/${passed.id}`)).body
  expect(findings.find(({ eye, what }) => eye === 'right' && what === 'power')).toMatchObject({ difference: 250, limit: 300, within: true })
})

it('leaves a certificate as it was: by the name, source and figures of its day', async () => {
  await using world = await aLabWorld()
  const table = (await make(world)).body
  await choose(world, table.id)
  const order = await world.takeLensJob()
  const { id } = (await inspect(world, order)).body
  const narrow = (await change(world, table, { name: 'House standard 2027', source: 'page 9', figures: ansi })).body
  expect(narrow).toMatchObject({ version: 2, inForce: true })
  expect((await inspect(world, order)).body).toMatchObject({ passed: false, standard: { name: 'House standard 2027', version: 2 } })
  const words = pdfText((await world.file(world.optician, `/inspections/${id}/certificate.pdf?language=en`)).bytes).join(' ')
  for (const word of ['House standard 2026', 'page 4 of our copy', '±0.30', 'Passed']) expect(words).toContain(word)
  const then = (await world.ask<OwnTableView>(world.optician, 'GET', `/tolerance-tables/${table.id}?version=1`)).body
  expect([then.name, then.figures.power['single-vision']]).toEqual(['House standard 2026', [{ upTo: null, within: 300 }]])
})

it('is brought in from the file that another shop took out', async () => {
  await using world = await aLabWorld()
  const { id } = (await make(world)).body
  const file = JSON.parse(Buffer.from((await world.file(world.owner, `/tolerance-tables/${id}/file`)).bytes).toString()) as object
  const theirs = await make(world, file, world.elsewhere.staff.owner)
  expect([theirs.status, theirs.body]).toMatchObject([201, said])
  expect((await make(world, { ...file, format: 'another' })).status).toBe(422)
  expect((await world.ask(world.elsewhere.staff.owner, 'GET', `/tolerance-tables/${id}`)).problem).toBe('http/not-found')
  expect((await world.ask(world.elsewhere.staff.owner, 'PUT', '/lab-settings', { version: 1, body: { standard: id } })).problem).toBe('labs/unknown-standard')
})

it('refuses nonsense with the place where it stands', async () => {
  await using world = await aLabWorld()
  const where = async (figures: object) => {
    const { status, body } = await make(world, { ...said, figures: { ...wide, ...figures } })
    return [status, ...body.errors.map(({ pointer }) => pointer)]
  }
  expect(await where({ axis: [{ upTo: 500, within: 7 }, { upTo: 250, within: 14 }, { upTo: null, within: 2 }] })).toEqual([422, '/figures/axis/1/upTo'])
  expect(await where({ axis: [{ upTo: 500, within: 7 }] })).toEqual([422, '/figures/axis/0/upTo'])
  expect(await where({ axis: [{ upTo: null, within: -1 }] })).toEqual([422, '/figures/axis/0/within'])
  expect(await where({ addition: [{ upTo: null, shareBps: 10_001 }] })).toEqual([422, '/figures/addition/0/shareBps'])
  expect(await where({ addition: [{ upTo: null, within: 120, shareBps: 200 }] })).toEqual([422, '/figures/addition/0'])
  expect(await where({ height: 5_000_000 })).toEqual([422, '/figures/height'])
  expect((await make(world, { ...said, id: 'ansi-z80-1' })).status).toBe(422)
  expect((await make(world, said, world.optician)).problem).toBe('http/forbidden')
})

it('is taken out of use only when nothing is judged by it, also when somebody chooses it at that moment', async () => {
  await using world = await aLabWorld()
  const table = (await make(world)).body
  await choose(world, table.id)
  expect((await change(world, table, { active: false })).problem).toBe('labs/table-in-force')
  expect((await change(world, { ...table, version: 7 }, { active: false })).problem).toBe('http/version-stale')
  await choose(world, 'by-country')
  expect((await change(world, table, { active: false })).body).toMatchObject({ active: false, version: 2 })
  expect((await settings(world)).tables.map(({ builtIn }) => builtIn)).toEqual([true])
  expect((await choose(world, table.id)).problem).toBe('labs/unknown-standard')
  for (let round = 0; round < 5; round += 1) {
    const other = (await make(world)).body
    const { version } = await settings(world)
    const [chosen, taken] = await Promise.all([world.ask(world.owner, 'PUT', '/lab-settings', { version, body: { standard: other.id } }), change(world, other, { active: false })])
    expect([[200, 409], [422, 200]]).toContainEqual([chosen.status, taken.status])
  }
})

it('is kept once when it is sent twice', async () => {
  await using world = await aLabWorld()
  const { id } = (await make(world)).body
  const [again, other] = [await make(world, { ...said, id }), await make(world, { ...said, id, name: 'Another' })]
  expect([again.status, other.problem, await world.peek('select id from tolerance_tables')]).toMatchObject([200, 'http/id-exists', { length: 1 }])
})
