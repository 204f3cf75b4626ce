import type { I18n } from '@lingui/core'
import type { Barcode } from '#platform/pdf/barcode'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { balance, pricedLines, sums } from './sheet-lines.ts'
import { writeAmount, writeMoney, writeRate } from './write-numbers.ts'

/** What the customer takes home: lines, money, tax, and how to collect. */
export function customerPart({ shop, order, trackingUrl }: OrderSheetInput, i18n: I18n) {
  const language = i18n.locale
  const { phone } = shop
  const qr: Barcode | null = trackingUrl ? { barcode: 'qr', text: trackingUrl } : null
  return {
    layout: 'customer',
    name: order.customer.name,
    lines: pricedLines(order, i18n),
    sums: sums(order, i18n),
    paid: [{
      label: order.balance.amount > 0 ? i18n._({ id: 'orders.sheet.deposit', message: 'Deposit paid' }) : i18n._({ id: 'orders.sheet.paid', message: 'Paid' }),
      value: writeMoney(language, order.paid),
    }],
    balance: balance(order, i18n),
    tax: {
      heads: [
        i18n._({ id: 'orders.sheet.tax.rate', message: 'Tax' }),
        i18n._({ id: 'orders.sheet.tax.base', message: 'Base' }),
        i18n._({ id: 'orders.sheet.tax.amount', message: 'Amount' }),
      ],
      rows: order.taxRecap.map(({ label, rateBps, base, tax }) => [`${label} ${writeRate(language, rateBps)}`, writeAmount(language, base), writeAmount(language, tax)]),
      note: i18n._({ id: 'orders.sheet.not-a-tax-document', message: 'This is not a tax document.' }),
    },
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
