import type { I18n } from '@lingui/core'
import type { Money } from '#kernel/money'
import type { OpenHours } from '#modules/identity/domain'
import type { Barcode } from '#platform/pdf/barcode'
import type { Printing } from './order-sheet-input.ts'
import { printedLine, shopBlock } from './shop-block.ts'
import { writeHours } from './write-hours.ts'
import { writeDay, writeMoney } from './write-numbers.ts'

export interface PickUpSlipInput extends Printing {
  readonly number: string
  readonly customerName: string
  readonly promisedOn: string | null
  readonly balance: Money
  readonly hours: readonly OpenHours[]
  readonly trackingUrl: string | null
}

/** What pick-up-slip.typ reads: a slip of A6 that the customer brings, or gives to whoever collects for them. Nothing on it says what was ordered. */
export function pickUpSlipData(input: PickUpSlipInput, i18n: I18n) {
  const { number, shop, promisedOn, balance, hours, trackingUrl } = input
  const due = balance.amount > 0
  return {
    title: i18n._({ id: 'orders.slip.title', message: 'Pick-up slip {number}', values: { number } }),
    language: i18n.locale,
    name: i18n._({ id: 'orders.slip.name', message: 'Pick-up slip' }),
    shop: shopBlock(shop, i18n),
    number,
    barcode: { barcode: 'code128', text: number } satisfies Barcode,
    customer: input.customerName,
    promised: promisedOn && { label: i18n._({ id: 'orders.sheet.promised', message: 'Promised' }), value: writeDay(i18n.locale, promisedOn) },
    balance: due
      ? { label: i18n._({ id: 'orders.sheet.balance', message: 'Balance to pay' }), value: writeMoney(i18n.locale, balance) }
      : { label: i18n._({ id: 'orders.slip.paid', message: 'Everything is paid.' }), value: null },
    bring: {
      label: i18n._({ id: 'orders.slip.bring', message: 'Please bring' }),
      items: [
        i18n._({ id: 'orders.slip.bring-slip', message: 'this slip, or give it to whoever collects for you' }),
        ...(due ? [i18n._({ id: 'orders.slip.bring-money', message: 'the balance' })] : []),
        i18n._({ id: 'orders.slip.bring-glasses', message: 'the glasses you wear now, if we are to look at them' }),
      ],
    },
    hours: hours.length === 0 ? null : { label: i18n._({ id: 'orders.slip.hours', message: 'Opening hours' }), rows: writeHours(i18n.locale, hours) },
    qr: trackingUrl && { code: { barcode: 'qr', text: trackingUrl } satisfies Barcode, label: i18n._({ id: 'orders.sheet.track', message: 'Scan to see how far your order is.' }) },
    printed: printedLine(input, i18n),
  }
}
