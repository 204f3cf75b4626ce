import { useRead } from '#platform/ui/api/use-read'

interface Named { readonly id: string; readonly name: string }

/** The people at work here and what they can be able to do. */
export function useWorkers(): { readonly people: readonly Named[]; readonly skills: readonly Named[] } {
  const people = useRead<{ items: (Named & { disabledAt?: string | null })[] }>('/staff?limit=200', { kinds: ['identity'] })
  const skills = useRead<{ items: Named[] }>('/skills?limit=200', { kinds: ['identity'] })
  return { people: (people.data?.items ?? []).filter(({ disabledAt }) => !disabledAt), skills: skills.data?.items ?? [] }
}
