import type { I18n } from '@lingui/core'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { costBearer, remakeCause } from './remake-words.ts'
import type { Labelled } from './labelled.ts'
import { writeDayOf } from './write-numbers.ts'

/** That the work stands still and since when; null when it goes on. */
export function holdWords({ order, timeZone }: OrderSheetInput, i18n: I18n): Labelled | null {
  return order.hold && {
    label: i18n._({ id: 'orders.sheet.on-hold', message: 'On hold since {day}', values: { day: writeDayOf(i18n.locale, order.hold.since, timeZone) } }),
    value: order.hold.reason,
  }
}

/** Which order is made again and why; who bears the cost is the shop's own affair. */
export function remakeWords({ order }: OrderSheetInput, i18n: I18n, { cost }: { readonly cost: boolean }): Labelled | null {
  const { remake } = order
  return remake && {
    label: i18n._({ id: 'orders.sheet.remake', message: 'Made again' }),
    value: [remake.of, remakeCause(remake.cause, i18n), cost && costBearer(remake.costBearer, i18n)].filter(Boolean).join(' · '),
  }
}
