import { z } from 'zod'
import { id, instant, pageOf, text } from '#platform/http/contract'
import { inspected, verdicts } from '../domain/inspect-lenses.ts'
import { lensCellNames, lensCells, lensEyes } from '../domain/lens-values.ts'
import type { LensCell } from '../domain/lens-values.ts'
import { toleranceTable } from './tolerances.ts'
import { lensDesigns } from '../domain/tolerances/tolerance-table.ts'

const cell = (name: LensCell) => z.int().min(lensCells[name].from).max(lensCells[name].to).nullable().default(null)
const newLens = z.object(Object.fromEntries(lensCellNames.map((name) => [name, cell(name)])) as Record<LensCell, ReturnType<typeof cell>>).refine(({ cylinder, axisDeg }) => !cylinder || axisDeg !== null, { message: 'a cylinder has an axis', path: ['axisDeg'] })
  .refine(({ prism, prismBaseDeg }) => !prism || prismBaseDeg !== null, { message: 'a prism has a base', path: ['prismBaseDeg'] })
const lens = z.object(Object.fromEntries(lensCellNames.map((name) => [name, z.int().nullable()])) as Record<LensCell, z.ZodNullable<z.ZodInt>>).meta({ id: 'LensValues', description: 'Powers in thousandths of a dioptre, prism in hundredths of a prism dioptre, lengths in hundredths of a millimetre, angles in degrees.' })
const person = z.object({ id, name: z.string() })

export const finding = z.object({
  eye: z.enum(['right', 'left', 'pair']), what: z.enum(inspected), ordered: z.int(), measured: z.int(), difference: z.int(),
  limit: z.int().nullable().meta({ description: 'How much it may differ; null: nobody says.' }), within: z.boolean().nullable(),
}).meta({ id: 'Finding' })
export type FindingView = z.output<typeof finding>

const standard = z.object({ code: z.string(), name: z.string(), source: z.string(), version: z.int().nullable().meta({ description: 'Of a table of the shop\'s own: which version. Null: Lunette brings it.' }) }).meta({ id: 'InspectionStandard', description: 'As it was called on that day.' })

/** How an inspection ended, without the values. */
export const inspection = z.object({
  id, orderId: id, labOrderId: id.nullable(), standard: standard.nullable(), verdict: z.enum(verdicts).meta({ description: '`unjudged`: differences were shown, and whoever inspected decided.' }),
  passed: z.boolean(), source: z.enum(['typed', 'file']), inspectedAt: instant, inspectedBy: person,
  secondLook: z.object({ at: instant, by: person, agrees: z.boolean() }).nullable(),
  accepted: z.object({ at: instant, by: person }).nullable().meta({ description: 'Who lets the lenses go although they failed; why is opened with the values.' }), version: z.int(),
}).meta({ id: 'Inspection' })
export type InspectionView = z.output<typeof inspection>
export const inspections = pageOf(inspection)

const compensated = z.object({ version: z.int(), prescribed: z.object({ right: lens, left: lens }) }).nullable().meta({ description: 'Where `ordered` is what the lab compensated for vertex, tilt and wrap: the version that says so, and what was prescribed.' })
const judged = { compensated, design: z.enum(lensDesigns), ordered: z.object({ right: lens, left: lens }), measured: z.object({ right: lens, left: lens }), findings: z.array(finding) }
/** The same with what was ordered, measured and found. */
export const inspectionOpened = z.object({ ...inspection.shape, ...judged, reason: z.string().nullable(), acceptedReason: z.string().nullable() })
export type InspectionOpened = z.output<typeof inspectionOpened>

/** What is to be inspected, before anything is measured. */
export const inspectionStart = z.object({ orderId: id, orderNumber: z.string().nullable(), labOrder: z.object({ id, lab: person }).nullable(), design: z.enum(lensDesigns), standard: standard.nullable(), table: toleranceTable.nullable().meta({ description: 'The figures by which is judged; null: nothing is.' }), ordered: judged.ordered.nullable().meta({ description: 'Null: the order has no prescription to compare with.' }), eyes: z.array(z.enum(lensEyes)).meta({ description: 'Whose lenses the order has.' }), compensated })
export type InspectionStart = z.output<typeof inspectionStart>

const measures = { design: z.enum(lensDesigns).optional().meta({ description: 'By the prescription\'s purpose when left out.' }), right: newLens, left: newLens }

export const newInspection = z.object({
  id: id.optional(), ...measures, source: z.enum(['typed', 'file']).default('typed'),
  passed: z.boolean().optional().meta({ description: 'Whoever inspects decides where nothing is judged, and may refuse what is within; what is outside is never passed.' }), reason: text(500, 0).nullable().default(null),
})
export type NewInspection = z.input<typeof newInspection>
/** Why lenses that failed go to whoever wears them all the same. */
export const acceptance = z.object({ reason: text(500) })
export const secondLook = z.object({ agrees: z.boolean() })

/** A file of a lensmeter (VCA/OMA). */
export const lensmeterFile = z.object({ base64: z.base64().max(400_000) })
export const lensmeterRead = z.object({ from: z.enum(['inspection', 'prescription']).meta({ description: 'By which labels: those of an inspection, or those that orders use too.' }), right: lens, left: lens, unread: z.array(z.object({ line: z.int(), label: z.string(), detail: z.string() })) })
export type LensmeterRead = z.output<typeof lensmeterRead>
