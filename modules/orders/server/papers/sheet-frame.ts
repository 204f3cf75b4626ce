import type { I18n } from '@lingui/core'
import type { Language } from '#kernel/languages'
import type { Barcode } from '#platform/pdf/barcode'
import type { Labelled } from './labelled.ts'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { pageLine, printedLine, shopBlock } from './shop-block.ts'
import { writeDay, writeDayOf } from './write-numbers.ts'

/** What every part carries at its head and foot, so that it stands alone once torn off. */
export interface SheetFrame {
  readonly language: string
  readonly part: string
  readonly kind: string
  readonly rush: string | null
  /** Said when the part shows what the order was before a change. */
  readonly version: string | null
  readonly number: string
  readonly barcode: Barcode
  readonly promised: Labelled | null
  readonly shop: { readonly name: string; readonly branch: string; readonly lines: readonly string[]; readonly logo: OrderSheetInput['shop']['logo'] }
  readonly printed: string
  /** With `{page}` and `{pages}` for the template, which alone knows them. */
  readonly page: string
}

/** The head and foot of the part with this name: the shop's address and phone where the part leaves the shop, the rush mark where staff read it. */
export function sheetFrame({ shop, order, ...print }: OrderSheetInput, i18n: I18n, part: string, shows: { contacts: boolean; rush: boolean }): SheetFrame {
  const former = order.formerVersion
  const promised = order.promisedOn && {
    label: i18n._({ id: 'orders.sheet.promised', message: 'Promised' }),
    value: writeDay(i18n.locale, order.promisedOn),
  }
  const head = shopBlock(shop, i18n)
  return {
    language: i18n.locale,
    part,
    kind: order.kindNames[i18n.locale as Language],
    rush: shows.rush && order.priority === 'rush' ? i18n._({ id: 'orders.sheet.rush', message: 'Rush' }) : null,
    version: former && i18n._({ id: 'orders.sheet.version', message: 'Version {version}, replaced on {day}', values: { version: former.version, day: writeDayOf(i18n.locale, former.replacedAt, print.timeZone) } }),
    number: order.number,
    barcode: { barcode: 'code128', text: order.number },
    promised: promised || null,
    shop: { ...head, lines: shows.contacts ? head.lines : [] },
    printed: printedLine({ shop, ...print }, i18n),
    page: pageLine(i18n),
  }
}
