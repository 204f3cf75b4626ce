import { useLingui } from '@lingui/react'
import { dayText, instantText, type DayStyle, type InstantStyle } from './day-text.ts'

/** A day of the shop's calendar, in the reader's language. */
export function Day({ of, as = 'day' }: { readonly of: string; readonly as?: DayStyle }) {
  const { i18n } = useLingui()
  return <time dateTime={of}>{dayText(of, i18n.locale, as)}</time>
}

/** An instant as the clock of its branch shows it, in the reader's language. */
export function Instant({ of, timeZone, as = 'day-time' }: { readonly of: string; readonly timeZone: string; readonly as?: InstantStyle }) {
  const { i18n } = useLingui()
  return <time dateTime={of}>{instantText(of, timeZone, i18n.locale, as)}</time>
}
