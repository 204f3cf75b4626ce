import { useLingui } from '@lingui/react'
import { formatLocale } from '#platform/ui/format-locale'

/** Amounts in whole units as they stand at the side of a chart: `1.2M`, `400 tis.`. */
export function useShortAmount(currency: string): (value: number) => string {
  const { i18n } = useLingui()
  const format = new Intl.NumberFormat(formatLocale(i18n.locale), { style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact', maximumFractionDigits: 1 })
  return (value) => format.format(value).replace('-', '−')
}
