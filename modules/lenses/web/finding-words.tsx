import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { dayText } from '#platform/ui/day-text'
import type { LensFinding, OptionMiss } from '../contract.ts'
import { useSayMiss } from './say-miss.ts'

/** A finding of the server, or a verdict of its check. */
export type SaidFinding = Pick<LensFinding, 'lens' | 'can' | 'deliverable' | 'misses' | 'options' | 'nearest'> & { readonly instead: { readonly name: string } | null }

/** What speaks against a lens as it is chosen, and what is nearest; `take` stands beside the lens that could be in its place. */
export function FindingWords({ finding, silent, take }: { readonly finding: SaidFinding; readonly silent?: ReactNode; readonly take?: ReactNode }) {
  const { sayMiss, sayNearest } = useSayMiss()
  const { lens, can, deliverable, misses, options, nearest, instead } = finding
  return (
    <>
      {!deliverable && <p><b><NotNow lens={lens} /></b></p>}
      {!can && (deliverable || misses.length > 0) && <p><b><Trans>{lens.name} is not made so.</Trans></b> {misses.length > 0 ? misses.map(sayMiss).join(' ') : silent}</p>}
      {options.map((miss) => <p key={`${miss.why} ${miss.option} ${miss.other}`}><OptionAgainst name={lens.name} miss={miss} /></p>)}
      {nearest && <p><Trans>Nearest that is made: {sayNearest(nearest)}</Trans></p>}
      {instead && <p><Trans>In its place: {instead.name}</Trans> {take}</p>}
    </>
  )
}

/** What the maker says against a chosen coating or tint. */
function OptionAgainst({ name, miss: { why, option, other } }: { readonly name: string; readonly miss: OptionMiss }) {
  switch (why) {
    case 'not-with-lens': return <Trans>{option} is not made with {name}.</Trans>
    case 'needed': return <Trans>{name} is only made with {option}.</Trans>
    case 'not-together': return <Trans>{option} and {other} are not made together.</Trans>
  }
}

/** Of a lens that cannot be had today, when it can. */
function NotNow({ lens: { name, from, until } }: { readonly lens: SaidFinding['lens'] }) {
  const { i18n } = useLingui()
  const of = (day: string): string => dayText(day, i18n.locale, 'date')
  if (from !== null && until !== null) return <Trans>{name} is delivered from {of(from)} until {of(until)} only.</Trans>
  if (until !== null) return <Trans>{name} was delivered until {of(until)}.</Trans>
  return from === null ? null : <Trans>{name} is delivered from {of(from)}.</Trans>
}
