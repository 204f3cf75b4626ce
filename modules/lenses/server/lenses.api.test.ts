import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeZip } from '#platform/xlsx/write-zip'
import type { CatalogueView, LensCheckView, LensWhole } from '../contract.ts'
import { inventCatalogue } from '../testing/invent-catalogue.ts'
import { aLensWorld, asCsv } from '../testing/lens-world.ts'
import { readCatalogueFile } from './files/read-file.ts'

let world: Awaited<ReturnType<typeof aLensWorld>>
beforeAll(async () => { world = await aLensWorld() })
afterAll(() => world[Symbol.asyncDispose]())

const sample = new URL('../testing/b2boptic-sample/', import.meta.url)
const sampleZip = async (): Promise<Buffer> => {
  const names = readdirSync(sample).filter((name) => name.endsWith('.Dat'))
  return Buffer.concat(await Array.fromAsync(writeZip(names.map((name) => ({ name: `NVA/${name.toUpperCase()}`, content: [readFileSync(new URL(name, sample), 'latin1')] })))))
}
const answered = async (file: Buffer) => world.ask<{ reason: string }>(world.here.staff.owner, 'POST', '/lens-catalogues', { body: { fileName: 'x', base64: file.toString('base64') } })

it('brings in the ZIP of b2bOptic, judges by it, and tells what it did not read', async () => {
  const catalogue = await world.bringIn(await sampleZip(), 'NVA-EN-CZ-20260101-1.zip')
  expect(catalogue).toMatchObject({ form: 'b2boptic', state: 'current', maker: 'Nova Lens', makerCode: 'NVA', lenses: 2, sets: 3, total: 5, position: 5, defectCount: 0 })
  expect(catalogue.unread).toContainEqual({ file: 'LensRange.Dat', field: 'from position 80', rows: 1 })
  expect((await world.lenses()).map(({ code }) => code)).toEqual(['NV150', 'NVP167'])
  expect((await world.lenses('q=progress%20nova')).map(({ code }) => code)).toEqual(['NVP167'])
  expect((await world.lenses('index=15000')).map(({ code }) => code)).toEqual(['NV150'])
  expect(await world.lenses('kind=bifocal')).toEqual([])
  const { body } = await world.ask<LensWhole>(world.here.staff.clerk, 'GET', `/lens-types/${(await world.lenses())[0]!.id}`)
  expect(body).toMatchObject({ sets: [{ price: { amount: 69_000, currency: 'CZK' } }, { price: null }], insteadOf: ['NV149'], options: [{ code: 'HARD', offered: true, needed: false }, { code: 'BLUE', offered: false }, { code: 'SUN75' }] })
})

it('says which lenses can be made, why the chosen one cannot, what is nearest, and what can in its place', async () => {
  const table = (code: string, index: string, from: string, price: string) => `NVB,Brava,CZK,${code},Brava ${index},single-vision,${index},70,${from},6.00,4.00,${price},5`
  await world.bringIn(Buffer.from(['maker_code,maker,currency,code,name,kind,index,diameter,power_from,power_to,cylinder_to,price,days', table('B150', '1.50', '-6.00', '500'), table('B167', '1.67', '-12.00', '1500'), table('B174', '1.74', '-16.00', '2900')].join('\n')))
  const product = (await world.ask<{ id: string; variants: { id: string }[] }>(world.here.staff.owner, 'POST', '/products', { body: { kind: 'lens', name: 'Brava 1.50', details: { index: 15_000, design: 'single-vision' }, taxClass: 'standard', variants: [{ name: '' }] } })).body
  const variantId = product.variants[0]!.id
  expect((await world.ask(world.here.staff.owner, 'PUT', `/lens-links/${variantId}`, { body: { productId: product.id, makerCode: 'NVB', lensCode: 'NONE' } })).problem).toBe('lenses/unknown-lens')
  expect((await world.ask(world.here.staff.owner, 'PUT', `/lens-links/${variantId}`, { body: { productId: variantId, makerCode: 'NVB', lensCode: 'B150' } })).status).toBe(404)
  expect((await world.ask(world.here.staff.clerk, 'PUT', `/lens-links/${variantId}`, { body: { productId: product.id, makerCode: 'NVB', lensCode: 'B150' } })).status).toBe(403)
  expect((await world.ask(world.here.staff.owner, 'PUT', `/lens-links/${variantId}`, { body: { productId: product.id, makerCode: 'NVB', lensCode: 'B150' } })).status).toBe(200)
  const check = await world.check(`rightSphere=-9000&rightCylinder=-1000&rightDiameter=6800&rightVariant=${variantId}&leftSphere=-2000&leftVariant=${variantId}`)
  expect(check.right).toMatchObject({ can: false, misses: [{ what: 'power', asked: -10_000, limit: -6000 }], nearest: { sphere: -5000, cylinder: -1000 }, instead: { code: 'B167' } })
  expect(check.left).toMatchObject({ can: true, misses: [], lens: { code: 'B150', soldAs: [{ productId: product.id, variantId }] } })
  expect(check.can.map(({ lens }) => lens.code)).toEqual(['B167', 'B174'])
  expect(check.can[0]?.right).toEqual({ diameter: 7000, price: { amount: 150_000, currency: 'CZK' }, deliveryDays: 5 })
  expect((await world.ask(world.here.staff.owner, 'DELETE', `/lens-links/${variantId}`)).status).toBe(204)
  expect((await world.check(`rightSphere=-7000&rightVariant=${variantId}`)).right).toBeNull()
})

