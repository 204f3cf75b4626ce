import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { PriceList, priceListsPage } from '../contract.ts'

/** The organization's price lists, the ordinary one first; empty until they are there. */
export function usePriceLists() {
  const { data, error, refetch } = useRead<z.output<typeof priceListsPage>>('/price-lists', { kinds: ['catalog'] })
  const lists: readonly PriceList[] = data?.items ?? []
  return { lists, fetched: data !== undefined, error, again: () => void refetch() }
}
