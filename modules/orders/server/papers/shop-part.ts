import type { I18n } from '@lingui/core'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { holdWords, remakeWords } from './sheet-facts.ts'
import { balance, pricedLines, sums } from './sheet-lines.ts'
import { stageMarkSvg } from './stage-marks.ts'
import { writeAmount, writeDayOf, writeInstant, writeMoney } from './write-numbers.ts'

/** The shop's own part: who, what, what was paid, and a box to initial for every stage. */
export function shopPart(input: OrderSheetInput, i18n: I18n) {
  const { order, timeZone } = input
  const { customer } = order
  const language = i18n.locale
  const spoken = new Intl.DisplayNames([language], { type: 'language' }).of(customer.language)
  return {
    layout: 'shop',
    customer: { name: customer.name, contacts: [customer.phone, customer.email, spoken].filter(Boolean).join(' · ') },
    facts: [
      { label: i18n._({ id: 'orders.sheet.wearer', message: 'For' }), value: order.wearerName },
      { label: i18n._({ id: 'orders.sheet.taken', message: 'Taken in' }), value: `${writeInstant(language, order.takenAt, timeZone)} · ${order.takenBy}` },
      { label: i18n._({ id: 'orders.sheet.stage', message: 'Stage' }), value: order.stageName },
    ].filter(({ value }) => value),
    job: [
      ...order.values,
      remakeWords(input, i18n, { cost: true }),
      order.payers.length === 0 ? null : {
        label: i18n._({ id: 'orders.sheet.payers', message: 'Payers' }), value: order.payers.map(({ name, amount }) => (amount ? `${name} ${writeMoney(language, amount)}` : name)).join(', '),
      },
    ].filter((fact) => fact !== null),
    hold: holdWords(input, i18n),
    lines: pricedLines(order, i18n),
    sums: sums(order, i18n),
    paid: order.payments.map(({ when, method, amount }) => ({
      label: `${writeDayOf(language, when, timeZone)} · ${method}`,
      value: writeAmount(language, { ...amount, amount: -amount.amount }),
    })),
    balance: balance(order, i18n),
    note: order.note && { label: i18n._({ id: 'orders.sheet.note', message: 'Note' }), value: order.note },
    stages: order.stages.map(({ name, mark }) => ({ name, mark: stageMarkSvg(mark) })),
  }
}