it('puts a new catalogue in the place of the maker\'s former one, keeps the ids of its lenses, and takes it back', async () => {
  const [first, second] = [inventCatalogue(3, 2, 'OLD'), inventCatalogue(2, 4, 'OLD')]
  await world.bringIn(asCsv(first))
  const before = (await world.lenses('maker=OLD')).map(({ id, code }) => [id, code])
  const catalogue = await world.bringIn(asCsv(second))
  expect((await world.lenses('maker=OLD')).map(({ id, code }) => [id, code])).toEqual(before.slice(0, 2))
  const undo = (version: number) => world.ask<CatalogueView>(world.here.staff.owner, 'POST', `/lens-catalogues/${catalogue.id}/undo`, { version })
  expect((await undo(catalogue.version - 1)).problem).toBe('http/version-stale')
  expect((await undo(catalogue.version)).body.state).toBe('undone')
  expect((await undo(catalogue.version + 1)).problem).toBe('lenses/not-now')
  expect((await world.lenses('maker=OLD')).map(({ id, code }) => [id, code])).toEqual(before)
})

it('goes on behind the last rows after a kill, and nobody sees a half', async () => {
  const { status, body } = await world.ask<CatalogueView>(world.here.staff.owner, 'POST', '/lens-catalogues', { body: { fileName: 'big.csv', base64: asCsv(inventCatalogue(300, 40, 'BIG')).toString('base64') } })
  expect([status, body.state]).toEqual([202, 'loading'])
  // What was written when somebody was killed: the lenses and a first chunk of powers.
  await world.load(body.id)
  await world.peek(`update lens_catalogues set state = 'loading', position = 5300, leased_until = now() - interval '1 second', content = $2 where id = $1 returning id`, [body.id, asCsv(inventCatalogue(300, 40, 'BIG'))])
  await world.peek('delete from lens_power_sets where catalogue_id = $1 and type_no * 40 + position >= 5000 returning type_no', [body.id])
  expect(await world.lenses('maker=BIG')).toEqual([])
  await Promise.all([world.load(body.id), world.load(body.id)])
  expect(await world.lenses('maker=BIG')).toHaveLength(200)
  expect(await world.peek('select count(*)::int as count from lens_power_sets where catalogue_id = $1', [body.id])).toEqual([{ count: 12_000 }])
})

it('writes a catalogue as CSV and as the ZIP of b2bOptic, and reads both as it was', async () => {
  const catalogue = inventCatalogue(12, 5, 'OUT')
  const { id } = await world.bringIn(asCsv(catalogue))
  for (const form of ['csv', 'b2boptic'] as const) {
    const { bytes } = await world.file(world.here.staff.owner, `/lens-catalogues/${id}/file?form=${form}`)
    const { catalogue: again, defects } = await readCatalogueFile(bytes)
    expect(defects).toEqual([])
    expect(again.lenses).toEqual(form === 'csv' ? catalogue.lenses : catalogue.lenses.map((lens) => ({ ...lens, sets: lens.sets.map((set) => ({ ...set, step: null })) })))
    expect(again).toMatchObject({ makerCode: 'OUT', maker: 'Nova Lens', currency: 'CZK' })
  }
})

/** One lens of Brava with these cells. */
const ofBrava = (makerCode: string, cells: Readonly<Record<string, string>>): Buffer => {
  const all: Record<string, string> = { maker_code: makerCode, maker: 'Brava', currency: 'CZK', code: 'B150', index: '1.50', diameter: '70', power_from: '-6', power_to: '6', cylinder_to: '4', price: '500', ...cells }
  return Buffer.from(`${Object.keys(all).join()}\n${Object.values(all).join()}\n`)
}

