import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noContactLens } from '../contact-lens.ts'
import { emptyEye } from '../eye-values.ts'
import type { EyeValues } from '../eye-values.ts'
import type { FhirContent } from './fhir-content.ts'
import { lineOfFhir, readFhir } from './read-fhir.ts'
import { anyContent } from './testing/any-content.ts'
import { editions, faultsBy } from './testing/official.ts'
import { writeFhir } from './write-fhir.ts'

const fixture = (name: string): string => readFileSync(new URL(`testing/${name}`, import.meta.url), 'utf8')
const faults = (json: string): string[] => editions.flatMap((edition) => faultsBy(edition, JSON.parse(json)))

const subject = { prescriptionId: '0199d2f0-0000-7000-8000-000000000001', customerId: '0199d2f0-0000-7000-8000-000000000002', customerName: 'Kateřina Veselá' }
const content = (fields: Partial<Omit<FhirContent, 'right' | 'left'>> = {}, right: Partial<EyeValues> = {}, left: Partial<EyeValues> = {}): FhirContent => ({
  kind: 'prescribed', purpose: 'progressive', prescriber: { name: 'MUDr. Alena Horáková', licence: '123456' }, examinedOn: '2026-11-12', validUntil: '2027-11-12', reason: null, version: 1, originVersion: null,
  recordedAt: '2026-11-12T08:30:00.000Z', recordedBy: 'Eva Malá', contactLenses: { right: noContactLens, left: noContactLens }, frame: null,
  right: { ...emptyEye, sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150, ...right }, left: { ...emptyEye, sphere: -3750, cylinder: -1250, axisDeg: 10, addition: 1250, pd: 3100, ...left }, ...fields,
})
const written = (of: FhirContent): string => JSON.stringify(writeFhir(of, subject))
const plain = (lens: object, more: object = {}): string => JSON.stringify({
  resourceType: 'VisionPrescription', status: 'active', created: '2026-11-12', patient: { display: 'Somebody' }, dateWritten: '2026-11-12', prescriber: { display: 'Dr. A' },
  lensSpecification: [{ product: { coding: [{ code: 'lens' }] }, eye: 'right', ...lens }], ...more,
})
const rightOf = (json: string): EyeValues => {
  const reading = readFhir(json)
  if (!('content' in reading)) throw new Error(`refused at ${reading.refused.path}: ${reading.refused.reason}`)
  return reading.content.right
}

describe('a version written as FHIR', () => {
  it('loses nothing when it is read back, whatever it says', () => {
    fc.assert(fc.property(anyContent, (said) => {
      expect(readFhir(written(said))).toEqual({ content: said, patient: 'Kateřina Veselá', remarks: expect.not.arrayContaining([expect.objectContaining({ matters: true })]) })
    }), { numRuns: 500 })
  })

  it('says powers in dioptres and PD in an extension', () => {
    const [right] = (JSON.parse(written(content())) as { lensSpecification: object[] }).lensSpecification
    expect(right).toEqual({
      extension: [{ url: 'https://lunette.example/fhir/pd-distance', valueDecimal: 31.5 }],
      product: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/ex-visionprescriptionproduct', code: 'lens' }] }, eye: 'right', sphere: -4.25, cylinder: -0.75, axis: 175, add: 1.25,
    })
  })

  it('makes an unbreakable space plain, for FHIR knows no other', () => {
    const json = written(content({ reason: 'Height\u00a0measured' }))
    expect(faults(json)).toEqual([])
    expect(readFhir(json)).toMatchObject({ content: { reason: 'Height measured' } })
  })

  it('tells an oblique prism by its two parts, and exactly beside them', () => {
    // 1.5 up and 2 in on the right eye are 2.5 at 37 degrees (Durham Technical Community College, OPH 142).
    const [right] = (JSON.parse(written(content({}, { prism: 250, prismBaseDeg: 37 }))) as { lensSpecification: { prism: object[] }[] }).lensSpecification
    expect(right?.prism).toEqual([{ amount: 2, base: 'in' }, { amount: 1.5, base: 'up' }])
    const [, left] = (JSON.parse(written(content({}, {}, { prism: 250, prismBaseDeg: 217 }))) as { lensSpecification: { prism: object[] }[] }).lensSpecification
    expect(left?.prism).toEqual([{ amount: 2, base: 'in' }, { amount: 1.5, base: 'down' }])
  })
})

