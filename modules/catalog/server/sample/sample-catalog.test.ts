import { expect, test } from 'vitest'
import { inventShop } from '#modules/identity/server'
import { newProduct } from '../../contract.ts'
import { inventCatalog } from './sample-catalog.ts'

const shop = inventShop('test', new Date('2026-11-24T11:00:00Z'))
const products = inventCatalog(shop)

test('the invented catalogue could have been typed: the contract accepts each product', () => {
  const money = (amount: number | null): object | null => (amount === null ? null : { amount, currency: 'CZK' })
  for (const { createdAt: _createdAt, version: _version, ...product } of products) {
    expect(newProduct.safeParse({ ...product, variants: product.variants.map((variant) => ({ ...variant, price: money(variant.price), unitCost: money(variant.unitCost) })) }).error, product.name).toBeUndefined()
  }
})

test('it has what a shop of this size sells', () => {
  const count = (kind: string): number => products.filter((product) => product.kind === kind).length
  expect({ frames: count('frame'), lenses: count('lens'), contactLenses: count('contact-lens'), services: count('service') }).toEqual({ frames: 60, lenses: 40, contactLenses: 8, services: 9 })
  expect(count('accessory') + count('consumable')).toBe(11)
})

test('no name, SKU or code stands for two things, and everything earns more than it costs', () => {
  const variants = products.flatMap((product) => product.variants)
  for (const all of [products.map(({ name }) => name), variants.map(({ sku }) => sku), variants.flatMap(({ gtin }) => gtin ?? []), variants.map(({ id }) => id)]) expect(new Set(all).size).toBe(all.length)
  for (const { price, unitCost } of variants) expect(price ?? 0).toBeGreaterThan(unitCost ?? 0)
})

test('it is the same for the same shop', () => {
  expect(inventCatalog(shop)).toEqual(products)
})
