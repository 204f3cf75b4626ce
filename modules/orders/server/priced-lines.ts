import type { CustomerClass } from '#kernel/customer-classes'
import { newId } from '#kernel/ids'
import { chooseAmong, offeredLines } from '#modules/catalog/server'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { FieldError } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { NewLine } from '../contracts/lines.ts'
import { priceOrder } from '../domain/price-order.ts'
import type { LineData, TaxData } from './order-data.ts'

/** Minor units. Above, sums over many orders would leave the whole numbers that every program can hold. */
const LARGEST = 1_000_000_000_000

export interface AskedLines { readonly lines: readonly NewLine[]; readonly branchId: string; readonly channel: string; readonly customerClass: CustomerClass | Promise<CustomerClass> }
export interface PricedLines { readonly lines: LineData[]; readonly taxes: TaxData[]; readonly total: number; readonly taxTotal: number }

/**
 * Lines with prices and taxes of the day; what stands in the order already keeps its own. @throws {Problem} with a pointer per line
 * that cannot be sold
 */
export async function pricedLines(tx: Tx, by: StaffMember, input: AskedLines, day: string, present: readonly LineData[] = []): Promise<PricedLines> {
  // The prices are asked for while the customer, whose class chooses among them, is still being looked up: one trip for both.
  const [offers, customerClass] = await Promise.all([offeredLines(tx, input.lines.map(({ variantId }) => ({ variantId })), { on: day }), input.customerClass])
  const catalog = chooseAmong(offers, { on: day, branchId: input.branchId, channel: input.channel, customerClass })
  const errors: FieldError[] = []
  const asked = input.lines.map((line, index) => {
    const sold = catalog.get(line.variantId)
    const kept = present.find(({ id, variantId }) => id === line.id && variantId === line.variantId)
    const item = kept ? { ...kept, unitCost: kept.unitCost ?? null, unit: sold?.unit, chosen: null } : sold
    if (!item) errors.push({ pointer: `/lines/${index}/variantId`, detail: 'there is no such product on sale' })
    if (line.unitPrice && line.unitPrice.currency !== by.organization.currency) errors.push({ pointer: `/lines/${index}/unitPrice/currency`, detail: `write ${by.organization.currency}` })
    const unitPrice = line.unitPrice?.amount ?? item?.unitPrice
    if (item && (unitPrice === null || unitPrice === undefined)) errors.push({ pointer: `/lines/${index}/unitPrice`, detail: 'has no price yet: write one' })
    // Half a frame would be a discount for whoever may give none.
    if (item?.unit === 'piece' && line.quantity % 1000 !== 0) errors.push({ pointer: `/lines/${index}/quantity`, detail: 'is sold by the piece: write 1000 for one' })
    if (line.id && input.lines.findIndex(({ id }) => id === line.id) < index) errors.push({ pointer: `/lines/${index}/id`, detail: 'stands here twice' })
    // What stood in the order before was judged when it was sold.
    if (line.expiresOn && line.expiresOn < day && line.expiresOn !== kept?.expiresOn) errors.push({ pointer: `/lines/${index}/expiresOn`, detail: 'is over: it must not be sold' })
    if (line.unitPrice && line.unitPrice.amount < 0) errors.push({ pointer: `/lines/${index}/unitPrice/amount`, detail: 'is below zero' })
    return { line, item, kept, unitPrice: unitPrice ?? 0, adjusted: !sameAdjustments(line.adjustments, kept?.adjustments ?? []) || (item !== undefined && line.unitPrice !== undefined && line.unitPrice.amount !== item.unitPrice) }
  })
  if (errors.length > 0) throw refuseByContract(errors)
  if (asked.some(({ adjusted }) => adjusted) && !may(by, 'prices.adjust', { branchId: input.branchId })) throw new Problem(httpProblems.forbidden, undefined, { right: 'prices.adjust' })
  const priced = priceOrder(asked.map(({ line, item, unitPrice }) => ({
    unitPrice, quantity: line.quantity, adjustments: line.adjustments.map(({ amount }) => amount), taxes: item?.taxes ?? [],
  })), by.organization.pricesGross)
  priced.lines.forEach(({ amount }, index) => {
    if (amount < 0) errors.push({ pointer: `/lines/${index}/adjustments`, detail: 'take away more than the line costs' })
    if (!Number.isSafeInteger(amount) || amount > LARGEST) errors.push({ pointer: `/lines/${index}/quantity`, detail: 'makes an amount that cannot be right' })
  })
  if (priced.total > LARGEST) errors.push({ pointer: '/lines', detail: 'make a total that cannot be right' })
  if (errors.length > 0) throw refuseByContract(errors)
  const lines = asked.map(({ line, item, kept, unitPrice }, index): LineData => ({
    id: line.id ?? newId(), position: index + 1, productId: item?.productId ?? null, variantId: line.variantId, kind: item?.kind ?? 'accessory', description: line.description ?? item?.description ?? '',
    eye: line.eye, quantity: line.quantity, unitPrice, unitCost: item?.unitCost ?? null, listAmount: priced.lines[index]?.listAmount ?? 0,
    adjustments: line.adjustments.map(({ reason, amount }) => kept?.adjustments.find((one) => one.reason === reason && one.amount === amount) ?? { kind: 'manual', reason, amount, by: by.staffId }),
    amount: priced.lines[index]?.amount ?? 0, taxClass: item?.taxClass ?? '', taxes: (item?.taxes ?? []).map(({ component, country, rateBps }) => ({ component, country, rateBps })),
    lot: line.lot === undefined ? kept?.lot ?? null : line.lot, expiresOn: line.expiresOn === undefined ? kept?.expiresOn ?? null : line.expiresOn,
    priceFrom: kept ? kept.priceFrom ?? null : item?.chosen ? { list: { id: item.chosen.list.id, name: item.chosen.list.name }, price: item.chosen.amount, because: item.chosen.because } : null,
  }))
  return { lines, taxes: priced.taxes.map((tax) => ({ ...tax })), total: priced.total, taxTotal: priced.taxTotal }
}

type Adjustments = readonly { readonly reason: string; readonly amount: number }[]

const sameAdjustments = (one: Adjustments, other: Adjustments): boolean =>
  one.length === other.length && one.every(({ reason, amount }, index) => other[index]?.reason === reason && other[index].amount === amount)
