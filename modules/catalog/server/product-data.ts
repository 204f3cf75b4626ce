import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Product } from '../contract.ts'
import type { ProductKind, ProductUnit } from '../domain/product.ts'

/** A variant as stored; amounts in minor units of the organization's currency, the price of the ordinary list today. */
export interface VariantData {
  readonly id: string
  readonly name: string
  readonly sku: string | null
  readonly gtin: string | null
  readonly active: boolean
  readonly unitCost: number | null
  readonly price: number | null
}

/** A product as stored. `details` are of the shape that its kind demands; the contract wrote them. */
export interface ProductData {
  readonly id: string
  readonly kind: ProductKind
  readonly name: string
  readonly brand: string | null
  readonly taxClass: string
  readonly unit: ProductUnit
  readonly active: boolean
  readonly pictureId: string | null
  readonly details: object
  readonly variants: readonly VariantData[]
  readonly createdAt: Date
  readonly version: number
}

/** The answer about one product; costs only for whom they are. */
export function toProduct({ createdAt, variants, ...data }: ProductData, by: StaffMember): Product {
  const { currency } = by.organization
  const seesCost = may(by, 'products.see-cost')
  const amount = (minor: number | null): { amount: number; currency: string } | null => (minor === null ? null : { amount: minor, currency })
  return {
    ...data, createdAt: createdAt.toISOString(),
    variants: variants.map(({ unitCost, price, ...variant }) => ({ ...variant, unitCost: seesCost ? amount(unitCost) : null, price: amount(price) })),
    // The union of the contract needs details told apart by kind; the answer's contract checks just that before it leaves.
  } as Product
}
