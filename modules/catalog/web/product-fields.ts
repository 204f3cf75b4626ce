import type { z } from 'zod'
import type { newProduct, Product, productChange, Variant } from '../contract.ts'
import type { ProductKind } from '../domain/index.ts'

export type NewProductInput = z.input<typeof newProduct>
export type ProductChangeInput = z.input<typeof productChange>

/** A row of the form; amounts in minor units. */
export interface VariantFields extends Pick<Variant, 'id' | 'name' | 'active'> {
  readonly sku: string
  readonly gtin: string
  readonly price: number | null
  readonly unitCost: number | null
}

/** The details of every kind side by side: what is typed stays when the kind of a new product is changed and changed back. */
export interface DetailFields {
  readonly model: string | null
  readonly colour: string | null
  readonly material: string | null
  readonly a: number | null
  readonly b: number | null
  readonly dbl: number | null
  readonly ed: number | null
  readonly temple: number | null
  readonly index: number | null
  readonly design: Extract<Product, { kind: 'lens' }>['details']['design']
  readonly abbe: number | null
  readonly options: readonly string[]
  readonly group: Extract<Product, { kind: 'lens-option' }>['details']['group']
  readonly needs: readonly string[]
  readonly excludes: readonly string[]
  readonly baseCurve: number | null
  readonly diameter: number | null
  readonly geometry: Extract<Product, { kind: 'contact-lens' }>['details']['geometry']
  readonly wearing: Extract<Product, { kind: 'contact-lens' }>['details']['wearing']
  readonly replacement: Extract<Product, { kind: 'contact-lens' }>['details']['replacement']
  readonly piecesPerPack: number | null
  readonly minutes: number | null
  readonly skills: readonly string[]
  readonly resources: readonly string[]
}

export interface ProductFields extends Pick<Product, 'kind' | 'name' | 'taxClass' | 'unit' | 'active'> {
  readonly brand: string
  readonly details: DetailFields
  readonly variants: readonly VariantFields[]
}

const detailsOfKind: Readonly<Record<ProductKind, readonly (keyof DetailFields)[]>> = {
  frame: ['model', 'colour', 'material', 'a', 'b', 'dbl', 'ed', 'temple'],
  lens: ['index', 'design', 'material', 'abbe', 'options'],
  'lens-option': ['group', 'needs', 'excludes'],
  'contact-lens': ['baseCurve', 'diameter', 'geometry', 'material', 'wearing', 'replacement', 'piecesPerPack'],
  service: ['minutes', 'skills', 'resources'],
  accessory: [], cosmetic: [], consumable: [],
}

const noDetails: DetailFields = {
  model: null, colour: null, material: null, a: null, b: null, dbl: null, ed: null, temple: null, index: null, design: 'single-vision', abbe: null, options: [],
  group: 'coating', needs: [], excludes: [], baseCurve: null, diameter: null, geometry: null, wearing: null, replacement: null, piecesPerPack: null, minutes: null, skills: [], resources: [],
}

export const blankVariant = (id: string): VariantFields => ({ id, name: '', active: true, sku: '', gtin: '', price: null, unitCost: null })

export const blankProduct = (kind: ProductKind, taxClass: string, variantId: string): ProductFields =>
  ({ kind, name: '', brand: '', taxClass, unit: 'piece', active: true, details: noDetails, variants: [blankVariant(variantId)] })

export const fieldsOf = ({ kind, name, brand, taxClass, unit, active, details, variants }: Product): ProductFields => ({
  kind, name, brand: brand ?? '', taxClass, unit, active, details: { ...noDetails, ...details },
  variants: variants.map((variant) => ({ id: variant.id, name: variant.name, active: variant.active, sku: variant.sku ?? '', gtin: variant.gtin ?? '', price: variant.price?.amount ?? null, unitCost: variant.unitCost?.amount ?? null })),
})

const detailsToSend = (kind: ProductKind, details: DetailFields): object => Object.fromEntries(detailsOfKind[kind].map((name) => [name, details[name]]))

function variantToSend({ sku, gtin, price, unitCost, ...variant }: VariantFields, currency: string): NewProductInput['variants'][number] {
  const money = (amount: number | null) => (amount === null ? null : { amount, currency })
  return { ...variant, sku: sku.trim() || null, gtin: gtin.trim() || null, price: money(price), unitCost: money(unitCost) }
}

/** A new product as it is sent. */
export const productToSend = (id: string, { details, variants, ...fields }: ProductFields, currency: string): NewProductInput =>
  ({ id, ...fields, details: detailsToSend(fields.kind, details), variants: variants.map((variant) => variantToSend(variant, currency)) }) as NewProductInput

/** A change as it is sent: only what differs, and of variants only those that do. */
export function changeToSend(saved: ProductFields, { details, variants, ...fields }: Partial<ProductFields>, currency: string): ProductChangeInput {
  const { kind } = saved
  return {
    ...fields, kind, ...(details && { details: detailsToSend(kind, details) }), ...(variants && { variants: changedVariants(saved, variants).map((variant) => variantToSend(variant, currency)) }),
  } as ProductChangeInput
}

const changedVariants = (saved: ProductFields, variants: readonly VariantFields[]): VariantFields[] =>
  variants.filter((variant) => JSON.stringify(variant) !== JSON.stringify(saved.variants.find(({ id }) => id === variant.id)))

/** Where a row of the form stands in what is sent; null when it is not. Of a new product all are. */
export function sentIndex(saved: ProductFields | null, variants: readonly VariantFields[], row: number): number | null {
  const index = (saved ? changedVariants(saved, variants) : variants).indexOf(variants[row]!)
  return index < 0 ? null : index
}

/** Whether there is enough to save. */
export const isComplete = ({ name, kind, details, taxClass, variants }: ProductFields): boolean =>
  name.trim() !== '' && taxClass !== '' && variants.length > 0 && (kind !== 'lens' || details.index !== null)
