import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { paths } from '#web/paths'

const acts = ['next', 'collect', 'payment', 'hold'] as const
export type WantedAct = (typeof acts)[number]

/** The order's page, with what to begin there. */
export const actAddress = (orderId: string, act: WantedAct): string => `${paths.order(orderId)}?act=${act}`

/** Begins what the address asks for, once; the address forgets it, so that a reload does nothing a second time. */
export function useWantedAct(orderId: string, begin: (act: WantedAct) => void): void {
  const wanted = useSearch({ strict: false, select: (search: Record<string, unknown>) => acts.find((act) => act === search.act) ?? null })
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
