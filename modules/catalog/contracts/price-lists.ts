import { z } from 'zod'
import { customerClasses } from '#kernel/customer-classes'
import { saleChannels } from '#kernel/sale-channels'
import { day, id, instant, moneyContract, pageOf, paging, text } from '#platform/http/contract'
import { priceReasons } from '../domain/choose-price.ts'

export const price = z.object({ amount: moneyContract.shape.amount.min(0).max(1_000_000_000_000), currency: moneyContract.shape.currency }).meta({ description: 'With or without tax as the organization writes prices; its currency.' })

const channel = z.enum(saleChannels).nullable()
const customerClass = z.enum(customerClasses).nullable()
/** What narrows the sales that a list is for; null: for all. Days are shop days, the last one included. */
const listTerms = { branchId: id.nullable(), channel, customerClass, validFrom: day.nullable(), validTo: day.nullable() }

export const priceList = z.object({
  id, name: z.string(), currency: z.string(), ...listTerms,
  /** Smaller goes first where two lists say as much of a sale. */
  position: z.int(),
  /** The list for everybody everywhere, of which there is one: it cannot be narrowed. */
  ordinary: z.boolean(),
  /** How many variants have a price in it without end, now or planned. */
  prices: z.int(),
  version: z.int(),
}).meta({ id: 'PriceList' })
export type PriceList = z.output<typeof priceList>
export const priceListsPage = pageOf(priceList)

const listFields = { name: text(80), position: z.int().min(0).max(1000), validFrom: listTerms.validFrom, validTo: listTerms.validTo }
export const newPriceList = z.object({
  id: id.optional(), name: listFields.name, position: listFields.position.default(0), branchId: listTerms.branchId.default(null), channel: channel.default(null), customerClass: customerClass.default(null),
  validFrom: listFields.validFrom.default(null), validTo: listFields.validTo.default(null),
}).meta({ id: 'NewPriceList' })
export type NewPriceList = z.output<typeof newPriceList>
/** Branch, channel and class stay: orders were priced by them. */
export const priceListChange = z.object(listFields).partial().meta({ id: 'PriceListChange' })
export type PriceListChange = z.output<typeof priceListChange>

/** Prices of several variants of one product in one list from one moment on. A price of null: nothing is asked from then on. */
export const newPrices = z.object({
  priceListId: id,
  /** A day of the shop from whose beginning they hold; left out or null: from now on. */
  from: day.nullable().default(null),
  prices: z.array(z.object({ variantId: id, price: price.nullable() })).min(1).max(500),
}).meta({ id: 'NewPrices' })
export type NewPrices = z.output<typeof newPrices>

const plannedPrice = z.object({ price: price, from: instant, to: instant.nullable() })
/** What the variants of a product cost in each list: now, and what is planned, the soonest first. A variant without either is left out. */
export const pricePlan = pageOf(z.object({ priceListId: id, variantId: id, now: plannedPrice.nullable(), planned: z.array(plannedPrice) }))
export type PricePlan = z.output<typeof pricePlan>

export const priceStep = z.object({
  id, variantId: id, priceListId: id, priceList: z.string(), price: moneyContract, validFrom: instant,
  /** Null: still in force. The same as `validFrom`: planned, and withdrawn before it held. */
  validTo: instant.nullable(),
  recordedBy: id.nullable(), recordedByName: z.string().nullable(),
})
export type PriceStep = z.output<typeof priceStep>
/** Newest first. */
export const priceHistory = pageOf(priceStep)
export const priceHistoryQuery = z.object(paging)

const someIds = z.string().transform((typed) => typed.split(',')).pipe(z.array(id).min(1).max(100))
export const quoteQuery = z.object({
  variantIds: someIds.meta({ description: 'Ids of variants with commas between them, at most 100.' }),
  branchId: id.optional(), channel: z.enum(saleChannels).optional(), customerClass: z.enum(customerClasses).optional(),
  on: day.optional().meta({ description: 'The shop day whose prices and taxes hold; today when left out.' }),
})
/** Which list gave something its price, what it said, and what spoke for it: the strongest first; empty for the ordinary list. */
export const priceFrom = z.object({ list: z.object({ id, name: z.string() }), price: moneyContract, because: z.array(z.enum(priceReasons)) }).meta({ id: 'PriceFrom' })

/** What a variant costs in such a sale, and why: the list whose price holds, and what speaks for it. */
export const quote = z.object({
  variantId: id, productId: id, description: z.string(), price: moneyContract.nullable(),
  priceList: z.object({ id, name: z.string() }).nullable(),
  /** The strongest first; empty for the ordinary list, or where there is no price. */
  because: z.array(z.enum(priceReasons)),
  /** Other prices that hold today in lists that lost, or are for other sales. */
  others: z.array(z.object({ priceList: z.object({ id, name: z.string() }), price: moneyContract, fits: z.boolean() })),
  taxes: z.array(z.object({ component: z.string(), country: z.string(), rateBps: z.int(), inclusive: z.boolean() })),
}).meta({ id: 'Quote' })
export type Quote = z.output<typeof quote>
export const quotes = pageOf(quote)
