import type { I18n } from '@lingui/core'
import type { Printing, SheetOrder } from './order-sheet-input.ts'
import { taxRecap } from './sheet-lines.ts'
import type { LineTable } from './sheet-lines.ts'
import type { Labelled } from './labelled.ts'
import { pageLine, printedLine, shopBlock } from './shop-block.ts'

/** What money-paper.typ reads: lines, sums and tax under a heading, on one size of paper. */
interface MoneyPaper {
  readonly title: string
  readonly language: string
  readonly size: 'a4' | 'a5'
  readonly name: string
  readonly number: string | null
  /** Seen before all else: that it is a reprint, until when it holds. */
  readonly mark: string | null
  readonly facts: readonly Labelled[]
  readonly lines: LineTable
  readonly sums: readonly Labelled[]
  readonly paid: readonly Labelled[]
  /** The one large figure. */
  readonly result: Labelled
  readonly tax: ReturnType<typeof taxRecap>
  readonly notes: readonly string[]
}

/** The paper with its head and foot. */
export const moneyPaper = (printing: Printing, paper: Omit<MoneyPaper, 'language' | 'tax'> & { readonly taxes: SheetOrder['taxRecap'] }, i18n: I18n) => {
  const { taxes, ...rest } = paper
  return { ...rest, language: i18n.locale, tax: taxRecap(taxes, i18n), shop: shopBlock(printing.shop, i18n), printed: printedLine(printing, i18n), page: pageLine(i18n) }
}
