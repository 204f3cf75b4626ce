import { z } from 'zod'
import { id, instant, moneyContract, pageOf, paging, text } from '#platform/http/contract'
import { price } from './contracts/price-lists.ts'
import { taxClassCode } from './contracts/taxes.ts'
import { readGtin } from './domain/gtin.ts'
import { contactLensGeometries, lensDesigns, optionGroups, productKinds, productUnits, replacements, wearings } from './domain/product.ts'

export * from './contracts/price-lists.ts'
export * from './contracts/taxes.ts'

/** Lengths of a frame in whole hundredths of a millimetre: 52.5 mm is 5250. Names of the boxing system (ISO 8624). */
const millimetres = z.int({ error: (issue) => (typeof issue.input === 'number' ? 'write whole hundredths of a millimetre, 5250 for 52.5 mm' : undefined) }).min(1).max(30_000)
const length = millimetres.nullable().default(null)

const frameDetails = z.object({
  model: text(80, 0).nullable().default(null),
  colour: text(80, 0).nullable().default(null),
  material: text(80, 0).nullable().default(null),
  a: length, b: length, dbl: length, ed: length, temple: length,
})
const lensDetails = z.object({
  /** Refractive index in ten-thousandths: 1.6 is 16000. */
  index: z.int().min(13_000).max(20_000),
  design: z.enum(lensDesigns),
  material: text(80, 0).nullable().default(null),
  /** Abbe number in tenths: 32.5 is 325. */
  abbe: z.int().min(150).max(900).nullable().default(null),
  /** Products of kind `lens-option` that may be had with it. */
  options: z.array(id).max(100).default([]),
})
const lensOptionDetails = z.object({
  group: z.enum(optionGroups).default('coating'),
  /** Options that must stand beside it. */
  needs: z.array(id).max(20).default([]),
  /** Options that may not. */
  excludes: z.array(id).max(50).default([]),
})
const contactLensDetails = z.object({
  baseCurve: length,
  diameter: length,
  geometry: z.enum(contactLensGeometries).nullable().default(null),
  material: text(80, 0).nullable().default(null),
  wearing: z.enum(wearings).nullable().default(null),
  replacement: z.enum(replacements).nullable().default(null),
  piecesPerPack: z.int().min(1).max(1000).nullable().default(null),
})
const serviceDetails = z.object({
  minutes: z.int().min(1).max(1440).nullable().default(null),
  /** What whoever does it must know: ids of the organization's skills. */
  skills: z.array(id).max(20).default([]),
  /** What it takes besides a person, in the shop's words: a room, a device. */
  resources: z.array(text(80)).max(20).default([]),
})
const noDetails = z.object({})

const detailsOf = {
  frame: frameDetails, lens: lensDetails, 'lens-option': lensOptionDetails, 'contact-lens': contactLensDetails, service: serviceDetails,
  accessory: noDetails, cosmetic: noDetails, consumable: noDetails,
} as const

/** 8, 12, 13 or 14 digits with a right check digit; spaces and hyphens are left out. */
const gtin = z.string().max(40).transform((typed, context) => {
  const reading = readGtin(typed)
  if (typeof reading === 'object') {
    context.issues.push({ code: 'custom', message: reading.refusal === 'check-digit' ? 'the check digit does not fit: a digit is mistyped' : 'write 8, 12, 13 or 14 digits', input: typed })
    return z.NEVER
  }
  return reading
})

const variantFields = {
  name: text(120, 0),
  sku: text(60).nullable(),
  gtin: gtin.nullable(),
  active: z.boolean(),
}
export const variant = z.object({
  id, name: z.string(), sku: z.string().nullable(), gtin: z.string().nullable(), active: z.boolean(),
  /** Null without the right to see costs, and when unknown. */
  unitCost: moneyContract.nullable(),
  /** Today's price of the ordinary price list. */
  price: moneyContract.nullable(),
})
export type Variant = z.output<typeof variant>

const newVariant = z.object({
  id: id.optional(), ...variantFields,
  name: variantFields.name.default(''), sku: variantFields.sku.default(null), gtin: variantFields.gtin.default(null), active: variantFields.active.default(true),
  unitCost: price.nullable().default(null), price: price.nullable().default(null),
})

/** A known id changes that variant and leaves what is not named; without one, or with a new one, a variant is added. */
const variantChange = z.object({ id: id.optional(), ...variantFields, unitCost: price.nullable(), price: price.nullable() }).partial()
export type VariantChange = z.output<typeof variantChange>

const productFields = { name: text(160), brand: text(80, 0).nullable(), taxClass: taxClassCode, unit: z.enum(productUnits), active: z.boolean() }

/** One shape per kind, told apart by `kind`. */
const readKind = <K extends keyof typeof detailsOf>(kind: K) =>
  z.object({
    id, kind: z.literal(kind), name: z.string(), brand: z.string().nullable(), taxClass: z.string(), unit: productFields.unit, active: z.boolean(),
    /** The file that shows it: `/products/{id}/picture`. */
    pictureId: id.nullable(),
    details: detailsOf[kind], variants: z.array(variant), createdAt: instant, version: z.int(),
  })
const newKind = <K extends keyof typeof detailsOf>(kind: K) => z.object({
  id: id.optional(), kind: z.literal(kind), ...productFields,
  brand: productFields.brand.default(null), unit: productFields.unit.default('piece'), active: productFields.active.default(true),
  details: detailsOf[kind], variants: z.array(newVariant).min(1).max(500),
})
const changeKind = <K extends keyof typeof detailsOf>(kind: K) => z.object({
  kind: z.literal(kind), ...z.object({ ...productFields, details: detailsOf[kind], variants: z.array(variantChange).max(500) }).partial().shape,
})

export const product = z.discriminatedUnion('kind', [
  readKind('frame'), readKind('lens'), readKind('lens-option'), readKind('contact-lens'), readKind('accessory'), readKind('cosmetic'), readKind('consumable'), readKind('service'),
]).meta({ id: 'Product' })
export type Product = z.output<typeof product>

export const newProduct = z.discriminatedUnion('kind', [
  newKind('frame'), newKind('lens'), newKind('lens-option'), newKind('contact-lens'), newKind('accessory'), newKind('cosmetic'), newKind('consumable'), newKind('service'),
]).meta({ id: 'NewProduct' })
export type NewProduct = z.output<typeof newProduct>

/** `kind` says which details are meant and must be the product's own; what else is left out stays. `details` are replaced as a whole. */
export const productChange = z.discriminatedUnion('kind', [
  changeKind('frame'), changeKind('lens'), changeKind('lens-option'), changeKind('contact-lens'), changeKind('accessory'), changeKind('cosmetic'), changeKind('consumable'), changeKind('service'),
]).meta({ id: 'ProductChange' })
export type ProductChange = z.output<typeof productChange>

export const productPage = pageOf(product)
export const productQuery = z.object({
  q: text(120, 0).optional().meta({ description: 'Fragments of name, brand, SKU or GTIN; each word must be found.' }),
  kind: z.enum(productKinds).optional(),
  active: z.enum(['true', 'false']).default('true').meta({ description: 'false: what is no longer sold.' }),
  ...paging,
})
export type ProductQuery = z.output<typeof productQuery>

/** A product, and which of its variants a scanned code means. */
export const scannedProduct = z.object({ product, variantId: id })
export const gtinParams = z.object({ gtin })

/** A picture as PNG, JPEG or WebP, at most 2 MB. */
export const newPicture = z.object({ id: id.optional(), name: text(200), base64: z.base64().max(2_800_000) })
export type NewPicture = z.output<typeof newPicture>
