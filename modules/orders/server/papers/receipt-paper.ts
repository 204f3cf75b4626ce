import type { I18n } from '@lingui/core'
import type { ReceiptView } from '../../contract.ts'
import { methodName } from './method-name.ts'
import { moneyPaper } from './money-paper.ts'
import type { Printing, SheetLine } from './order-sheet-input.ts'
import { balance, pricedLines, sums } from './sheet-lines.ts'
import { writeAmount, writeDayOf, writeInstant, writeMoney } from './write-numbers.ts'

export interface ReceiptPaperInput extends Printing {
  /** As it was issued: what the order became since is not told. */
  readonly receipt: ReceiptView
  readonly customerName: string | null
  /** Whether it was printed before. */
  readonly reprint: boolean
}

/** A numbered receipt on A5 with the tax it holds. */
export function receiptPaperData(input: ReceiptPaperInput, i18n: I18n) {
  const { receipt, customerName, reprint, timeZone } = input
  const language = i18n.locale
  const money = { ...receipt, lines: receipt.lines.map(toSheetLine), taxRecap: receipt.taxes.map(({ component, rateBps, base, tax }) => ({ label: component, rateBps, base, tax })), adjustments: receipt.lines.flatMap(({ adjustments }) => adjustments.map(({ reason, amount }) => ({ label: reason, amount }))) }
  return moneyPaper(input, {
    title: i18n._({ id: 'orders.receipt.title', message: 'Receipt {number}', values: { number: receipt.number } }),
    size: 'a5',
    name: i18n._({ id: 'orders.receipt.name', message: 'Receipt' }),
    number: receipt.number,
    mark: reprint ? i18n._({ id: 'orders.receipt.reprint', message: 'Reprint' }) : null,
    facts: [
      { label: i18n._({ id: 'orders.receipt.issued', message: 'Issued' }), value: [writeInstant(language, receipt.issuedAt, timeZone), receipt.issuedBy?.name].filter(Boolean).join(' · ') },
      { label: i18n._({ id: 'orders.receipt.order', message: 'Order' }), value: receipt.order.number ?? '' },
      { label: i18n._({ id: 'orders.receipt.customer', message: 'Customer' }), value: customerName ?? '' },
    ].filter(({ value }) => value !== ''),
    lines: pricedLines(money, i18n),
    sums: sums(money, i18n),
    paid: [
      ...receipt.payments.map(({ direction, method, amount, occurredAt }) => ({
        label: `${writeDayOf(language, occurredAt, timeZone)} · ${methodName(method, i18n)}`, value: writeAmount(language, { ...amount, amount: direction === 'in' ? amount.amount : -amount.amount }),
      })),
      { label: i18n._({ id: 'orders.sheet.paid', message: 'Paid' }), value: writeMoney(language, receipt.paid) },
    ],
    result: balance(receipt, i18n),
    taxes: money.taxRecap,
    notes: [i18n._({ id: 'orders.receipt.no-invoice', message: 'This receipt is not an invoice.' })],
  }, i18n)
}

const toSheetLine = ({ description, eye, quantity, unitPrice, adjustments, amount }: ReceiptView['lines'][number]): SheetLine => ({
  description, detail: null, eye: eye === 'right' || eye === 'left' ? eye : null, quantity, unitPrice,
  // Adjustments stand below the lines with their reasons.
  total: { ...amount, amount: amount.amount - adjustments.reduce((sum, one) => sum + one.amount.amount, 0) },
})