describe('a file of somebody else', () => {
  it('is read, and everything that says nothing about the lenses is named', () => {
    const reading = readFhir(fixture('hl7-example.json'))
    expect(reading).toMatchObject({
      content: {
        kind: 'prescribed', purpose: null, prescriber: null, examinedOn: '2014-06-15', validUntil: undefined,
        right: { ...emptyEye, sphere: -2000, addition: 2000, prism: 50, prismBaseDeg: 270 }, left: { ...emptyEye, sphere: -1000, cylinder: -500, axisDeg: 180, addition: 2000, prism: 50, prismBaseDeg: 90 },
      },
      patient: null,
    })
    expect('remarks' in reading && reading.remarks).toEqual(
      ['prescriber.reference', 'patient.reference', 'id', 'text', 'identifier', 'meta'].map((path) => ({ path: `VisionPrescription.${path}`, what: 'unread', matters: false })))
  })

  it('of contact lenses is read with base curve, diameter, brand and how long one is worn', () => {
    const lens = { product: { coding: [{ code: 'contact' }] }, power: -2.75, cylinder: -0.75, axis: 160, backCurve: 8.7, diameter: 14, duration: { value: 1, unit: 'month', system: 'http://unitsofmeasure.org', code: 'mo' }, brand: 'OphthaGuard', color: 'green' }
    const reading = readFhir(plain(lens))
    expect(reading).toMatchObject({ content: { purpose: 'contact-lenses', right: { sphere: -2750, cylinder: -750, axisDeg: 160, baseCurve: 870, diameter: 1400 }, contactLenses: { right: { brand: 'OphthaGuard', modality: 'monthly' } } } })
    expect('remarks' in reading && reading.remarks.filter(({ matters }) => matters)).toEqual([{ path: 'VisionPrescription.lensSpecification[0].color', what: 'unread', matters: true }])
  })

  it.each([
    ['an eighth with two decimals', { sphere: -0.12 }, { sphere: -125 }, 'eighth', 'sphere'], ['an eighth rounded up', { sphere: 1.63 }, { sphere: 1625 }, 'eighth', 'sphere'],
    ['axis 0', { cylinder: -0.5, axis: 0 }, { cylinder: -500, axisDeg: 180 }, 'axis-zero', 'axis'], ['an axis of no cylinder', { sphere: -1, cylinder: 0, axis: 90 }, { cylinder: 0, axisDeg: null }, 'axis-idle', 'axis'],
    ['a prism of nothing', { sphere: 1, prism: [{ amount: 0, base: 'up' }] }, { prism: null }, 'no-prism', 'prism[0].amount'], ['a note', { sphere: 1, note: [{ text: 'Shade' }] }, { sphere: 1000 }, 'unread', 'note'],
    ['a foreign extension', { sphere: 1, extension: [{ url: 'https://else.example/pd', valueDecimal: 31 }] }, { pd: null }, 'unread', 'extension[0] (https://else.example/pd)'],
  ])('with %s is read, and that is told', (_, lens, values, what, place) => {
    const reading = readFhir(plain(lens))
    expect(reading).toMatchObject({ content: { right: values }, remarks: [{ path: `VisionPrescription.lensSpecification[0].${place}`, what, matters: true }] })
  })

  it.each<[string, string, string, string]>([
    ['no JSON', '{"resourceType": "Vis', '', 'not-json'], ['another resource', '{"resourceType": "Patient"}', '', 'other-resource'], ['a list', '[]', '', 'other-resource'],
    ['a second sphere', plain({ sphere: -1 }).replace('"sphere":-1', '"sphere":-1,"sphere":1'), '.lensSpecification[0].sphere', 'repeated'],
    ['the same eye twice', JSON.stringify({ ...JSON.parse(plain({})) as object, lensSpecification: [1, 2].map((sphere) => ({ product: {}, eye: 'left', sphere })) }), '.lensSpecification[1].eye', 'repeated'],
    ['a power in words', plain({ sphere: '-2.25' }), '.lensSpecification[0].sphere', 'shape'], ['a power between the steps', plain({ sphere: -2.2 }), '.lensSpecification[0].sphere', 'steps'],
    ['a power too fine', plain({ sphere: -2.2505 }), '.lensSpecification[0].sphere', 'steps'], ['a power beyond every lab', plain({ sphere: -225 }), '.lensSpecification[0].sphere', 'limits'],
    ['a cylinder without axis', plain({ cylinder: -0.5 }), '.lensSpecification[0].axis', 'axis'], ['an axis of 181', plain({ cylinder: -0.5, axis: 181 }), '.lensSpecification[0].axis', 'limits'],
    ['half a degree', plain({ cylinder: -0.5, axis: 90.5 }), '.lensSpecification[0].axis', 'steps'], ['both eyes in one', plain({ eye: 'both' }), '.lensSpecification[0].eye', 'code'],
    ['no eye', plain({ eye: undefined }), '.lensSpecification[0].eye', 'missing'], ['a base between words', plain({ prism: [{ amount: 1, base: 'upin' }] }), '.lensSpecification[0].prism[0].base', 'code'],
    ['three prisms', plain({ prism: ['up', 'in', 'up'].map((base) => ({ amount: 1, base })) }), '.lensSpecification[0].prism', 'too-many'],
    ['a prism less than none', plain({ prism: [{ amount: -1, base: 'up' }] }), '.lensSpecification[0].prism[0].amount', 'limits'],
    ['power and sphere that differ', plain({ sphere: -1, power: 1 }), '.lensSpecification[0].power', 'disagrees'], ['a draft', plain({ sphere: 1 }, { status: 'draft' }), '.status', 'status'],
    ['an unknown modifier', plain({ modifierExtension: [{ url: 'https://else.example/not' }] }), '.lensSpecification[0].modifierExtension', 'modifier'],
    ['a month for a day', plain({ sphere: 1 }, { dateWritten: '2026-11' }), '.dateWritten', 'day'], ['a day that is none', plain({ sphere: 1 }, { dateWritten: '2026-02-30' }), '.dateWritten', 'day'],
    ['no lens', plain({}, { lensSpecification: undefined }), '.lensSpecification', 'missing'],
    ['glasses for one eye and a contact lens for the other', plain({}, { lensSpecification: [['right', 'lens'], ['left', 'contact']].map(([eye, code]) => ({ eye, product: { coding: [{ code }] } })) }), '.lensSpecification', 'disagrees'],
    ['a prism that somebody changed beside our exact one', written(content({}, { prism: 250, prismBaseDeg: 37 })).replace('"amount":2,', '"amount":3,'), '.lensSpecification[0].prism', 'disagrees'],
  ])('with %s is refused at its place', (_, json, path, reason) => {
    expect(readFhir(json)).toEqual({ refused: { path: `VisionPrescription${path}`, reason } })
  })
})

