import type { I18n } from '@lingui/core'
import { shortName } from './short-name.ts'
import { writeDay } from './write-numbers.ts'

export interface TrayLabelInput {
  readonly number: string
  readonly customerName: string
  readonly promisedOn: string | null
  readonly priority: 'normal' | 'rush'
  /** The tray it lies in, when one was filled in. */
  readonly tray: string | null
}

/** What tray-label.typ reads: a label of 57 × 32 mm for the tray or bag of a job. */
export function trayLabelData({ number, customerName, promisedOn, priority, tray }: TrayLabelInput, i18n: I18n) {
  return {
    title: i18n._({ id: 'orders.label.title', message: 'Label {number}', values: { number } }),
    language: i18n.locale,
    number,
    barcode: { barcode: 'code128', text: number } as const,
    name: shortName(customerName),
    promised: promisedOn && writeDay(i18n.locale, promisedOn),
    tray,
    rush: priority === 'rush' ? i18n._({ id: 'orders.sheet.rush', message: 'Rush' }) : null,
  }
}
