import { useLingui } from '@lingui/react'

/** What stands before decimals in the reader's language. */
export function useDecimalMark(): '.' | ',' {
  const { i18n } = useLingui()
  return i18n.locale === 'cs' || i18n.locale === 'pt-BR' ? ',' : '.'
}
