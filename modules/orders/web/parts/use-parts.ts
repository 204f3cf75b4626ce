import { useState } from 'react'
import { useReadList } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import type { z } from 'zod'
import type { requisitionsChanged, RequisitionView } from '../../contract.ts'
import type { RequisitionStatus } from '../../domain/must-order.ts'

type Changed = z.output<typeof requisitionsChanged>

/** What was just marked, from which state, and what stayed as it was. */
export interface Marked extends Changed { readonly from: RequisitionStatus; readonly to: RequisitionStatus }

/** The parts that answer a question, which of them are chosen, and how to mark those. */
export function useParts(question: string, shown: RequisitionStatus) {
  const list = useReadList<RequisitionView>(`/requisitions?${question}`, { kinds: ['orders'] })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [marked, setMarked] = useState<Marked | null>(null)
  const change = useSend<Changed, { parts: { id: string; version: number }[]; status: RequisitionStatus; note?: string }>({ name: 'order.parts-marked', method: 'POST', path: '/requisitions/changes', kinds: ['orders'] })
  // What somebody else took out of the list meanwhile is not chosen any more.
  const parts = (list.items ?? []).filter(({ id }) => chosen.has(id))

  async function send(of: readonly RequisitionView[], from: RequisitionStatus, to: RequisitionStatus, note?: string): Promise<Changed | null> {
    setMarked(null)
    const done = await change.send({ parts: of.map(({ id, version }) => ({ id, version })), status: to, ...(note && { note }) })
    if (!done) return null
    setChosen(new Set())
    setMarked({ ...done.answer, from, to })
    return done.answer
  }

  return {
    list, parts, marked, pending: change.pending, problem: change.problem, forget: change.forget,
    isChosen: (id: string) => chosen.has(id),
    choose: (ids: readonly string[], on: boolean) => setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id)))),
    mark: (to: RequisitionStatus, note?: string) => send(parts.slice(0, MOST), shown, to, note),
    /** Takes the last marking back; what came cannot be dropped and the like is refused as ever. */
    undo: async (last: Marked): Promise<void> => {
      await send(last.items, last.to, last.from)
      setMarked(null)
    },
    clear: () => setChosen(new Set()),
    closeMarked: () => setMarked(null),
  }
}

/** As many as one call takes. */
const MOST = 200

export type Parts = ReturnType<typeof useParts>
