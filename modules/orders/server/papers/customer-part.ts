import type { I18n } from '@lingui/core'
import type { Barcode } from '#platform/pdf/barcode'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { balance, pricedLines, sums, taxRecap } from './sheet-lines.ts'
import { writeMoney } from './write-numbers.ts'

/** What the customer takes home: lines, money, tax, and how to collect. */
export function customerPart({ shop, order, trackingUrl }: OrderSheetInput, i18n: I18n) {
  const { phone } = shop
  const qr: Barcode | null = trackingUrl ? { barcode: 'qr', text: trackingUrl } : null
  return {
    layout: 'customer',
    name: order.customer.name,
    lines: pricedLines(order, i18n),
    sums: sums(order, i18n),
    paid: [{
      label: order.balance.amount > 0 ? i18n._({ id: 'orders.sheet.deposit', message: 'Deposit paid' }) : i18n._({ id: 'orders.sheet.paid', message: 'Paid' }),
      value: writeMoney(i18n.locale, order.paid),
    }],
    balance: balance(order, i18n),
    tax: taxRecap(order.taxRecap, i18n),
    'tax-note': i18n._({ id: 'orders.sheet.not-a-tax-document', message: 'This is not a tax document.' }),
    collect: [
      i18n._({ id: 'orders.sheet.collect', message: 'Bring this part with you to collect the order.' }),
      phone && i18n._({
        id: 'orders.sheet.ask',
        message: 'Questions: {phone}, order {number}.',
        values: { phone, number: order.number },
      }),
    ].filter(Boolean),
    qr: qr && { code: qr, label: i18n._({ id: 'orders.sheet.track', message: 'Scan to see how far your order is.' }) },
  }
}
