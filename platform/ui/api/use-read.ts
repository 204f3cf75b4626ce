import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { useCalling } from './calling.ts'

export interface ReadOptions {
  /** Kinds of things on this screen; a hint that one of them changed fetches it again. */
  readonly kinds: readonly string[]
  /** False while something that the path needs is still missing. */
  readonly enabled?: boolean
}

/** One thing from the API, kept fresh by hints. The last answer stays on screen while the path changes. */
export function useRead<Answer>(path: string, { kinds, enabled = true }: ReadOptions) {
  const { organizationId } = useCalling()
  return useQuery({
    queryKey: [organizationId, path],
    queryFn: ({ signal }) => call<Answer>('GET', path, { organizationId, signal }),
    placeholderData: keepPreviousData,
    meta: { kinds },
    enabled,
  })
}

export interface ListAnswer<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** A list from the API, page after page: `items` are all fetched so far, `more()` fetches the next when there is one. */
export function useReadList<Item>(path: string, { kinds, enabled = true }: ReadOptions) {
  const { organizationId } = useCalling()
  const query = useInfiniteQuery({
    queryKey: [organizationId, path, 'pages'],
    queryFn: ({ pageParam, signal }) => call<ListAnswer<Item>>('GET', withCursor(path, pageParam), { organizationId, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    meta: { kinds },
    enabled,
  })
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    error: query.error,
    hasMore: query.hasNextPage,
    fetchingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}

const withCursor = (path: string, cursor: string | null) =>
  cursor === null ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
