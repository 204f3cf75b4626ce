import type { I18n } from '@lingui/core'
import type { Printing } from './order-sheet-input.ts'
import { writeInstant } from './write-numbers.ts'

/** Who prints and how to reach them, at the head of a paper that leaves the shop. */
export function shopBlock({ name, branchName, addressLines, phone, email, taxNumber, logo }: Printing['shop'], i18n: I18n) {
  const taxed = taxNumber && i18n._({ id: 'orders.sheet.tax-number', message: 'Tax no. {number}', values: { number: taxNumber } })
  const lines = [[addressLines.join(', '), taxed], [phone, email]].map((texts) => texts.filter(Boolean).join(' · ')).filter(Boolean)
  return { name, branch: branchName, lines, logo }
}

/** When and by whom a paper was printed, for its foot. */
export const printedLine = ({ printedAt, printedBy, timeZone }: Printing, i18n: I18n): string =>
  i18n._({ id: 'orders.sheet.printed', message: 'Printed {when} by {who}', values: { when: writeInstant(i18n.locale, printedAt, timeZone), who: printedBy } })

/** With `{page}` and `{pages}` for the template, which alone knows them. */
export const pageLine = (i18n: I18n): string => i18n._({ id: 'orders.sheet.page', message: 'Page {page} of {pages}', values: { page: '{page}', pages: '{pages}' } })
