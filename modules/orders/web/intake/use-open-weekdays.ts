import type { z } from 'zod'
import { openWeekdays } from '#kernel/open-days'
import type { branches } from '#modules/identity/contract'
import { useRead } from '#platform/ui/api/use-read'

/** ISO weekdays on which a branch is open; every day while nobody knows. */
export function useOpenWeekdays(branchId: string): readonly number[] {
  const { data } = useRead<z.output<typeof branches>>('/branches', { kinds: ['identity'] })
  return openWeekdays(data?.items.find(({ id }) => id === branchId)?.hours ?? [])
}
