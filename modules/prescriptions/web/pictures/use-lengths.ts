import { useLingui } from '@lingui/react/macro'
import { formatLocale } from '#platform/ui/format-locale'

/** Figures of lenses as people write them: lengths of hundredths of a millimetre, prisms of hundredths of a prism dioptre, weights of hundredths of a gram, indices of ten-thousandths. */
export function useLengths() {
  const { i18n } = useLingui()
  const locale = formatLocale(i18n.locale)
  const plain = (value: number, digits: number): string => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  return {
    mm: (hundredths: number): string => `${plain(hundredths / 100, 1)}\u00a0mm`,
    prism: (hundredths: number): string => `${plain(hundredths / 100, 2)}\u00a0Δ`,
    tenths: (hundredths: number): string => plain(hundredths / 100, 1),
    grams: (hundredths: number): string => `${plain(hundredths / 100, 0)}\u00a0g`,
    index: (tenThousandths: number): string => plain(tenThousandths / 10_000, tenThousandths % 100 === 0 ? 2 : 3),
  }
}
