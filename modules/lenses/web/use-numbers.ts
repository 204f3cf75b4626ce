import { useLingui } from '@lingui/react'

/** Whole units as they are read: powers with sign and two decimals, eighths cut as labs write them; lengths in millimetres, indices with two or more decimals. */
export function useNumbers() {
  const { i18n } = useLingui()
  const fixed = (value: number, least: number, most: number): string => i18n.number(value, { minimumFractionDigits: least, maximumFractionDigits: most })
  return {
    power: (thousandths: number): string => `${thousandths > 0 ? '+' : thousandths < 0 ? '−' : ''}${fixed(Math.trunc(Math.abs(thousandths) / 10) / 100, 2, 2)}`,
    /** Of a cylinder without its sign, and of steps. */
    size: (thousandths: number): string => fixed(Math.trunc(Math.abs(thousandths) / 10) / 100, 2, 2),
    /** Every figure there is, to be changed: a sign where one is asked for or it is below nought. */
    exact: (value: number, places: number, signed?: true): string => `${value < 0 ? '−' : signed && value > 0 ? '+' : ''}${fixed(Math.abs(value) / 10 ** places, Math.min(places, 2), places)}`,
    mm: (hundredths: number): string => fixed(hundredths / 100, 0, 2),
    prism: (hundredths: number): string => fixed(hundredths / 100, 2, 2),
    index: (tenThousandths: number): string => fixed(tenThousandths / 10_000, 2, 4),
    abbe: (hundredths: number): string => fixed(hundredths / 100, 0, 2),
  }
}
