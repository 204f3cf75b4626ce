import { useLingui } from '@lingui/react/macro'
import { formatLocale } from '#platform/ui/format-locale'

/** Figures of lenses as people write them: lengths of hundredths of a millimetre, prisms of hundredths of a prism dioptre, weights of hundredths of a gram, indices of ten-thousandths. */
export function useLengths() {
  const { i18n } = useLingui()
  const locale = formatLocale(i18n.locale)
  const unit = (hundredths: number, of: 'millimeter' | 'gram', digits: number): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: of, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(hundredths / 100)
  const plain = (value: number, digits: number): string => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
  return {
    mm: (hundredths: number): string => unit(hundredths, 'millimeter', 1),
    prism: (hundredths: number): string => `${plain(hundredths / 100, 2)} Δ`,
    tenths: (hundredths: number): string => plain(hundredths / 100, 1),
    grams: (hundredths: number): string => unit(hundredths, 'gram', 0),
    index: (tenThousandths: number): string => plain(tenThousandths / 10_000, tenThousandths % 100 === 0 ? 2 : 3),
  }
}
