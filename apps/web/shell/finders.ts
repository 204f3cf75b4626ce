import { useLingui } from '@lingui/react'
import { useQueries } from '@tanstack/react-query'
import { useSignedIn } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import type { Hit } from '#platform/ui/finder'
import { finders } from '../finders.ts'
import { allows } from '../pages.ts'

/** What the modules find for a text, group by group; nothing for an empty text. `only` names the one finder to ask, or `none`. */
export function useFound(text: string, only: string | null): readonly { readonly title: string; readonly hits: readonly Hit[] }[] {
  const { i18n } = useLingui()
  const { session } = useSignedIn()
  const { organizationId } = useCalling()
  const asked = finders.filter((finder) => allows(finder, session) && (only === null || only === finder.id))
  return useQueries({
    queries: asked.map((finder) => ({
      queryKey: [organizationId, 'find', finder.id, text],
      queryFn: ({ signal }: { signal: AbortSignal }) => finder.find(text, { organizationId, signal }),
      enabled: text !== '',
      placeholderData: (before: readonly Hit[] | undefined) => (text === '' ? [] : before),
    })),
    combine: (answers) => answers.map((answer, index) => ({ title: i18n._(asked[index]!.title), hits: answer.data ?? [] })),
  })
}
