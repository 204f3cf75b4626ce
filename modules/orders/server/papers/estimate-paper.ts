import type { I18n } from '@lingui/core'
import type { Day } from '#kernel/days'
import { moneyPaper } from './money-paper.ts'
import type { Printing, SheetOrder } from './order-sheet-input.ts'
import { pricedLines, sums } from './sheet-lines.ts'
import { writeDay, writeDayOf } from './write-numbers.ts'

export interface EstimatePaperInput extends Printing {
  readonly money: Pick<SheetOrder, 'lines' | 'adjustments' | 'taxRecap' | 'pricesGross' | 'total'>
  readonly customerName: string | null
  readonly validUntil: Day
}

/** A cost estimate on A4: what it would come to, and until when. */
export function estimatePaperData(input: EstimatePaperInput, i18n: I18n) {
  const { money, customerName, validUntil, printedAt, printedBy, timeZone, shop } = input
  const day = writeDay(i18n.locale, validUntil)
  const all = sums(money, i18n)
  const name = i18n._({ id: 'orders.estimate.name', message: 'Cost estimate' })
  return moneyPaper(input, {
    title: name,
    size: 'a4',
    name,
    number: null,
    mark: i18n._({ id: 'orders.estimate.valid', message: 'Valid until {day}', values: { day } }),
    facts: [
      { label: i18n._({ id: 'orders.receipt.customer', message: 'Customer' }), value: customerName ?? '' },
      { label: i18n._({ id: 'orders.estimate.made', message: 'Drawn up' }), value: `${writeDayOf(i18n.locale, printedAt, timeZone)} · ${printedBy}` },
    ].filter(({ value }) => value !== ''),
    lines: pricedLines(money, i18n),
    sums: all.slice(0, -1),
    paid: [],
    result: all[all.length - 1]!,
    taxes: money.taxRecap,
    notes: [
      i18n._({ id: 'orders.estimate.no-order', message: 'This is an estimate: not an order, and not a tax document.' }),
      i18n._({ id: 'orders.estimate.holds', message: 'The prices hold until {day}, as long as what is ordered stays the same.', values: { day } }),
      ...(shop.phone ? [i18n._({ id: 'orders.estimate.ask', message: 'Questions: {phone}.', values: { phone: shop.phone } })] : []),
    ],
  }, i18n)
}
