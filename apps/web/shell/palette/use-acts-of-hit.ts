import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import type { Hit, HitAct } from '#platform/ui/finder'
import { finders } from '../../finders.ts'
import { allows } from '../../pages.ts'
import { actsOf } from '../hit-acts.ts'

/** What can be done with a hit; what depends on how it stands now comes a moment later. */
export function useActsOfHit(hit: Hit | undefined): readonly HitAct[] {
  const { i18n } = useLingui()
  const { session } = useSignedIn()
  const { organizationId } = useCalling()
  const at = hit?.to ?? ''
  const { data } = useQuery({
    queryKey: [organizationId, 'acts-of', at, i18n.locale],
    queryFn: async ({ signal }) => (await Promise.all(finders.map(async (finder) => finder.actsOf?.(at, { organizationId, language: i18n.locale, signal }) ?? []))).flat(),
    enabled: at !== '',
    // Somebody may have moved it since it was asked about.
    staleTime: 0,
  })
  return hit ? [...actsOf(hit), ...(data ?? [])].filter((act) => allows(act, session)) : []
}
