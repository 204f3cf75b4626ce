import type { I18n } from '@lingui/core'
import { sheetParts } from '../../contract.ts'
import { customerPart } from './customer-part.ts'
import type { OrderSheetInput } from './order-sheet-input.ts'
import { sheetFrame, type SheetFrame } from './sheet-frame.ts'
import { shopPart } from './shop-part.ts'
import { workshopPart } from './workshop-part.ts'

type SheetPart = (typeof sheetParts)[number]

/** What order-sheet.typ reads. Every text is ready to print; the template holds no word. */
export interface OrderSheetData {
  readonly title: string
  readonly language: string
  readonly parts: readonly (SheetFrame & { readonly body: object })[]
}

/** Which parts to print, all three unless said, and the language of the customer's part when it is not that of the shop. */
export interface SheetChoice {
  readonly parts?: readonly SheetPart[]
  readonly customerI18n?: I18n
}

/**
 * The order sheet as data for its template: a part for the shop, one for the workshop or lab, one for the customer.
 * Texts in the language of `i18n`. Health data stands on the workshop's part alone, prices everywhere but there.
 */
export function orderSheetData(input: OrderSheetInput, i18n: I18n, { parts = sheetParts, customerI18n = i18n }: SheetChoice = {}): OrderSheetData {
  const makers = {
    shop: () => {
      const name = i18n._({ id: 'orders.sheet.part.shop', message: 'Shop' })
      return { ...sheetFrame(input, i18n, name, { contacts: false, rush: true }), body: shopPart(input, i18n) }
    },
    workshop: () => {
      const name = i18n._({ id: 'orders.sheet.part.workshop', message: 'Workshop or lab' })
      return { ...sheetFrame(input, i18n, name, { contacts: true, rush: true }), body: workshopPart(input, i18n) }
    },
    customer: () => {
      const name = customerI18n._(/*i18n*/{ id: 'orders.sheet.part.customer', message: 'Customer' })
      return { ...sheetFrame(input, customerI18n, name, { contacts: true, rush: false }), body: customerPart(input, customerI18n) }
    },
  }
  return {
    title: i18n._({ id: 'orders.sheet.title', message: 'Order {number}', values: { number: input.order.number } }),
    language: i18n.locale,
    parts: parts.map((part) => makers[part]()),
  }
}
