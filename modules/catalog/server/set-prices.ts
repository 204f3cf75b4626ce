import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { NewPrices } from '../contract.ts'
import { judgeVariants } from './judge-variants.ts'
import { priceListById } from './list-price-lists.ts'
import { catalogProblems } from './problems.ts'
import { toProduct } from './product-data.ts'
import type { ProductData } from './product-data.ts'
import { lockProduct, mustBeThere, productById } from './read-product.ts'
import { savePrices } from './save-prices.ts'
import { shopToday, startOfDay } from './shop-day.ts'

/**
 * Sets prices of a product's variants in one list, from now or from the beginning of a later day on. The product gets a new
 * version, so of two who set prices at once the second sees what the first did before it is overwritten.
 */
export function setPrices(deps: Deps, by: StaffMember, call: Call, id: string, version: number, { priceListId, from, prices }: NewPrices): Promise<ProductData> {
  const today = shopToday(by, deps.now())
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const [product, list] = await Promise.all([lockProduct(tx, id), priceListById(tx, priceListId)])
    if (product.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: product.version, current: toProduct(product, by) })
    // Only now: to a stranger a product is not there, whatever is sent.
    judgePrices(by, prices)
    if (from !== null && from < today) throw new Problem(catalogProblems.priceInThePast, undefined, { errors: [{ pointer: '/from', detail: catalogProblems.priceInThePast.title }] })
    if (!list) throw refuseByContract([{ pointer: '/priceListId', detail: 'there is no such price list' }])
    const strange = prices.flatMap(({ variantId }, index) => (product.variants.some((variant) => variant.id === variantId) ? [] : [{ pointer: `/prices/${index}/variantId`, detail: 'the product has no such variant' }]))
    if (strange.length > 0) throw refuseByContract(strange)
    const amounts = prices.map(({ variantId, price }) => ({ variantId, amount: price?.amount ?? null }))
    savePrices(tx, { priceListId, from: from === null || from === today ? null : startOfDay(by, from), prices: amounts, currency: by.organization.currency, recordedBy: by.staffId })
    tx.send(sql`update products set version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'catalog.prices-set', subject: { kind: 'product', id }, changes: { priceList: list.name, from, prices: amounts } })
    recordFacts(tx, { kind: 'catalog.product-changed', subjectId: id, subjectVersion: version + 1, payload: { variantIds: [], repricedIds: amounts.map(({ variantId }) => variantId) } })
    return { answer: mustBeThere(await productById(tx, id)), ids: { productId: id } }
  }, async (tx, { productId = '' }) => mustBeThere(await productById(tx, productId)))
}

/** Currency and doubles are judged as in a product; pointers are those of this body. */
function judgePrices(by: StaffMember, prices: NewPrices['prices']): void {
  try {
    judgeVariants(by, prices.map(({ variantId, price }) => ({ id: variantId, price })))
  } catch (error) {
    if (!(error instanceof Problem) || !Array.isArray(error.extra.errors)) throw error
    throw refuseByContract((error.extra.errors as { pointer: string; detail: string }[]).map(({ pointer, detail }) => ({ pointer: pointer.replace('/variants/', '/prices/').replace(/\/id$/, '/variantId'), detail })))
  }
}
