import type { I18n } from '@lingui/core'
import type { Labelled } from './sheet-frame.ts'
import type { SheetLine, SheetOrder } from './order-sheet-input.ts'
import { writeAmount, writeMoney, writeQuantity, writeRate } from './write-numbers.ts'

/** The order's lines as rows of texts; `price` and `total` stand empty where a part shows no money. */
export function lineRows(lines: readonly SheetLine[], language: string, withMoney: boolean) {
  return lines.map((line) => ({
    eye: line.eye && (line.eye === 'right' ? 'R' : 'L'),
    description: line.description,
    detail: line.detail,
    quantity: writeQuantity(language, line.quantity),
    price: withMoney ? writeAmount(language, line.unitPrice) : null,
    total: withMoney ? writeAmount(language, line.total) : null,
  }))
}

/** The heads of the columns of `lineRows`; the currency stands here and not in every row. */
export function lineHeads({ total }: SheetOrder, i18n: I18n) {
  return {
    description: i18n._({ id: 'orders.sheet.column.item', message: 'Item' }),
    quantity: i18n._({ id: 'orders.sheet.column.quantity', message: 'Qty' }),
    price: i18n._({ id: 'orders.sheet.column.price', message: 'Price' }),
    total: i18n._({ id: 'orders.sheet.column.total', message: 'Total {currency}', values: { currency: total.currency } }),
  }
}

/** What stands under the lines: adjustments, tax where prices come without it, total, paid, balance. */
export function sums(order: SheetOrder, i18n: I18n): { rows: readonly Labelled[]; total: Labelled; paid: Labelled; balance: Labelled } {
  const language = i18n.locale
  const taxes = order.pricesGross ? [] : order.taxRecap.map(({ label, rateBps, tax }) => ({
    label: `${label} ${writeRate(language, rateBps)}`, value: writeAmount(language, tax),
  }))
  const deposit = i18n._({ id: 'orders.sheet.deposit', message: 'Deposit paid' })
  const paid = i18n._({ id: 'orders.sheet.paid', message: 'Paid' })
  return {
    rows: [...order.adjustments.map(({ label, amount }) => ({ label, value: writeAmount(language, amount) })), ...taxes],
    total: { label: i18n._({ id: 'orders.sheet.total', message: 'Total' }), value: writeMoney(language, order.total) },
    paid: { label: order.balance.amount > 0 ? deposit : paid, value: writeMoney(language, order.paid) },
    balance: { label: i18n._({ id: 'orders.sheet.balance', message: 'Balance to pay' }), value: writeMoney(language, order.balance) },
  }
}
