import { z } from 'zod'
import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams, paging } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { newProduct, priceHistory, product, productChange, productPage, productQuery, taxClasses } from '../contract.ts'
import { addProduct } from './add-product.ts'
import { changeProduct } from './change-product.ts'
import { listPrices } from './list-prices.ts'
import { listProducts } from './list-products.ts'
import { listTaxClasses } from './list-tax-classes.ts'
import { toProduct } from './product-data.ts'
import { mustBeThere, productById } from './read-product.ts'

const capability = 'catalog'
const reads = { right: 'products.read', scope: 'organization' } as const
const writes = { right: 'products.write', scope: 'organization' } as const

export const catalogRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/products', summary: 'Products by name with their variants and today\'s prices, or those in which every word of a search is found.',
    capability, access: reads, status: 200, query: productQuery, answer: productPage,
    example: () => ({ query: { q: 'rb 2140', kind: 'frame', limit: '20' } }),
    run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => listProducts(tx, query, (data) => toProduct(data, by))) }),
  }),
  route({
    method: 'POST', path: '/products', summary: 'Makes a product with its variants and their prices. What `details` holds follows from `kind`.',
    capability, access: writes, status: 201, body: newProduct, answer: product,
    example: () => ({
      body: {
        kind: 'frame', name: 'RB 2140', brand: 'Ray-Ban', taxClass: 'standard', details: { model: 'Wayfarer', colour: 'black', material: 'acetate', a: 5000, b: 3950, dbl: 2200, ed: 5250, temple: 15000 },
        variants: [{ name: 'black 50', sku: 'RB2140-901-50', gtin: '6291041500213', price: { amount: 349000, currency: 'CZK' } }],
      },
    }),
    run: async (by, { body }, call) => {
      const { product: made, created } = await addProduct(deps, by, call, body)
      return { body: toProduct(made, by), status: created ? 201 : 200, version: made.version }
    },
  }),
  route({
    method: 'GET', path: '/products/{id}', summary: 'One product with its variants and today\'s prices. Costs are null without the right to see them.',
    capability, access: reads, status: 200, params: idParams, answer: product,
    example: ({ productId }) => ({ params: { id: productId ?? '' } }),
    run: async (by, { params }) => {
      const found = mustBeThere(await deps.db.look(by.organizationId, (tx) => productById(tx, params.id)))
      return { body: toProduct(found, by), version: found.version }
    },
  }),
  route({
    method: 'PATCH', path: '/products/{id}', summary: 'Changes what is sent; a variant is named by its id. A new price ends the old one, which stays in the history.',
    capability, access: writes, status: 200, params: idParams, body: productChange, answer: product, ifMatch: true,
    example: ({ productId }) => ({ params: { id: productId ?? '' }, body: { kind: 'frame', name: 'RB 2140 Wayfarer' }, ifMatch: '1' }),
    run: async (by, { params, body, version }, call) => {
      const changed = await changeProduct(deps, by, call, params.id, version, body)
      return { body: toProduct(changed, by), version: changed.version }
    },
  }),
  route({
    method: 'GET', path: '/products/{id}/prices', summary: 'What the product\'s variants have cost, newest first.',
    capability, access: reads, status: 200, params: idParams, query: z.object(paging), answer: priceHistory,
    example: ({ productId }) => ({ params: { id: productId ?? '' } }),
    run: async (by, { params, query }) => {
      const [found, body] = await deps.db.look(by.organizationId, (tx) => Promise.all([productById(tx, params.id), listPrices(tx, params.id, query)]))
      mustBeThere(found)
      return { body }
    },
  }),
  route({
    method: 'GET', path: '/tax-classes', summary: 'Tax classes with the rates in force today, where each was read and whether anybody checked it.',
    capability, access: reads, status: 200, answer: taxClasses,
    example: () => ({}),
    run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, (tx) => listTaxClasses(tx, by, deps.now())), nextCursor: null } }),
  }),
]
