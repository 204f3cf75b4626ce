import type { CustomerClass } from '#kernel/customer-classes'
import type { Day } from '#kernel/days'
import type { SaleChannel } from '#kernel/sale-channels'

/** For whom, where and on which shop day something is priced; what is null asks for the prices that hold for everybody. */
export interface PriceSituation {
  readonly on: Day
  readonly branchId: string | null
  readonly channel: string | null
  readonly customerClass: string | null
}

/** What a price list says of the sales it is for; null: for all. Days include the last one. */
export interface PriceListTerms {
  readonly id: string
  readonly name: string
  readonly branchId: string | null
  readonly channel: SaleChannel | null
  readonly customerClass: CustomerClass | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  /** Smaller goes first where nothing else decides. */
  readonly position: number
}

/** A price in force, with the list it stands in; minor units. */
export interface OfferedPrice { readonly list: PriceListTerms; readonly amount: number }

/** What speaks for a list, the strongest first; none for the ordinary list. */
export const priceReasons = ['customer-class', 'branch', 'channel', 'days'] as const
export type PriceReason = (typeof priceReasons)[number]

export interface ChosenPrice extends OfferedPrice { readonly because: readonly PriceReason[] }

/** Whether a list is for such a sale. */
export const fits = ({ branchId, channel, customerClass, validFrom, validTo }: PriceListTerms, sale: PriceSituation): boolean =>
  (branchId === null || branchId === sale.branchId) && (channel === null || channel === sale.channel) && (customerClass === null || customerClass === sale.customerClass)
  && (validFrom === null || validFrom <= sale.on) && (validTo === null || sale.on <= validTo)

/** What a list narrows its sales by. */
export const narrowedBy = ({ branchId, channel, customerClass, validFrom, validTo }: PriceListTerms): PriceReason[] =>
  priceReasons.filter((reason) => ({ 'customer-class': customerClass, branch: branchId, channel, days: validFrom ?? validTo })[reason] !== null)

/**
 * The price that holds: of the lists that fit the sale the one that says most of it. Where two say as much, class goes before
 * branch, branch before channel, channel before days; then the list's position. The amount has no say: a list may well be dearer.
 * Null: nothing fits.
 */
export function choosePrice(offered: readonly OfferedPrice[], sale: PriceSituation): ChosenPrice | null {
  const [best] = offered.filter(({ list }) => fits(list, sale)).toSorted(strongerFirst)
  return best ? { ...best, because: narrowedBy(best.list) } : null
}

function strongerFirst({ list: one }: OfferedPrice, { list: other }: OfferedPrice): number {
  const [mine, theirs] = [narrowedBy(one), narrowedBy(other)]
  const firstDifference = priceReasons.find((reason) => mine.includes(reason) !== theirs.includes(reason))
  return theirs.length - mine.length
    || (firstDifference ? (mine.includes(firstDifference) ? -1 : 1) : 0)
    || one.position - other.position
    || (one.id < other.id ? -1 : 1)
}