it('never reads another sign, power, axis or eye than stands in a damaged file', () => {
  const whole = [written(content({ kind: 'compensated' }, { prism: 250, prismBaseDeg: 37, sphere: 6060, cylinder: -1030, axisDeg: 117 })), written(content()), fixture('hl7-example.json'), plain({ sphere: -2.25, cylinder: 0.5, axis: 7 })]
  let seed = 20261122
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const signs = '0123456789-+.,:"{}[]eE rightleftup'
  let [read, refused] = [0, 0]
  for (let round = 0; round < 10_000; round += 1) {
    let text = whole[round % whole.length] ?? ''
    for (let times = 1 + random(3); times > 0; times -= 1) {
      const at = random(text.length)
      const sign = signs[random(signs.length)] ?? ''
      text = [text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + sign + text.slice(at), text.slice(0, at) + sign + text.slice(at + 1), text.slice(0, at) + text.slice(at, at + 40) + text.slice(at)][random(4)] ?? ''
    }
    const reading = readFhir(text)
    if ('refused' in reading) {
      refused += 1
      expect(reading.refused.path).toMatch(/^VisionPrescription/)
      continue
    }
    read += 1
    const lenses = (JSON.parse(text) as { lensSpecification: Record<string, unknown>[] }).lensSpecification
    for (const eye of ['right', 'left'] as const) {
      const said = lenses.filter((lens) => lens['eye'] === eye)
      expect(said.length).toBeLessThanOrEqual(1)
      const [lens = {}] = said
      const values = reading.content[eye]
      for (const [cell, key] of [['sphere', 'sphere'], ['cylinder', 'cylinder'], ['addition', 'add']] as const) {
        const number = lens[key] ?? lens[key === 'sphere' ? 'power' : key]
        // Half a hundredth lies between an eighth and how it is written.
        if (number === undefined) expect(values[cell]).toBeNull()
        else expect(Math.abs((values[cell] ?? NaN) - Number(number) * 1000)).toBeLessThanOrEqual(5.001)
        if (number) expect(Math.sign(values[cell] ?? NaN)).toBe(Math.sign(Number(number)))
      }
      expect(values.axisDeg).toBe(lens['cylinder'] && lens['axis'] !== undefined ? Number(lens['axis']) || 180 : null)
    }
  }
  expect(read).toBeGreaterThan(1000)
  expect(refused).toBeGreaterThan(1000)
})

