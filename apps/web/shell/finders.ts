import { useLingui } from '@lingui/react'
import { useQueries } from '@tanstack/react-query'
import { useSignedIn } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import type { Hit } from '#platform/ui/finder'
import { byWordStart } from '#platform/ui/word-start'
import { finders } from '../finders.ts'
import { allows } from '../pages.ts'

export interface Found {
  readonly groups: readonly { readonly title: string; readonly hits: readonly Hit[] }[]
  /** How long the slowest finder took, in whole milliseconds; null while nothing was asked. */
  readonly tookMs: number | null
}

interface Answer { readonly hits: readonly Hit[]; readonly tookMs: number }

/** What the modules find for a text, group by group; nothing for an empty text. `only` names the one finder to ask, or `none`. */
export function useFound(text: string, only: string | null): Found {
  const { i18n } = useLingui()
  const { session } = useSignedIn()
  const { organizationId } = useCalling()
  const asked = finders.filter((finder) => allows(finder, session) && (only === null || only === finder.id))
  return useQueries({
    queries: asked.map((finder) => ({
      queryKey: [organizationId, 'find', finder.id, text],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Answer> => {
        const began = performance.now()
        const hits = await finder.find(text, { organizationId, signal })
        return { hits, tookMs: Math.round(performance.now() - began) }
      },
      enabled: text !== '',
      placeholderData: (before: Answer | undefined) => (text === '' ? undefined : before),
    })),
    combine: (answers) => ({
      groups: answers.map((answer, index) => ({ title: i18n._(asked[index]!.title), hits: byWordStart(answer.data?.hits ?? [], ({ name }) => name, text).slice(0, asked[index]!.most) })),
      tookMs: answers.reduce<number | null>((slowest, { data }) => (data ? Math.max(slowest ?? 0, data.tookMs) : slowest), null),
    }),
  })
}
