import type { z } from 'zod'
import type { staffPage } from '#modules/identity/contract'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'

/** Who works here now, by name; nobody where the reader may not see staff. */
export function useColleagues(): readonly { readonly id: string; readonly name: string }[] {
  const maySee = useMay('staff.read')
  const { data } = useRead<z.output<typeof staffPage>>('/staff?limit=200', { kinds: ['identity'], enabled: maySee })
  return (data?.items ?? []).filter(({ disabledAt }) => disabledAt === null).toSorted((a, b) => a.name.localeCompare(b.name))
}
