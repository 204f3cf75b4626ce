import { useLingui } from '@lingui/react/macro'
import { useDecimalMark } from '#modules/prescriptions/web'
import { writeSize } from './figure-texts.ts'
import type { CellFault, ListName } from './typed-figures.ts'

/** What lists of figures, their sizes and what is wrong with them are called. */
export function useFigureWords() {
  const { t } = useLingui()
  const size = writeSize(130, 3, useDecimalMark())
  const lists: Readonly<Record<ListName, string>> = {
    power: t`Power, strongest meridian`, cylinder: t`Cylinder`, axis: t`Axis`, addition: t`Addition`, prism: t`Prism at the reference point`,
    verticalImbalance: t`Prism between the eyes, vertical`, horizontalImbalance: t`Prism between the eyes, horizontal`,
  }
  const power = t`Power up to, D`
  const cylinder = t`Cylinder up to, D`
  const sizes: Readonly<Record<ListName, string>> = { power, cylinder, axis: cylinder, addition: t`Addition up to, D`, prism: power, verticalImbalance: power, horizontalImbalance: power }
  const faultWords: Readonly<Record<CellFault, string>> = {
    unread: t`A cell has no reading. Write a number such as ${size}, a share such as 2 %, or 1 mm.`, limits: t`That is more than any standard allows. Look at the decimal mark.`,
    'not-rising': t`Each row has to go beyond the one before.`, 'last-open': t`The last row has no end: leave its size empty.`, 'one-way': t`Write how much may differ.`, 'no-figure': t`There is not one figure in this table.`,
  }
  return { lists, sizes, faultWords, size }
}
