import { z } from 'zod'
import { id, instant, text } from '#platform/http/contract'
import { faultsOf } from '../domain/tolerances/judge-figures.ts'
import type { FigureFault } from '../domain/tolerances/judge-figures.ts'
import { lensDesigns } from '../domain/tolerances/tolerance-table.ts'
import { figureBounds } from '../domain/tolerances/figure-bounds.ts'

const whole = ({ most }: { readonly most: number }) => z.int().min(0).max(most)
const upTo = whole(figureBounds.upTo).nullable().meta({ description: 'Up to this size, thousandths of a dioptre, both ends included; null: all larger.' })
const share = whole(figureBounds.shareBps).optional().meta({ description: 'In its place: that share of the size, basis points.' })
const within = (bound: { readonly most: number }) => whole(bound).optional()

const band = z.strictObject({ upTo, within: within(figureBounds.dioptres), shareBps: share })
const cylinderBand = z.strictObject({ powerUpTo: upTo.optional().meta({ description: 'The band holds at powers up to this one; null or left out: at all others.' }), ...band.shape })
const axisBand = z.strictObject({ upTo, within: whole(figureBounds.degrees) })
const prismBand = z.strictObject({ upTo, within: within(figureBounds.prism), mm: whole(figureBounds.mm).optional().meta({ description: 'What so many hundredths of a millimetre beside the reference point make of the power; added to `within` where both are said.' }) })
const bands = <One extends z.ZodType>(one: One) => z.array(one).max(figureBounds.bands)
const byDesign = <One extends z.ZodType>(one: One) => z.strictObject(Object.fromEntries(lensDesigns.map((design) => [design, one])) as Record<(typeof lensDesigns)[number], One>)
const height = whole(figureBounds.height).nullable()

const figures = z.strictObject({
  power: byDesign(bands(band)), cylinder: byDesign(bands(cylinderBand)), axis: bands(axisBand), addition: bands(band).nullable(), prism: bands(prismBand).nullable(),
  verticalImbalance: byDesign(bands(prismBand).nullable()), horizontalImbalance: byDesign(bands(prismBand).nullable()), height, heightDifference: height,
}).meta({ id: 'ToleranceFigures', description: 'How much a lens may differ. Powers in thousandths of a dioptre, axis in degrees, prisms in hundredths of a prism dioptre, lengths in hundredths of a millimetre; bands rise and the last has no end. No band, or null: the standard does not say, and nothing is judged.' })

/** What each fault is called where figures are refused. */
const saidOf: Readonly<Record<FigureFault, string>> = { 'no-figure': 'has no figure at all', 'not-rising': 'is not above the band before', 'last-open': 'the last band has no end', 'one-way': 'write how much in one way' }

const judged = figures.superRefine((said, { addIssue }) => {
  for (const { path, fault } of faultsOf(said)) addIssue({ code: 'custom', path: [...path], message: saidOf[fault] })
})

/** A table by which lenses are judged, Lunette's or a shop's own. */
export const toleranceTable = z.object({ code: z.string(), name: z.string(), source: z.string(), countries: z.array(z.string()), ...figures.shape })

const fields = { name: text(80), source: text(200), figures: judged }

/** A table of the shop's own. */
export const ownTable = z.object({
  id, name: z.string(), source: z.string(), figures, active: z.boolean(), inForce: z.boolean().meta({ description: 'Lenses are judged by it now.' }), version: z.int(),
  changedAt: instant, changedBy: z.object({ id, name: z.string() }),
}).meta({ id: 'ToleranceTable' })
export type OwnTableView = z.output<typeof ownTable>
export const ownTables = z.object({ items: z.array(ownTable), nextCursor: z.null() })
export const ownTableQuery = z.object({ version: z.coerce.number().int().min(1).optional().meta({ description: 'As it was then; the newest when left out.' }) })

/** What a file of one table has as its first word, so that no other JSON is taken for one. */
export const tableFileFormat = 'lunette-tolerance-table'
export const newTable = z.object({ id: id.optional(), format: z.literal(tableFileFormat).optional().meta({ description: 'As files of one table begin.' }), ...fields })
export type NewTable = z.input<typeof newTable>
export const tableChange = z.object({ ...fields, active: z.boolean() }).partial()
export type TableChange = z.input<typeof tableChange>
