import { useLingui } from '@lingui/react/macro'
import { formatLocale } from '#platform/ui/format-locale'

/** Hundredths of a millimetre as the reader writes millimetres. */
export function useMillimetres(): (hundredths: number) => string {
  const { i18n } = useLingui()
  const format = new Intl.NumberFormat(formatLocale(i18n.locale), { style: 'unit', unit: 'millimeter', minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (hundredths) => format.format(hundredths / 100)
}
