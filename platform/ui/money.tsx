import { useLingui } from '@lingui/react'
import type { Money as Amount } from '#kernel/money'
import { moneyText } from './money-text.ts'

/** Money in the reader's language. `allDigits` in columns, so that points stand under each other. */
export function Money({ of, allDigits = false }: { readonly of: Amount; readonly allDigits?: boolean }) {
  const { i18n } = useLingui()
  return <span style={{ whiteSpace: 'nowrap' }}>{moneyText(of, i18n.locale, allDigits)}</span>
}
