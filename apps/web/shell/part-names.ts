import { useLingui } from '@lingui/react'
import type { PageNav } from '#platform/ui/page'

/** What the parts of the navigation are called; the day's work and the house itself need no name. */
export function usePartNames(): Readonly<Record<PageNav['part'], string>> {
  const { i18n } = useLingui()
  return {
    work: '',
    goods: i18n._({ id: 'nav.goods', message: 'Goods' }),
    money: i18n._({ id: 'nav.money', message: 'Money' }),
    house: '',
  }
}
