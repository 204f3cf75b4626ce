import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Customer, CustomerItem } from '#modules/customers/contract'
import { itemOf } from '#modules/customers/web'
import { Problem } from '#platform/ui/api/problem'
import { useRead } from '#platform/ui/api/use-read'
import type { OrderView } from '../../contract.ts'
import { isEmpty, type IntakeDraft } from './draft.ts'

/**
 * The customer from whose page one came. They are chosen for a draft that is empty; for one of somebody else they are answered
 * here, so that nobody gets another's glasses. Either way the address forgets them then: from there on the draft decides.
 */
export function useWantedCustomer(draft: IntakeDraft, onFound: (customer: CustomerItem) => void): CustomerItem | null {
  const wanted = useSearch({ strict: false, select: (search: Record<string, unknown>) => (typeof search.customer === 'string' ? search.customer : null) })
  const { data } = useRead<Customer>(`/customers/${wanted}`, { kinds: ['customers'], enabled: wanted !== null })
  const found = data && data.id === wanted ? data : null
  const free = isEmpty(draft) || draft.customer?.id === wanted
  const latest = useRef(onFound)
  useEffect(() => {
    latest.current = onFound
  })
  useEffect(() => {
    if (found && free) latest.current(itemOf(found))
  }, [found, free])
  return found && !free ? itemOf(found) : null
}

/** The kind of order that the address names: chosen once; the address forgets it. */
export function useWantedKind(onWanted: (code: string) => void): void {
  const wanted = useSearch({ strict: false, select: (search: Record<string, unknown>) => (typeof search.kind === 'string' ? search.kind : null) })
  const latest = useRef(onWanted)
  useEffect(() => {
    latest.current = onWanted
  })
  useEffect(() => {
    if (wanted) latest.current(wanted)
  }, [wanted])
}

/** The draft of the server that the address names: taken up once, into an empty intake; the address forgets it. */
export function useWantedDraft(free: boolean, onWanted: (id: string) => void): void {
  const wanted = useSearch({ strict: false, select: (search: Record<string, unknown>) => (typeof search.draft === 'string' ? search.draft : null) })
  const latest = useRef(onWanted)
  useEffect(() => {
    latest.current = onWanted
  })
  useEffect(() => {
    if (wanted && free) latest.current(wanted)
  }, [wanted, free])
}

/** How a draft stands that was sent before this page was opened; null for one that never was. */
export function useSentBefore(draft: IntakeDraft | null): 'taken' | 'waits' | null {
  const sent = draft !== null && draft.sentAt !== null
  const { data, error } = useRead<OrderView>(`/orders/${draft?.orderId}`, { kinds: ['orders'], enabled: sent })
  if (!sent) return null
  if (data?.id === draft.orderId) return 'taken'
  return error instanceof Problem ? 'waits' : null
}
