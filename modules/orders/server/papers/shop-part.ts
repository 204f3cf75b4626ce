import type { I18n } from '@lingui/core'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { lineHeads, lineRows, sums } from './sheet-lines.ts'
import { stageMarkSvg } from './stage-marks.ts'
import { writeAmount, writeInstant } from './write-numbers.ts'

/** The shop's own part: who, what, what was paid, and a box to initial for every stage. */
export function shopPart({ order, timeZone }: OrderSheetInput, i18n: I18n) {
  const { customer } = order
  const language = i18n.locale
  const taken = `${writeInstant(language, order.takenAt, timeZone)} · ${order.takenBy}`
  return {
    layout: 'shop',
    facts: [
      { label: i18n._({ id: 'orders.sheet.customer', message: 'Customer' }), value: customer.name, strong: true },
      { label: i18n._({ id: 'orders.sheet.wearer', message: 'For' }), value: order.wearerName },
      { label: i18n._({ id: 'orders.sheet.phone', message: 'Phone' }), value: customer.phone },
      { label: i18n._({ id: 'orders.sheet.email', message: 'E-mail' }), value: customer.email },
      { label: i18n._({ id: 'orders.sheet.language', message: 'Language' }), value: new Intl.DisplayNames([language], { type: 'language' }).of(customer.language) },
      { label: i18n._({ id: 'orders.sheet.taken', message: 'Taken in' }), value: taken },
      { label: i18n._({ id: 'orders.sheet.stage', message: 'Stage' }), value: order.stageName },
    ].filter(({ value }) => value),
    heads: lineHeads(order, i18n),
    lines: lineRows(order.lines, language, true),
    sums: sums(order, i18n),
    payments: {
      title: i18n._({ id: 'orders.sheet.payments', message: 'Payments' }),
      rows: order.payments.map(({ when, method, amount }) => ({ label: `${writeInstant(language, when, timeZone)} · ${method}`, value: writeAmount(language, amount) })),
    },
    note: order.note && { label: i18n._({ id: 'orders.sheet.note', message: 'Note' }), value: order.note },
    stages: order.stages.map(({ name, mark }) => ({ name, mark: stageMarkSvg(mark) })),
  }
}
