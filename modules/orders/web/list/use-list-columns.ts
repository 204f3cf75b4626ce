import { useState } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import type { ListColumn } from '../../domain/list-shape.ts'

const kinds = ['order-list-columns']
/** How everybody begins. */
const usual: readonly ListColumn[] = ['number', 'stage', 'customer', 'job', 'promised', 'balance']

/** The columns of the list as this person chose them, and how to choose others. A choice is seen at once. */
export function useListColumns() {
  const [chosen, setChosen] = useState<readonly ListColumn[] | null | undefined>(undefined)
  const kept = useRead<{ columns: ListColumn[] | null }>('/orders/list-columns', { kinds }).data?.columns
  const save = useSend<{ columns: ListColumn[] | null }, { columns: readonly ListColumn[] | null }>({ name: 'order.columns-chosen', method: 'PUT', path: '/orders/list-columns', kinds })
  const choose = (columns: readonly ListColumn[] | null) => {
    setChosen(columns)
    void save.send({ columns })
  }
  return { columns: (chosen === undefined ? kept : chosen) ?? usual, choose }
}
