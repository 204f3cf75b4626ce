import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { gtinParams, newPicture, newProduct, product, productChange, productPage, productQuery, scannedProduct } from '../contract.ts'
import { addProduct } from './add-product.ts'
import { changeProduct } from './change-product.ts'
import { findByGtin } from './find-by-gtin.ts'
import { listProducts } from './list-products.ts'
import { readPicture, removePicture, setPicture } from './picture.ts'
import { toProduct } from './product-data.ts'
import { mustBeThere, productById } from './read-product.ts'
import { pricingRoutes } from './routes/pricing.ts'
import { taxRoutes } from './routes/taxes.ts'

const capability = 'catalog'
const reads = { right: 'products.read', scope: 'organization' } as const
const writes = { right: 'products.write', scope: 'organization' } as const

/** One grey pixel. */
const GREY_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

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
    method: 'GET', path: '/products/by-gtin/{gtin}', summary: 'The product and the variant that a scanned GTIN means, printed with or without noughts before it.',
    capability, access: reads, status: 200, params: gtinParams, answer: scannedProduct,
    example: ({ gtin }) => ({ params: { gtin: gtin ?? '' } }),
    run: async (by, { params }) => ({ body: await findByGtin(deps, by, params.gtin) }),
  }),
  route({
    method: 'GET', path: '/products/{id}/picture', summary: 'The picture of the product.',
    capability, access: reads, status: 200, params: idParams, file: 'image/png, image/jpeg or image/webp',
    example: ({ picturedProductId }) => ({ params: { id: picturedProductId ?? '' } }),
    run: (by, { params }) => readPicture(deps, by, params.id),
  }),
  route({
    method: 'PUT', path: '/products/{id}/picture', summary: 'Puts a picture in the place of the former one: PNG, JPEG or WebP, at most 2 MB.',
    capability, access: writes, status: 200, params: idParams, body: newPicture, bodyLimit: 3_000_000, answer: product, ifMatch: true,
    example: ({ picturedProductId, picturedProductVersion = '1' }) => ({ params: { id: picturedProductId ?? '' }, ifMatch: picturedProductVersion, body: { name: 'frame.png', base64: GREY_PIXEL } }),
    run: async (by, { params, body, version }, call) => {
      const changed = await setPicture(deps, by, call, params.id, version, body)
      return { body: toProduct(changed, by), version: changed.version }
    },
  }),
  route({
    method: 'DELETE', path: '/products/{id}/picture', summary: 'Takes the picture away.',
    capability, access: writes, status: 200, params: idParams, answer: product, ifMatch: true,
    example: ({ picturedProductId, picturedProductVersion = '1' }) => ({ params: { id: picturedProductId ?? '' }, ifMatch: picturedProductVersion }),
    run: async (by, { params, version }, call) => {
      const changed = await removePicture(deps, by, call, params.id, version)
      return { body: toProduct(changed, by), version: changed.version }
    },
  }),
  ...pricingRoutes(deps),
  ...taxRoutes(deps),
]
