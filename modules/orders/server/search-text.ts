import { knownFields } from '../domain/stage.ts'
import type { OrderData } from './order-data.ts'

const searched: ReadonlySet<string> = new Set(Object.values(knownFields))

interface Searched extends Pick<OrderData, 'number' | 'paymentSymbol'> {
  readonly values: readonly { readonly field: string; readonly value: string }[]
  readonly customer: Pick<OrderData['customer'], 'name' | 'phone' | 'email'>
  readonly wearer: { readonly name: string } | null
}

/** The words an order may be looked up by: number with and without dash, symbol, customer, phone digits, e-mail, lab, tray. Folded by the database. */
export function searchTextOf(order: Searched): string {
  const { number, paymentSymbol, customer, wearer, values } = order
  const filled = values.filter(({ field }) => searched.has(field)).map(({ value }) => value)
  return [number, number?.replace('-', ''), paymentSymbol, customer.name, wearer?.name, customer.phone?.replace(/\D/g, ''), customer.email, ...filled]
    .filter((word) => word).join(' ').slice(0, 600)
}
