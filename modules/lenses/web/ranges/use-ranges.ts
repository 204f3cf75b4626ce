import { useQueries } from '@tanstack/react-query'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import type { ContactLensRangeView } from '../../contract.ts'

/** As many products as one question may name. */
const AT_ONCE = 50

/** What somebody said of these contact lenses, by product; null while it is asked. */
export function useRanges(productIds: readonly string[]): ReadonlyMap<string, ContactLensRangeView> | null {
  const { organizationId } = useCalling()
  const chunks = Array.from({ length: Math.ceil(productIds.length / AT_ONCE) }, (_, n) => `/contact-lens-ranges?productIds=${productIds.slice(n * AT_ONCE, (n + 1) * AT_ONCE).join()}`)
  return useQueries({
    queries: chunks.map((path) => ({
      queryKey: [organizationId, path], meta: { kinds: ['lenses'] },
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => call<{ items: readonly ContactLensRangeView[] }>('GET', path, { organizationId, signal }),
    })),
    combine: (answers) => (answers.every(({ data }) => data) ? new Map(answers.flatMap(({ data }) => data?.items ?? []).map((one) => [one.productId, one])) : null),
  })
}
