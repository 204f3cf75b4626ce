import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFhir } from './read-fhir.ts'
import { anyContent } from './testing/any-content.ts'
import { editions, elementsOf, faultsBy } from './testing/official.ts'
import { writeFhir } from './write-fhir.ts'

const subject = { prescriptionId: '0199d2f0-0000-7000-8000-000000000001', customerId: '0199d2f0-0000-7000-8000-000000000002', customerName: 'Kateřina Veselá' }
const sent = (resource: unknown): unknown => JSON.parse(JSON.stringify(resource))

const example = (name: string): string => readFileSync(new URL(`testing/${name}`, import.meta.url), 'utf8')

it('has the same elements in R4 and in R5, so that one document is right for both', () => {
  expect(elementsOf('r5')).toEqual(elementsOf('r4'))
})

describe.each(editions)('by the published rules of %s', (edition) => {
  it('whatever a version says is written as a valid document', () => {
    fc.assert(fc.property(anyContent, fc.boolean(), (said, isNamed) => {
      expect(faultsBy(edition, sent(writeFhir(said, { ...subject, customerName: isNamed ? subject.customerName : null })))).toEqual([])
    }), { numRuns: 500 })
  })

  it.each(['hl7-example.json', 'r5-example.json'])('what is read of %s is written as a valid document', (name) => {
    const reading = readFhir(example(name))
    if (!('content' in reading)) throw new Error('refused')
    expect(faultsBy(edition, sent(writeFhir(reading.content, subject)))).toEqual([])
  })
})

describe('the published rules', () => {
  const lens = { product: { coding: [{ code: 'lens' }] }, eye: 'right', sphere: -1, prism: [{ amount: 1, base: 'up' }] }
  const whole = { resourceType: 'VisionPrescription', status: 'active', created: '2026-11-12', patient: { display: 'Somebody' }, dateWritten: '2026-11-12', prescriber: { display: 'Dr. A' }, lensSpecification: [lens] }
  const without = (from: object, key: string): object => Object.fromEntries(Object.entries(from).filter(([one]) => one !== key))
  const ofLens = (fields: object): object => ({ ...whole, lensSpecification: [{ ...lens, ...fields }] })
  const missing = (path: string): string => `VisionPrescription.${path} is missing`

  it.each(editions)('of %s have nothing against a whole document', (edition) => {
    expect(faultsBy(edition, whole)).toEqual([])
  })

  it.each<[string, object, string]>([
    ...['status', 'created', 'patient', 'dateWritten', 'prescriber', 'lensSpecification'].map((key): [string, object, string] => [`without ${key}`, without(whole, key), missing(key)]),
    ['without a lens', { ...whole, lensSpecification: [] }, missing('lensSpecification')],
    ...['product', 'eye'].map((key): [string, object, string] => [`without ${key}`, { ...whole, lensSpecification: [without(lens, key)] }, missing(`lensSpecification.${key}`)]),
    ['with a prism of no amount', ofLens({ prism: [{ base: 'up' }] }), missing('lensSpecification.prism.amount')], ['with a prism of no base', ofLens({ prism: [{ amount: 1 }] }), missing('lensSpecification.prism.base')],
    ['with an eye of neither side', ofLens({ eye: 'both' }), 'VisionPrescription.lensSpecification.eye may not be both'], ['with a base in degrees', ofLens({ prism: [{ amount: 1, base: '37' }] }), 'prism.base may not be 37'],
    ['of no known status', { ...whole, status: 'valid' }, 'VisionPrescription.status may not be valid'], ['with two eyes in one lens', ofLens({ eye: ['right', 'left'] }), 'VisionPrescription.lensSpecification.eye stands too often'],
    ['of another resource', { ...whole, resourceType: 'Patient' }, '/resourceType must be equal to constant'], ['with a power in words', ofLens({ sphere: '-1.00' }), '/lensSpecification/0/sphere must be number'],
    ['with a day that is none', { ...whole, dateWritten: '12. 11. 2026' }, '/dateWritten must match pattern'], ['with an instant without a zone', { ...whole, created: '2026-13-01' }, '/created must match pattern'],
    ['with a field that FHIR does not know', ofLens({ pd: 31.5 }), '/lensSpecification/0 must NOT have additional properties {"additionalProperty":"pd"}'], ['with a patient in words', { ...whole, patient: 'Somebody' }, 'VisionPrescription.patient is no Reference'],
    ['with one prism that is no list', ofLens({ prism: { amount: 1, base: 'up' } }), '/lensSpecification/0/prism must be array'], ['with a number of two kinds', { ...whole, extension: [{ url: 'https://else.example/a', valueDecimal: '1' }] }, '/extension/0/valueDecimal must be number'],
    ['with an extension without address', { ...whole, extension: [{ valueDecimal: 1 }] }, '/extension/0 is half an extension'], ['with an extension that says nothing', { ...whole, extension: [{ url: 'https://else.example/a' }] }, '/extension/0 is half an extension'],
    ['with an extension that says two things', ofLens({ extension: [{ url: 'https://else.example/a', valueDecimal: 1, valueCode: 'a' }] }), '/lensSpecification/0/extension/0 is half an extension'],
    ['with an empty list', { ...whole, identifier: [] }, '/identifier is empty'], ['with an empty name', { ...whole, prescriber: { display: '' } }, '/prescriber/display is empty'],
  ])('catch a document %s, in every edition', (_, document, fault) => {
    for (const edition of editions) expect(faultsBy(edition, document).join('\n'), edition).toContain(fault)
  })

  it('tell the editions apart: a 64-bit number of an extension is new in R5, a contributor is gone from it', () => {
    const of5: unknown = JSON.parse(example('r5-example.json'))
    expect(faultsBy('r5', of5)).toEqual([])
    expect(faultsBy('r4', of5)).toContain('/extension/0 must NOT have additional properties {"additionalProperty":"valueInteger64"}')
    const of4 = { ...whole, extension: [{ url: 'https://else.example/a', valueContributor: { type: 'author', name: 'A' } }] }
    expect(faultsBy('r4', of4)).toEqual([])
    expect(faultsBy('r5', of4)).toContain('/extension/0 must NOT have additional properties {"additionalProperty":"valueContributor"}')
    for (const edition of editions) expect(faultsBy(edition, JSON.parse(example('hl7-example.json')))).toEqual([])
  })
})
