import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Customer, CustomerItem } from '#modules/customers/contract'
import { itemOf } from '#modules/customers/web'
import { Problem } from '#platform/ui/api/problem'
import { useRead } from '#platform/ui/api/use-read'
import type { OrderView } from '../../contract.ts'
import type { IntakeDraft } from './draft.ts'

/** The customer whose page led here: chosen once, after that the draft decides. */
export function useWantedCustomer(chosenId: string | null, onFound: (customer: CustomerItem) => void): void {
  const wanted = useSearch({ strict: false, select: (search: Record<string, unknown>) => (typeof search.customer === 'string' ? search.customer : null) })
  const { data } = useRead<Customer>(`/customers/${wanted}`, { kinds: ['customers'], enabled: wanted !== null && wanted !== chosenId })
  const taken = useRef(false)
  const latest = useRef(onFound)
  useEffect(() => {
    latest.current = onFound
  })
  useEffect(() => {
    if (!data || data.id !== wanted || taken.current) return
    taken.current = true
    latest.current(itemOf(data))
  }, [data, wanted])
}

/** How a draft stands that was sent before this page was opened; null for one that never was. */
export function useSentBefore(draft: IntakeDraft | null): 'taken' | 'waits' | null {
  const sent = draft !== null && draft.sentAt !== null
  const { data, error } = useRead<OrderView>(`/orders/${draft?.orderId}`, { kinds: ['orders'], enabled: sent })
  if (!sent) return null
  if (data?.id === draft.orderId) return 'taken'
  return error instanceof Problem ? 'waits' : null
}
