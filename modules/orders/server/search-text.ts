import type { OrderData } from './order-data.ts'

interface Searched extends Pick<OrderData, 'number' | 'paymentSymbol'> {
  readonly customer: Pick<OrderData['customer'], 'name' | 'phone' | 'email'>
  readonly wearer: { readonly name: string } | null
}

/** The words an order may be looked up by: number with and without dash, symbol, customer, phone digits, e-mail. Folded by the database. */
export function searchTextOf(order: Searched): string {
  const { number, paymentSymbol, customer, wearer } = order
  return [number, number?.replace('-', ''), paymentSymbol, customer.name, wearer?.name, customer.phone?.replace(/\D/g, ''), customer.email]
    .filter((word) => word).join(' ').slice(0, 600)
}
