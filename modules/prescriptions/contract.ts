import { z } from 'zod'
import { day, id, instant, pageOf, paging, text } from '#platform/http/contract'
import { decided, decisions } from './contracts/checks.ts'
import { contactLenses, contactLensesView } from './contracts/contact-lenses.ts'
import { acuityOf, MOST_ACUITY } from './domain/acuity/acuity-value.ts'
import { explanationReasons } from './domain/explain/explain-versions.ts'
import { cellLimits, cells, eyes } from './domain/eye-values.ts'
import type { Cell } from './domain/eye-values.ts'
import { prescriberLimits, prescriptionKinds, purposes } from './domain/prescription.ts'

export * from './contracts/checks.ts'
export * from './contracts/photos.ts'
export * from './contracts/contact-lenses.ts'
export * from './contracts/fhir.ts'
export * from './contracts/papers.ts'

const unitOf: Partial<Record<Cell, string>> = {
  sphere: 'Thousandths of a dioptre: -2.25 is -2250.', axisDeg: 'Whole degrees; 0 is taken as 180. There with a cylinder, and only then.', prism: 'Hundredths of a prism dioptre.',
  prismBaseDeg: 'Degrees as seen by who faces the wearer, counter-clockwise: right eye in 0, up 90, out 180, down 270; left eye out 0, in 180.', pd: 'Hundredths of a millimetre, from the middle of the nose.',
  tilt: 'Tenths of a degree.',
}
const acuityUnits = { description: 'Thousandths of decimal acuity: 6/6 is 1000. Plus 10000 for a line read in part, 20000 to 100000 for 1 to 9 letters more, 110000 to 190000 for 1 to 9 fewer: 20/40-1 is 110500. 1000000 counts fingers, 1010000 sees a hand, 1020000 light, 1030000 no light; the first two plus the distance in centimetres, or plus 1000 and the feet.' }

/** A fraction on the wire is a slip of units. */
const wholeUnits = (from: number, to: number) => z.int({ error: (issue) => (typeof issue.input === 'number' && !Number.isInteger(issue.input) ? 'write whole units, -2250 for -2.25' : undefined) }).min(from).max(to)

const cellContract = (cell: Cell) => {
  const { from, to } = cellLimits[cell]
  const number = cell === 'axisDeg' ? wholeUnits(0, to).transform((axis) => (axis === 0 ? 180 : axis)) : wholeUnits(from, to)
  if (cell === 'acuityWith' || cell === 'acuityWithout') return wholeUnits(0, MOST_ACUITY).refine((value) => acuityOf(value) !== null, 'is no acuity that a chart can show').meta(acuityUnits).nullable().default(null)
  const described = unitOf[cell] ? number.meta({ description: unitOf[cell] }) : number
  return described.nullable().default(null)
}

/** What one eye needs. What is left out or null is not said; that is not 0. */
const newEye = z.object(Object.fromEntries(cells.map((cell) => [cell, cellContract(cell)])) as Record<Cell, ReturnType<typeof cellContract>>).meta({ id: 'NewEyeValues' })
const eyeValues = z.object(Object.fromEntries(cells.map((cell) => [cell, z.int().nullable()])) as Record<Cell, z.ZodNullable<z.ZodInt>>).meta({ id: 'EyeValues' })

const prescriber = z.object({ name: text(prescriberLimits.name), licence: text(prescriberLimits.licence).nullable().default(null) })
const cell = z.enum(cells as [Cell, ...Cell[]])
const eye = z.enum(eyes)
const version = z.int().min(1).max(1_000_000)

const content = {
  purpose: z.enum(purposes), prescriber: prescriber.nullable().default(null), examinedOn: day,
  validUntil: day.nullable().optional().meta({ description: 'As usual in the country and at that age when left out; null: without end.' }),
  right: newEye, left: newEye, contactLenses, decisions,
}

export const newPrescription = z.object({
  id: id.optional(), customerId: id.meta({ description: 'Whose eyes: the wearer.' }), kind: z.enum(prescriptionKinds).default('prescribed'), reason: text(500, 0).nullable().default(null), ...content,
}).meta({ id: 'NewPrescription' })
export type NewPrescription = z.output<typeof newPrescription>

/** Another version made from one that is there; nothing is ever changed in place. */
export const newVersion = z.object({
  kind: z.enum(prescriptionKinds), reason: text(500), originVersion: version.optional().meta({ description: 'The version it is made from; the newest when left out.' }), ...content,
}).meta({ id: 'NewPrescriptionVersion' })
export type NewVersion = z.output<typeof newVersion>

const prescriptionVersion = z.object({
  version, kind: z.enum(prescriptionKinds), originVersion: version.nullable(), reason: z.string().nullable(), purpose: z.enum(purposes),
  prescriber: z.object({ name: z.string(), licence: z.string().nullable() }).nullable(), examinedOn: day, validUntil: day.nullable(), right: eyeValues, left: eyeValues, contactLenses: contactLensesView,
  createdAt: instant, createdBy: z.object({ id, name: z.string() }).nullable(),
  decided: z.array(decided).meta({ description: 'What was said to its checks: confirmed, or let stand with a reason.' }),
}).meta({ id: 'PrescriptionVersion' })
export type PrescriptionVersionView = z.output<typeof prescriptionVersion>

/** `version` is that of the newest; `versions` are all of them, oldest first. */
export const prescription = z.object({ id, customerId: id, version, versions: z.array(prescriptionVersion) }).meta({ id: 'Prescription' })
export type PrescriptionView = z.output<typeof prescription>

export const prescriptionQuery = z.object({ customerId: id, ...paging })
export const prescriptionPage = pageOf(prescription)

export const latestQuery = z.object({ customerId: id })
/** `carried`: measures of the head as they were last said, for whoever types a new one. */
export const latestPrescription = z.object({ latest: prescription.nullable(), carried: z.object({ right: eyeValues, left: eyeValues }) })
export type LatestPrescription = z.output<typeof latestPrescription>

const wantedVersion = z.coerce.number().pipe(version)
export const comparisonQuery = z.object({ from: wantedVersion, to: wantedVersion })
/** What `to` says otherwise than `from`, cell by cell. */
export const comparison = z.object({ from: version, to: version, reason: z.string().nullable(), changes: z.array(z.object({ eye, cell, before: z.int().nullable(), after: z.int().nullable() })),
  explanations: z.array(z.object({ eye, reason: z.enum(explanationReasons), cells: z.array(cell), transposed: z.boolean(), rounded: z.boolean() })).meta({ description: 'Why: what follows from optics, what was measured afterwards, and what is simply another value (changed). Each changed cell stands in one.' }) })

export type ComparisonView = z.output<typeof comparison>

export const prescriptionVersionRef = z.object({ id, version })
/** How an order gets its prescription: one that is there, or a new one written with the order. */
export const orderPrescription = z.union([prescriptionVersionRef, z.object({ new: newPrescription.omit({ customerId: true }) })])

/** What an order tells of its prescription: that there is one and who typed it, never what it says. */
export const prescriptionBrief = z.object({ id, version, purpose: z.enum(purposes), examinedOn: day, typedBy: z.object({ id, name: z.string() }).nullable() }).meta({ id: 'PrescriptionBrief' })
export type PrescriptionBrief = z.output<typeof prescriptionBrief>
