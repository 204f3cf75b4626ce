import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from '#platform/ui/api/problem'
import { heard, lost, onConnection } from './connection.ts'

/** The cache of everything read. Freshness comes from hints, so nothing is fetched again only because a window got focus. */
export function makeQueries(onSignedOut: () => void): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: heard,
      onError: (error) => {
        if (!(error instanceof Problem)) return
        if (error.status === 401) onSignedOut()
        else if (error.type === 'web/no-connection') lost()
        else heard()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (count, error) => error instanceof Problem && error.passes && count < 2,
      },
    },
  })
  // What could not be fetched, and what may have changed meanwhile, is asked for again.
  onConnection((connected) => {
    if (connected) void queries.invalidateQueries()
  })
  return queries
}
