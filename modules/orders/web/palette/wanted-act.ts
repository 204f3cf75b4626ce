import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { newId } from '#kernel/ids'
import { paths } from '#web/paths'

const acts = ['next', 'collect', 'payment', 'hold'] as const
export type WantedAct = (typeof acts)[number]

/** A link that somebody sends must do nothing by being opened: only what this page itself has offered is begun. */
const offered = newId()

/** The order's page, with what to begin there; good in this page of the browser only. */
export const actAddress = (orderId: string, act: WantedAct): string => `${paths.order(orderId)}?act=${act}&offered=${offered}`

/** Begins what the address asks for, once; the address forgets it, so that a reload does nothing a second time. */
export function useWantedAct(orderId: string, begin: (act: WantedAct) => void): void {
  const wanted = useSearch({ strict: false, select: (search: Record<string, unknown>) => (search.offered === offered ? acts.find((act) => act === search.act) : undefined) ?? null })
  const navigate = useNavigate()
  const latest = useRef(begin)
  useEffect(() => {
    latest.current = begin
  })
  useEffect(() => {
    if (!wanted) return
    void navigate({ to: paths.order(orderId), search: {}, replace: true })
    latest.current(wanted)
  }, [wanted, orderId, navigate])
}
