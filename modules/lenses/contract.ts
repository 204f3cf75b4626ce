import { z } from 'zod'
import { day, id, instant, moneyContract, pageOf, paging, text } from '#platform/http/contract'
import { indexLines, lensKinds, lensMaterials, lensSurfaces, missKinds, priceKinds, rangeLimits } from './domain/index.ts'
import type { RangeLimit } from './domain/index.ts'

const whole = z.int()

const lensFields = {
  id, maker: z.string(), makerCode: z.string(), code: z.string(), name: z.string(), kind: z.enum(lensKinds), material: z.enum(lensMaterials).nullable(),
  index: whole.meta({ description: 'Ten-thousandths: 1.6 is 16000.' }), indexLine: z.enum(indexLines).meta({ description: 'The spectral line that the index speaks of: d or e.' }),
  abbe: whole.nullable().meta({ description: 'Hundredths.' }), density: whole.nullable().meta({ description: 'Hundredths of a gram in a cubic centimetre.' }),
  surface: z.enum(lensSurfaces), corridor: whole.nullable(), photochromic: z.boolean(), polarised: z.boolean(), deliveryDays: whole.nullable(), from: day.nullable(), until: day.nullable(),
  priceKind: z.enum(priceKinds).meta({ description: 'What its prices are: what the maker recommends to ask, what the shop pays, or a figure of which the file does not say. The last two are shown to who may see costs.' }),
  soldAs: z.array(z.object({ productId: id, variantId: id })).meta({ description: 'Articles of the shop that are this lens.' }),
}
export const lensItem = z.object(lensFields).meta({ id: 'Lens' })
export type LensItem = z.output<typeof lensItem>
export const lensPage = pageOf(lensItem)
export const lensQuery = z.object({
  q: text(120, 0).optional().meta({ description: 'Words of maker, name or code; each must be found.' }), kind: z.enum(lensKinds).optional(), maker: text(20, 0).optional().meta({ description: 'Code of the maker.' }),
  index: z.coerce.number().int().min(13_000).max(20_000).optional().meta({ description: 'Ten-thousandths; lenses within two hundredths of it.' }), ...paging,
})
export type LensQuery = z.output<typeof lensQuery>

const powerSet = z.object({
  diameter: whole, opticalDiameter: whole, from: whole, to: whole, cylinderFrom: whole, cylinderTo: whole, shareFrom: whole, shareTo: whole, step: whole.nullable(), prismTo: whole.nullable(), additionFrom: whole, additionTo: whole, additionStep: whole,
  price: moneyContract.nullable(), deliveryDays: whole.nullable(),
}).meta({ id: 'PowerSet', description: 'Powers in thousandths of a dioptre, prism in hundredths of a prism dioptre, lengths in hundredths of a millimetre. `from` and `to` bound the strongest principal meridian.' })
const optionOfLens = z.object({ code: z.string(), name: z.string(), group: z.enum(['coating', 'tint', 'photochromic', 'other']), price: moneyContract.nullable(), offered: z.boolean().meta({ description: 'Whether it may be had with this lens by itself.' }), needed: z.boolean() })
export const lensWhole = z.object({
  ...lensFields, catalogueId: id, sets: z.array(powerSet), options: z.array(optionOfLens),
  baseCurves: z.array(z.object({ diameter: whole, from: whole, to: whole, cylinderFrom: whole, cylinderTo: whole, curve: whole })),
  insteadOf: z.array(z.string()).meta({ description: 'Codes of lenses that the maker replaced by this one.' }),
}).meta({ id: 'LensWhole' })
export type LensWhole = z.output<typeof lensWhole>

const power = z.coerce.number().int().min(-60_000).max(60_000)
const length = z.coerce.number().int().min(1000).max(9900)
const eyeOf = <S extends 'right' | 'left'>(side: S) => ({
  [`${side}Sphere`]: power.optional(), [`${side}Cylinder`]: power.default(0), [`${side}Addition`]: z.coerce.number().int().min(0).max(12_000).optional(), [`${side}Prism`]: z.coerce.number().int().min(0).max(4000).default(0),
  [`${side}Diameter`]: length.optional(), [`${side}Variant`]: id.optional(),
  [`${side}Options`]: text(2000, 0).optional().meta({ description: 'Coatings and tints that were chosen, by names or codes with | between; what the maker\'s catalogue does not have is not judged.' }),
}) as { [K in `${S}Sphere` | `${S}Addition` | `${S}Diameter`]: z.ZodOptional<typeof power> } & { [K in `${S}Cylinder` | `${S}Prism`]: z.ZodDefault<typeof power> } & { [K in `${S}Variant`]: z.ZodOptional<typeof id> } & { [K in `${S}Options`]: z.ZodOptional<z.ZodString> }
/** What eyes and frame ask for: an eye is asked for when its sphere is there. The blank is what frame and PD need; without it none is judged. */
export const checkQuery = z.object({
  ...eyeOf('right'), ...eyeOf('left'), kind: z.enum(lensKinds).optional(), limit: z.coerce.number().int().min(1).max(100).default(20),
}).meta({ description: 'Thousandths of a dioptre, hundredths of a prism dioptre and of a millimetre.' })
export type CheckQuery = z.output<typeof checkQuery>

const optionMiss = z.object({ why: z.enum(['not-with-lens', 'needed', 'not-together']), option: z.string(), other: z.string().nullable() }).meta({ description: 'Names as in the maker\'s catalogue.' })

