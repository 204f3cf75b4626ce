import { divideRounded, prorate } from '#kernel/prorate'

export interface TaxComponent { readonly component: string; readonly country: string; readonly rateBps: number }

export interface PricedLine {
  /** Minor units for one base unit, gross or net as the organization writes its prices. */
  readonly unitPrice: number
  /** Thousandths of the base unit. */
  readonly quantity: number
  /** Minor units, negative for a discount. */
  readonly adjustments: readonly number[]
  readonly taxes: readonly TaxComponent[]
}

export interface PricedOrder {
  readonly lines: readonly { readonly listAmount: number; readonly amount: number }[]
  readonly taxes: readonly (TaxComponent & { readonly base: number; readonly tax: number })[]
  /** What the customer pays, tax included, minor units. */
  readonly total: number
  readonly taxTotal: number
}

/** Quantity times price, rounded half up once per line: 0.5 ml of something for 3.33 is 1.67. */
export const lineAmount = (unitPrice: number, quantity: number): number => divideRounded(BigInt(unitPrice) * BigInt(quantity), 1000n)

/** A discount on the whole order, spread over its lines by their amounts so that the parts add up to it. */
export const spreadAdjustment = (amount: number, lineAmounts: readonly number[]): number[] => prorate(amount, lineAmounts)

/**
 * Prices an order: amounts per line, then tax per set of rates over the whole document, so that the cents of lines never
 * drift from the cents of the total. Gross prices contain the tax, net prices have it added.
 */
export function priceOrder(lines: readonly PricedLine[], pricesGross: boolean): PricedOrder {
  const priced = lines.map((line) => {
    const listAmount = lineAmount(line.unitPrice, line.quantity)
    return { listAmount, amount: listAmount + line.adjustments.reduce((sum, part) => sum + part, 0), taxes: line.taxes }
  })
  const groups = new Map<string, { taxes: readonly TaxComponent[]; amount: number }>()
  for (const line of priced) {
    const key = line.taxes.map((tax) => `${tax.country}/${tax.component}/${tax.rateBps}`).join(' ')
    groups.set(key, { taxes: line.taxes, amount: (groups.get(key)?.amount ?? 0) + line.amount })
  }
  const taxes = new Map<string, TaxComponent & { base: number; tax: number }>()
  let total = 0
  for (const { taxes: components, amount } of groups.values()) {
    const parts = taxOf(amount, components, pricesGross)
    const tax = parts.reduce((sum, part) => sum + part, 0)
    const base = pricesGross ? amount - tax : amount
    total += base + tax
    components.forEach((component, index) => {
      const key = `${component.country}/${component.component}/${component.rateBps}`
      const before = taxes.get(key)
      taxes.set(key, { ...component, base: (before?.base ?? 0) + base, tax: (before?.tax ?? 0) + (parts[index] ?? 0) })
    })
  }
  // The sequence in which orders are read again, so that what was just taken looks no different later.
  const list = [...taxes.values()].toSorted((a, b) => b.rateBps - a.rateBps || (a.component < b.component ? -1 : 1))
  return { lines: priced.map(({ listAmount, amount }) => ({ listAmount, amount })), taxes: list, total, taxTotal: list.reduce((sum, part) => sum + part.tax, 0) }
}

/** The tax of each component: out of a gross amount all rates together, onto a net amount each by itself. */
function taxOf(amount: number, components: readonly TaxComponent[], gross: boolean): number[] {
  const rates = components.reduce((sum, component) => sum + component.rateBps, 0)
  if (!gross) return components.map(({ rateBps }) => divideRounded(BigInt(amount) * BigInt(rateBps), 10_000n))
  return prorate(divideRounded(BigInt(amount) * BigInt(rates), BigInt(10_000 + rates)), components.map(({ rateBps }) => rateBps))
}