it.each<Readonly<Record<string, string>>>([
  { abbe: '200', density: '20', corridor: '99', lens_days: '1000', diameter: '99', power_from: '-100', power_to: '100', cylinder_to: '100', step: '2', prism_to: '100', addition_to: '100', addition_step: '2', price: '9999999.99', days: '1000', share_from: '100' },
  { abbe: '0.01', density: '0.01', corridor: '0.01', lens_days: '0', diameter: '30', cylinder_to: '0', step: '0.01', addition_step: '0.01', price: '0', days: '0', index: '1.3', share_to: '0', name: 'a\u0000b' },
])('keeps what lies at the bounds of the reader: %j', async (cells) => {
  expect(await world.bringIn(ofBrava('EDGE', cells))).toMatchObject({ state: 'current', defectCount: 0, lenses: 1, sets: 1 })
})

it('leaves out a row that the database would refuse, and brings in the others', async () => {
  const [headings, good] = ofBrava('HALF', {}).toString().trim().split('\n')
  const catalogue = await world.bringIn(Buffer.from([headings, good, good!.replace('B150', 'B167').replace(/500$/, '-5')].join('\n')))
  expect(catalogue).toMatchObject({ state: 'current', lenses: 1, sets: 1, defects: [{ file: 'csv', line: 3, kind: 'unknown-value', field: 'price' }] })
})

it('says at once what the database refuses, and leaves nothing behind', async () => {
  await world.peek(`alter table lens_types add constraint lens_types_not_so check (code <> 'REFUSE')`, [])
  const catalogue = await world.bringIn(ofBrava('REF', { code: 'REFUSE' }))
  expect(catalogue).toMatchObject({ state: 'failed', lenses: 1, sets: 1, defects: [{ kind: 'refused', field: 'lens_types_not_so' }] })
  expect(await world.peek('select no from lens_types where catalogue_id = $1', [catalogue.id])).toEqual([])
})

it('shows what the shop pays to nobody who may not see costs', async () => {
  const { id } = await world.bringIn(ofBrava('PAID', { price_kind: 'paid' }))
  const [lens] = await world.lenses('maker=PAID')
  expect(lens?.priceKind).toBe('paid')
  const seen = async (by: typeof world.here.staff.owner) => {
    const { sets } = (await world.ask<LensWhole>(by, 'GET', `/lens-types/${lens!.id}`)).body
    const { can } = (await world.ask<LensCheckView>(by, 'GET', '/lens-checks?rightSphere=-2000&limit=100')).body
    const file = (await world.file(by, `/lens-catalogues/${id}/file?form=csv`)).bytes.toString()
    return [sets[0]?.price, can.find(({ lens: { makerCode } }) => makerCode === 'PAID')?.right?.price, file.includes('500')]
  }
  const price = { amount: 50_000, currency: 'CZK' }
  expect([await seen(world.here.staff.owner), await seen(world.here.staff.clerk)]).toEqual([[price, price, true], [null, null, false]])
})

it('does not say of a lens that is not delivered any more that it can be made', async () => {
  await world.bringIn(ofBrava('ENDED', { until: '2020-01-31' }))
  const product = (await world.ask<{ id: string; variants: { id: string }[] }>(world.here.staff.owner, 'POST', '/products', { body: { kind: 'lens', name: 'Brava 1.50', details: { index: 15_000, design: 'single-vision' }, taxClass: 'standard', variants: [{ name: '' }] } })).body
  const variantId = product.variants[0]!.id
  await world.ask(world.here.staff.owner, 'PUT', `/lens-links/${variantId}`, { body: { productId: product.id, makerCode: 'ENDED', lensCode: 'B150' } })
  expect((await world.check(`rightSphere=-2000&rightVariant=${variantId}`)).right).toMatchObject({ can: false, deliverable: false, misses: [], lens: { until: '2020-01-31' } })
})

it('holds the chosen coatings of a lens against what its maker puts together', async () => {
  const { id } = await world.bringIn(ofBrava('OPTS', {}))
  await world.peek(`update lens_catalogues set version = version + 1, options = '[{"code":"HC","name":"Hard","group":"coating","price":null},{"code":"AR","name":"Clear","group":"coating","price":null}]', rules = '[{"rule":"not","lens":"*","options":["HC","AR",null]}]' where id = $1 returning id`, [id])
  const product = (await world.ask<{ id: string; variants: { id: string }[] }>(world.here.staff.owner, 'POST', '/products', { body: { kind: 'lens', name: 'Brava 1.50', details: { index: 15_000, design: 'single-vision' }, taxClass: 'standard', variants: [{ name: '' }] } })).body
  const variantId = product.variants[0]!.id
  await world.ask(world.here.staff.owner, 'PUT', `/lens-links/${variantId}`, { body: { productId: product.id, makerCode: 'OPTS', lensCode: 'B150' } })
  const against = async (options: string) => (await world.check(`rightSphere=-2000&rightVariant=${variantId}&rightOptions=${encodeURIComponent(options)}`)).right?.options
  expect([await against('Hard|clear'), await against('Hard'), await against('')]).toEqual([[{ why: 'not-together', option: 'Hard', other: 'Clear' }], [], []])
})