const misses = z.array(z.object({ what: z.enum(missKinds), asked: whole, limit: whole })).meta({ description: 'What keeps the eye out of the nearest powers that are made.' })
const nearest = z.object({ sphere: whole, cylinder: whole, addition: whole.nullable(), prism: whole, diameter: whole.nullable() }).nullable().meta({ description: 'The nearest values in which this lens is made.' })

/** A lens of an order that its maker does not make so. What it tells of powers is read from a prescription. */
export const lensFinding = z.object({
  eye: z.enum(['right', 'left']), variantId: id, lens: z.object({ name: z.string(), maker: z.string(), from: day.nullable(), until: day.nullable() }), can: z.boolean(), deliverable: z.boolean(),
  misses, options: z.array(optionMiss), nearest, instead: z.object({ name: z.string(), maker: z.string() }).nullable().meta({ description: 'The nearest lens that can be made for the eyes of the order.' }),
}).meta({ id: 'LensFinding' })
export type LensFinding = z.output<typeof lensFinding>

const verdict = z.object({
  lens: lensItem, can: z.boolean(),
  deliverable: z.boolean().meta({ description: 'Whether the lens can be had today; `from` and `until` of the lens say when.' }),
  misses, options: z.array(optionMiss).meta({ description: 'What speaks against the chosen coatings and tints.' }), nearest,
  instead: lensItem.nullable().meta({ description: 'The nearest lens that can be made: of the same kind, with the nearest index.' }),
}).meta({ id: 'LensVerdict' })
const chosen = z.object({ diameter: whole, price: moneyContract.nullable(), deliveryDays: whole.nullable() })
export const lensCheck = z.object({
  right: verdict.nullable(), left: verdict.nullable(), can: z.array(z.object({ lens: lensItem, right: chosen.nullable(), left: chosen.nullable() })), canCount: whole, lensCount: whole,
}).meta({ id: 'LensCheck' })
export type LensCheckView = z.output<typeof lensCheck>
export type LensVerdict = z.output<typeof verdict>
export type OptionMiss = z.output<typeof optionMiss>

const catalogueStates = ['loading', 'current', 'replaced', 'failed', 'undone'] as const
const catalogueFields = {
  id, fileName: z.string(), form: z.enum(['b2boptic', 'csv']), state: z.enum(catalogueStates), maker: z.string().nullable(), makerCode: z.string().nullable(), validFrom: day.nullable(), validUntil: day.nullable(),
  position: whole, total: whole.nullable(), createdAt: instant, finishedAt: instant.nullable(), version: whole,
}
export const catalogueItem = z.object(catalogueFields).meta({ id: 'LensCatalogueItem' })
export type CatalogueItem = z.output<typeof catalogueItem>
export const cataloguePage = pageOf(catalogueItem)
export const catalogueQuery = z.object(paging)
export const catalogueView = z.object({
  ...catalogueFields, lenses: whole, sets: whole,
  defectCount: whole, defects: z.array(z.object({ file: z.string(), line: whole, kind: z.string(), field: z.string() })).meta({ description: 'At most the first hundred; these rows were left out.' }),
  unread: z.array(z.object({ file: z.string(), field: z.string(), rows: whole })).meta({ description: 'What the file says and Lunette does not read.' }),
}).meta({ id: 'LensCatalogue' })
export type CatalogueView = z.output<typeof catalogueView>
export const newCatalogue = z.object({ id: id.optional(), fileName: text(200), base64: z.base64().max(34_000_000) })
export const catalogueFileQuery = z.object({ form: z.enum(['csv', 'b2boptic']).default('csv') })

export const linkParams = z.object({ variantId: id })
export const lensLink = z.object({ productId: id, makerCode: text(20), lensCode: text(40) })
export const lensLinkView = z.object({ variantId: id, productId: id, makerCode: z.string(), lensCode: z.string() }).meta({ id: 'LensLink' })

const within = ({ least, most }: RangeLimit) => whole.min(least).max(most)
const listWithin = (limit: RangeLimit) => z.array(within(limit)).max(limit.rows)
const stepsWithin = (limit: RangeLimit) => z.array(z.object({ from: within(limit), to: within(limit), step: whole.min(1).max(limit.most) }).refine(({ from, to }) => from <= to, 'write the lower end first')).max(limit.rows)
/** Thousandths of a dioptre, cylinders in minus form, degrees, hundredths of a millimetre. */
export const contactLensRange = z.object({
  spheres: stepsWithin(rangeLimits.spheres).min(1), cylinders: listWithin(rangeLimits.cylinders), axes: stepsWithin(rangeLimits.axes), additions: listWithin(rangeLimits.additions),
  baseCurves: listWithin(rangeLimits.baseCurves), diameters: listWithin(rangeLimits.diameters),
}).refine(({ cylinders, axes }) => (cylinders.length === 0) === (axes.length === 0), { error: 'cylinders and axes go together', path: ['axes'] })
  .meta({ id: 'ContactLensRange', description: 'An empty list: the lens has none of it.' })
export const contactLensRangeView = z.object({ productId: id, range: contactLensRange, version: whole }).meta({ id: 'ContactLensRangeOfProduct' })
export type ContactLensRangeView = z.output<typeof contactLensRangeView>
export const contactLensRanges = z.object({ items: z.array(contactLensRangeView), nextCursor: z.null() })
export const rangesQuery = z.object({ productIds: z.string().max(3000).transform((text) => text.split(',')).pipe(z.array(id).min(1).max(50)).meta({ description: 'Ids of products with commas between them.' }) })
export const productParams = z.object({ productId: id })
