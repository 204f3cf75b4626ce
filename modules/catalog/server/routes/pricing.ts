import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { newPriceList, newPrices, priceHistory, priceHistoryQuery, priceList, priceListChange, priceListsPage, pricePlan, product, quoteQuery, quotes } from '../../contract.ts'
import { listPriceLists } from '../list-price-lists.ts'
import { listPrices } from '../list-prices.ts'
import { pricePlan as planOf } from '../price-plan.ts'
import { toProduct } from '../product-data.ts'
import { quotePrices } from '../quote-prices.ts'
import { mustBeThere, productById } from '../read-product.ts'
import { addPriceList, changePriceList } from '../save-price-list.ts'
import { setPrices } from '../set-prices.ts'

const capability = 'catalog'
const reads = { right: 'products.read', scope: 'organization' } as const
const writes = { right: 'products.write', scope: 'organization' } as const

/** Price lists, prices of a product in them, and which price holds. */
export const pricingRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/products/{id}/prices', summary: 'What the product\'s variants have cost and will cost, newest first.',
    capability, access: reads, status: 200, params: idParams, query: priceHistoryQuery, answer: priceHistory,
    example: ({ productId }) => ({ params: { id: productId ?? '' } }),
    run: async (by, { params, query }) => {
      const [found, body] = await deps.db.look(by.organizationId, (tx) => Promise.all([productById(tx, params.id), listPrices(tx, params.id, query)]))
      mustBeThere(found)
      return { body }
    },
  }),
  route({
    method: 'POST', path: '/products/{id}/prices', summary: 'Sets prices of variants in one list, from now or from a later day on. What held is ended, never changed.',
    capability, access: writes, status: 200, params: idParams, body: newPrices, answer: product, ifMatch: true,
    example: ({ productId, productVersion = '1', priceListId, variantId, currency = '' }) => ({
      params: { id: productId ?? '' }, ifMatch: productVersion, body: { priceListId, from: '2099-01-01', prices: [{ variantId, price: { amount: 359000, currency } }] },
    }),
    run: async (by, { params, body, version }, call) => {
      const changed = await setPrices(deps, by, call, params.id, version, body)
      return { body: toProduct(changed, by), version: changed.version }
    },
  }),
  route({
    method: 'GET', path: '/products/{id}/price-plan', summary: 'What the product\'s variants cost in each price list now, and what is planned.',
    capability, access: reads, status: 200, params: idParams, answer: pricePlan,
    example: ({ productId }) => ({ params: { id: productId ?? '' } }),
    run: async (by, { params }) => {
      const [found, items] = await deps.db.look(by.organizationId, (tx) => Promise.all([productById(tx, params.id), planOf(tx, params.id)]))
      mustBeThere(found)
      return { body: { items, nextCursor: null } }
    },
  }),
  route({
    method: 'GET', path: '/prices', summary: 'What variants cost in a branch, by a channel, for a class of customer, and why: which list holds, and which did not.',
    capability, access: reads, status: 200, query: quoteQuery, answer: quotes,
    example: ({ variantId, branchId }) => ({ query: { variantIds: variantId ?? '', branchId: branchId ?? '', channel: 'counter', customerClass: 'member' } }),
    run: async (by, { query }) => ({ body: { items: await quotePrices(deps, by, query), nextCursor: null } }),
  }),
  route({
    method: 'GET', path: '/price-lists', summary: 'The price lists, the ordinary one first, with what sales each is for.',
    capability, access: reads, status: 200, answer: priceListsPage,
    example: () => ({}),
    run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, listPriceLists), nextCursor: null } }),
  }),
  route({
    method: 'POST', path: '/price-lists', summary: 'Makes a price list for a branch, a channel, a class of customers or some days.',
    capability, access: writes, status: 201, body: newPriceList, answer: priceList,
    example: () => ({ body: { name: 'Members', customerClass: 'member', validFrom: '2026-11-01', validTo: '2026-12-31' } }),
    run: async (by, { body }, call) => {
      const { list, created } = await addPriceList(deps, by, call, body)
      return { body: list, status: created ? 201 : 200, version: list.version }
    },
  }),
  route({
    method: 'PATCH', path: '/price-lists/{id}', summary: 'Renames a price list, changes its days or its place among equals.',
    capability, access: writes, status: 200, params: idParams, body: priceListChange, answer: priceList, ifMatch: true,
    example: ({ priceListId }) => ({ params: { id: priceListId ?? '' }, ifMatch: '1', body: { name: 'Everybody' } }),
    run: async (by, { params, body, version }, call) => {
      const list = await changePriceList(deps, by, call, params.id, version, body)
      return { body: list, version: list.version }
    },
  }),
]
