import type { OrderData } from './order-data.ts'

/** The words an order may be looked up by: number with and without dash, symbol, customer, phone digits, e-mail. Folded by the database. */
export function searchTextOf(order: Pick<OrderData, 'number' | 'paymentSymbol' | 'customer' | 'wearer'>): string {
  const { number, paymentSymbol, customer, wearer } = order
  return [number, number?.replace('-', ''), paymentSymbol, customer.name, wearer?.name, customer.phone?.replace(/\D/g, ''), customer.email]
    .filter((word) => word).join(' ').slice(0, 600)
}
