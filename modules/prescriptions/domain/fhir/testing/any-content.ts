import fc from 'fast-check'
import { modalities } from '../../contact-lens.ts'
import { anyAcuity } from '../../acuity/testing/any-acuity.ts'
import { cellLimits, cells, emptyEye } from '../../eye-values.ts'
import type { Cell, EyeValues, Limits } from '../../eye-values.ts'
import { prescriptionKinds, purposes } from '../../prescription.ts'
import type { FhirContent } from '../fhir-content.ts'

const anyCell = (cell: Cell, exact: boolean): fc.Arbitrary<number> => {
  if (cell === 'acuityWith' || cell === 'acuityWithout') return fc.oneof(fc.integer({ min: 0, max: cellLimits[cell].to }), anyAcuity)
  const { from, to, step = 1 }: Limits = cellLimits[cell]
  const by = exact ? 1 : step
  return fc.integer({ min: Math.ceil(from / by), max: Math.floor(to / by) }).map((value) => (value === 0 ? 0 : value * by))
}

/** An eye with any of its values, as the rules let it be: axis with cylinder, base with prism. */
const anyEye = (exact: boolean): fc.Arbitrary<EyeValues> =>
  fc.record(Object.fromEntries(cells.map((cell) => [cell, fc.option(anyCell(cell, exact))])) as Record<Cell, fc.Arbitrary<number | null>>).map((eye) => {
    const hasCylinder = eye.cylinder !== null && eye.cylinder !== 0
    const prism = eye.prism !== null && eye.prismBaseDeg !== null
    const prism2 = prism && eye.prism2 !== null && eye.prism2BaseDeg !== null
    return {
      ...emptyEye, ...eye, axisDeg: hasCylinder ? eye.axisDeg ?? 180 : null,
      ...(!prism && { prism: null, prismBaseDeg: null }), ...(!prism2 && { prism2: null, prism2BaseDeg: null }),
    }
  })

const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const anyWords = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((words) => words.replace(/\s/gu, ' ')).filter((words) => words.trim() !== '' && words.isWellFormed())
const contactLens = fc.record({ brand: fc.option(anyWords), modality: fc.option(fc.constantFrom(...modalities)) })

/** Anything that a version can say. */
export const anyContent: fc.Arbitrary<FhirContent> = fc.constantFrom(...prescriptionKinds).chain((kind) => fc.record({
  kind: fc.constant(kind), purpose: fc.constantFrom(...purposes), prescriber: fc.option(fc.record({ name: anyWords, licence: fc.option(anyWords) })), examinedOn: anyDay,
  validUntil: fc.oneof(anyDay, fc.constant(null), fc.constant(undefined)), reason: fc.option(anyWords), version: fc.integer({ min: 1, max: 99 }), originVersion: fc.option(fc.integer({ min: 1, max: 98 })),
  recordedAt: fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString()), recordedBy: fc.option(anyWords),
  right: anyEye(kind === 'compensated'), left: anyEye(kind === 'compensated'), contactLenses: fc.record({ right: contactLens, left: contactLens }),
  frame: fc.option(fc.record({ boxWidth: fc.nat(9000), boxHeight: fc.nat(9000), bridge: fc.nat(3000), effectiveDiameter: fc.option(fc.nat(9000)) })),
}))