it('puts prices in order within their currency, and what has none last', async () => {
  const made = async (code: string, cells: Readonly<Record<string, string>>) => { await world.bringIn(ofBrava(code, cells)) }
  await made('SEUR', { currency: 'EUR', price: '99', power_to: '55' })
  await made('SNON', { price: '', power_to: '55' })
  await made('SCZK', { price: '990', power_to: '55' })
  await made('SCZ2', { price: '1990', power_to: '55' })
  const { can } = await world.check('rightSphere=54000&limit=100')
  expect(can.map(({ lens: { makerCode } }) => makerCode).filter((code) => code.startsWith('S'))).toEqual(['SCZK', 'SCZ2', 'SEUR', 'SNON'])
})

it('refuses to write codes that b2bOptic would make one', async () => {
  const { id } = await world.bringIn(ofBrava('LONG', { code: 'NOVA160-A' }))
  const answer = await world.ask<{ obstacles: unknown[] }>(world.here.staff.owner, 'GET', `/lens-catalogues/${id}/file?form=b2boptic`)
  expect([answer.problem, answer.body.obstacles]).toEqual(['lenses/no-room', [{ file: 'LensType.Dat', field: 'code', value: 'NOVA160-A' }]])
})

it('keeps in which parameters a contact lens is made', async () => {
  const product = (await world.ask<{ id: string }>(world.here.staff.owner, 'POST', '/products', { body: { kind: 'contact-lens', name: 'Aquis Toric', details: {}, taxClass: 'standard', variants: [{ name: '' }] } })).body
  const range = { spheres: [{ from: -6000, to: 6000, step: 250 }], cylinders: [-750], axes: [{ from: 10, to: 180, step: 10 }], additions: [], baseCurves: [860], diameters: [1450] }
  const path = `/contact-lens-ranges/${product.id}`
  const known = async (by = world.here.staff.clerk) => (await world.ask<{ items: unknown[] }>(by, 'GET', `/contact-lens-ranges?productIds=${product.id}`)).body.items
  const put = (by: typeof world.here.staff.owner, version: number, body: object = range) => world.ask<{ version: number }>(by, 'PUT', path, { body, version })
  const { owner, clerk } = world.here.staff
  expect(await known()).toEqual([])
  expect((await put(clerk, 0)).status).toBe(403)
  expect((await put(owner, 0, { ...range, spheres: [{ from: 1, to: 0, step: 1 }] })).status).toBe(422)
  expect((await put(owner, 0, { ...range, axes: [] })).status).toBe(422)
  expect((await put(owner, 1)).problem).toBe('http/not-found')
  expect((await put(owner, 0)).body.version).toBe(1)
  expect(await known()).toEqual([{ productId: product.id, range, version: 1 }])
  expect(await known(world.elsewhere.staff.owner)).toEqual([])
  expect((await put(world.elsewhere.staff.owner, 0)).problem).toBe('http/not-found')
  const wider = { ...range, cylinders: [-750, -1250] }
  // Who did not see what stands there does not write over it.
  expect((await put(owner, 0, wider)).problem).toBe('http/version-stale')
  expect((await put(owner, 1, wider)).body.version).toBe(2)
  expect((await put(owner, 1)).problem).toBe('http/version-stale')
  expect(await known()).toEqual([{ productId: product.id, range: wider, version: 2 }])
})

it.each([
  ['nothing', Buffer.alloc(0), null],
  ['a table of something else', Buffer.from('name,price\nA,1\n'), 'no-lenses'],
  ['version 7 in XML', Buffer.from('<?xml version="1.0"?><b2bOpticLensCatalog/>'), 'xml'],
  ['a broken ZIP', Buffer.from('PK\u0003\u0004 nothing'), 'no-zip'],
])('refuses %s', async (_, file, reason) => {
  const answer = await answered(file)
  expect(answer.status).toBe(422)
  if (reason) expect([answer.problem, answer.body.reason]).toEqual(['lenses/not-this-file', reason])
})

it('keeps what one organization brought in from the other', async () => {
  const { body } = await world.ask<{ items: unknown[] }>(world.elsewhere.staff.owner, 'GET', '/lens-types')
  expect(body.items).toEqual([])
  const [mine] = await world.catalogues()
  expect((await world.ask(world.elsewhere.staff.owner, 'GET', `/lens-catalogues/${mine!.id}`)).status).toBe(404)
})
