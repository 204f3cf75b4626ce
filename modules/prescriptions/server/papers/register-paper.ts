import type { I18n } from '@lingui/core'
import { dayIn } from '#kernel/days'
import { cells, eyes } from '../../domain/eye-values.ts'
import type { BothEyes, Cell } from '../../domain/eye-values.ts'
import { cellName, writtenCell } from '../paper-words.ts'
import type { PaperShop } from './paper-shop.ts'

/** A prescription as the register has it; of a person who was forgotten only that there was one. */
export interface RegisterEntry extends BothEyes {
  readonly number: number
  readonly writtenAt: Date
  readonly person: string | null
  readonly examinedOn: string
  readonly prescriber: { readonly name: string; readonly licence: string | null } | null
}

export interface RegisterPaper {
  readonly entries: readonly RegisterEntry[]
  readonly from: string
  readonly to: string
  readonly shop: PaperShop
  readonly timeZone: string
  readonly printedAt: string
  readonly printedBy: string
}

const shown: readonly Cell[] = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'pd']

/**
 * The register of prescriptions as Brazil asks for it (Decreto 24.492 of 28 June 1934, art. 6 no. 4 and art. 9 d): all prescriptions,
 * with opening and closing terms on numbered pages, dated and signed every day by the optician. The decree does not say which columns; these are ours.
 */
export function registerPaper({ entries, from, to, shop, timeZone, printedAt, printedBy }: RegisterPaper, i18n: I18n): object {
  const day = (of: string, style: 'long' | 'short' = 'long'): string => new Intl.DateTimeFormat(i18n.locale, { dateStyle: style, timeZone: 'UTC' }).format(new Date(of))
  const byDay = Map.groupBy(entries, ({ writtenAt }) => dayIn(timeZone, writtenAt))
  const period = { from: day(from), to: day(to), count: entries.length, first: entries[0]?.number ?? 0, last: entries.at(-1)?.number ?? 0, shop: shop.name, pages: '{pages}' }
  return {
    language: i18n.locale, shop, title: i18n._({ id: 'prescriptions.register.title', message: 'Register of prescriptions, {from} to {to}', values: period }),
    opening: { title: i18n._({ id: 'prescriptions.register.opening', message: 'Opening' }), words: i18n._({ id: 'prescriptions.register.opening-words', message: 'This register has {pages} numbered pages and holds the optical prescriptions that {shop} wrote down from {from} to {to}.', values: period }) },
    closing: { title: i18n._({ id: 'prescriptions.register.closing', message: 'Closing' }), words: i18n._({ id: 'prescriptions.register.closing-words', message: 'Here ends the register of {pages} numbered pages. From {from} to {to} it holds {count} prescriptions, numbers {first} to {last}.', values: period }) },
    signatures: [i18n._({ id: 'prescriptions.register.optician', message: 'Responsible optician: date, name, signature' }), i18n._({ id: 'prescriptions.register.authority', message: 'Health authority: date, name, signature' })],
    daily: i18n._({ id: 'prescriptions.register.daily', message: 'Date and signature of the optician' }), empty: i18n._({ id: 'prescriptions.register.empty', message: 'No prescription was written down in this period.' }),
    heads: [
      i18n._({ id: 'prescriptions.register.number', message: 'No.' }), i18n._({ id: 'prescriptions.register.person', message: 'Customer' }), i18n._({ id: 'prescriptions.register.examined', message: 'Prescribed on' }),
      i18n._({ id: 'prescriptions.register.prescriber', message: 'Prescriber, licence' }),
    ],
    cells: ['', ...cells.filter((cell) => shown.includes(cell)).map((cell) => (cell === 'pd' ? i18n._({ id: 'prescriptions.paper.pd-far', message: 'PD far' }) : cellName(cell, i18n)))],
    days: [...byDay].map(([of, written]) => ({
      day: day(of), count: i18n._({ id: 'prescriptions.register.count', message: 'Prescriptions on this day: {count}', values: { count: written.length } }),
      entries: written.map((entry) => ({
        number: String(entry.number), person: entry.person ?? i18n._({ id: 'prescriptions.register.forgotten', message: '(forgotten at their wish)' }), examined: day(entry.examinedOn, 'short'),
        prescriber: entry.prescriber ? [entry.prescriber.name, entry.prescriber.licence].filter(Boolean).join('\n') : '–',
        ...Object.fromEntries(eyes.map((eye) => [eye, [eye === 'right' ? i18n._({ id: 'prescriptions.register.right', message: 'right' }) : i18n._({ id: 'prescriptions.register.left', message: 'left' }), ...cells.filter((cell) => shown.includes(cell)).map((cell) => writtenCell(entry[eye], eye, cell, i18n.locale) ?? '–')]])),
      })),
    })),
    printed: i18n._({ id: 'prescriptions.paper.printed', message: 'Printed {at} by {name}', values: { at: new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(printedAt)), name: printedBy } }),
    page: i18n._({ id: 'prescriptions.paper.page', message: 'page {page} of {pages}', values: { page: '{page}', pages: '{pages}' } }),
  }
}
