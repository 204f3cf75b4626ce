import type { I18n } from '@lingui/core'
import { eyeMark } from '#modules/prescriptions/server'
import type { EyeMark } from '#modules/prescriptions/server'
import type { SheetOrder } from './order-sheet-input.ts'
import type { Labelled } from './labelled.ts'
import { writeAmount, writeMoney, writeQuantity, writeRate } from './write-numbers.ts'

/** A table of the order's lines. Amounts name their currency once, in the head. */
export interface LineTable {
  readonly heads: readonly string[]
  readonly rows: readonly { readonly eye: EyeMark | null; readonly description: string; readonly detail: string | null; readonly cells: readonly string[] }[]
}

/** Lines without money, for those who make the work. */
export function workLines({ lines }: Pick<SheetOrder, 'lines'>, i18n: I18n): LineTable {
  return lineTable(lines, i18n, [itemHead(i18n), quantityHead(i18n)], (line) => [writeQuantity(i18n.locale, line.quantity)])
}

/** Lines with money; the unit price only when it differs from the total somewhere. */
export function pricedLines({ lines, total }: Pick<SheetOrder, 'lines' | 'total'>, i18n: I18n): LineTable {
  const language = i18n.locale
  const price = i18n._({ id: 'orders.sheet.column.price', message: 'Price' })
  const totalHead = i18n._({ id: 'orders.sheet.column.total', message: 'Total {currency}', values: { currency: total.currency } })
  const severalOfOne = lines.some((line) => line.unitPrice.amount !== line.total.amount)
  return lineTable(lines, i18n, [itemHead(i18n), quantityHead(i18n), ...(severalOfOne ? [price] : []), totalHead], (line) => [
    writeQuantity(language, line.quantity),
    ...(severalOfOne ? [writeAmount(language, line.unitPrice)] : []),
    writeAmount(language, line.total),
  ])
}

/** What stands under priced lines: adjustments, tax where prices come without it, total. */
export function sums(order: Pick<SheetOrder, 'adjustments' | 'taxRecap' | 'pricesGross' | 'total'>, i18n: I18n): readonly Labelled[] {
  const language = i18n.locale
  const taxes = order.pricesGross ? [] : order.taxRecap
  return [
    ...order.adjustments.map(({ label, amount }) => ({ label, value: writeAmount(language, amount) })),
    ...taxes.map(({ label, rateBps, tax }) => ({ label: `${label} ${writeRate(language, rateBps)}`, value: writeAmount(language, tax) })),
    { label: i18n._({ id: 'orders.sheet.total', message: 'Total' }), value: writeMoney(language, order.total) },
  ]
}

/** What is still to pay. */
export function balance(order: Pick<SheetOrder, 'balance'>, i18n: I18n): Labelled {
  return { label: i18n._({ id: 'orders.sheet.balance', message: 'Balance to pay' }), value: writeMoney(i18n.locale, order.balance) }
}

/** What tax the total holds, by rate. */
export function taxRecap(taxes: SheetOrder['taxRecap'], i18n: I18n): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const language = i18n.locale
  return {
    heads: [
      i18n._({ id: 'orders.sheet.tax.rate', message: 'Tax' }),
      i18n._({ id: 'orders.sheet.tax.base', message: 'Base' }),
      i18n._({ id: 'orders.sheet.tax.amount', message: 'Amount' }),
    ],
    rows: taxes.map(({ label, rateBps, base, tax }) => [`${label} ${writeRate(language, rateBps)}`, writeAmount(language, base), writeAmount(language, tax)]),
  }
}

function lineTable(lines: SheetOrder['lines'], i18n: I18n, heads: readonly string[], cells: (line: SheetOrder['lines'][number]) => readonly string[]): LineTable {
  const rows = lines.map((line) => ({
    eye: line.eye && eyeMark(line.eye, i18n),
    description: line.description,
    detail: line.detail,
    cells: cells(line),
  }))
  return { heads, rows }
}

const itemHead = (i18n: I18n) => i18n._({ id: 'orders.sheet.column.item', message: 'Item' })
const quantityHead = (i18n: I18n) => i18n._({ id: 'orders.sheet.column.quantity', message: 'Qty' })
