import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { orderPage, OrderRow } from '../../contract.ts'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { useRead } from '#platform/ui/api/use-read'

export type OrderTotals = z.output<typeof orderPage>['totals']
type Page = z.output<typeof orderPage>

interface Place { readonly part: number; readonly cursor: string | null }
const firstPlace: Place = { part: 0, cursor: null }

/** Orders that answer the questions, one question's after the other's, page by page; `totals` are those of the whole list. */
export function useOrderList(questions: readonly string[], totalsQuestion: string) {
  const { organizationId } = useCalling()
  const query = useInfiniteQuery({
    queryKey: [organizationId, 'order-list', questions],
    queryFn: ({ pageParam, signal }) => call<Page>('GET', withCursor(questions[pageParam.part]!, pageParam.cursor), { organizationId, signal }),
    initialPageParam: firstPlace,
    getNextPageParam: (last, _pages, { part }): Place | undefined => {
      if (last.nextCursor) return { part, cursor: last.nextCursor }
      return part + 1 < questions.length ? { part: part + 1, cursor: null } : undefined
    },
    placeholderData: keepPreviousData,
    meta: { kinds: ['orders'] },
  })
  const oneQuestion = questions.length === 1
  const sums = useRead<Page>(totalsQuestion, { kinds: ['orders'], enabled: !oneQuestion })
  const pages = query.data?.pages
  const rows = useMemo(() => pages && onceEach(pages.flatMap((page) => page.items)), [pages])
  return {
    rows,
    pages: pages?.length ?? 0,
    totals: oneQuestion ? pages?.[0]?.totals : sums.data?.totals,
    /** What is shown answers an earlier question; the new answer is on its way. */
    stale: query.isPlaceholderData,
    error: query.error,
    hasMore: query.hasNextPage,
    fetchingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}

/** An order that moved between two answers stands where it was met first. */
function onceEach(rows: readonly OrderRow[]): OrderRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed()
}

const withCursor = (question: string, cursor: string | null) => (cursor === null ? question : `${question}&cursor=${encodeURIComponent(cursor)}`)