it('reads our own file with the right eye of contact lenses only', () => {
  const said = content({ purpose: 'contact-lenses', contactLenses: { right: { brand: 'Day lens', modality: 'daily' }, left: noContactLens }, left: emptyEye, right: { ...emptyEye, sphere: -3000, baseCurve: 860, diameter: 1420 } } as Partial<FhirContent>)
  expect(rightOf(written(said))).toMatchObject({ sphere: -3000, baseCurve: 860, diameter: 1420 })
})

it('is refused where a name or a licence number is too long to be kept whole: a part of a number is another one', () => {
  const by = (display: string, value: string) => readFhir(plain({ sphere: -1 }, { prescriber: { display, identifier: { value } } }))
  expect(by('Dr. A', '1'.repeat(40))).toMatchObject({ content: { prescriber: { licence: '1'.repeat(40) } } })
  expect(by('Dr. A', '1'.repeat(41))).toEqual({ refused: { path: 'VisionPrescription.prescriber.identifier.value', reason: 'too-long' } })
  expect(by('A'.repeat(161), '1')).toEqual({ refused: { path: 'VisionPrescription.prescriber.display', reason: 'too-long' } })
})

it('finds the line of a path in a file', () => {
  const json = fixture('hl7-example.json')
  const lineWith = (words: string, from = 0): number => json.slice(0, json.indexOf(words, from)).split('\n').length
  expect(lineOfFhir(json, 'VisionPrescription.lensSpecification[1].cylinder')).toBe(lineWith('"cylinder"'))
  expect(lineOfFhir(json, 'VisionPrescription.lensSpecification[1].sphere')).toBe(lineWith('"sphere"', json.indexOf('"left"')))
  expect(lineOfFhir(json, 'VisionPrescription.lensSpecification[0].axis')).toBe(lineWith('"lensSpecification"'))
})
