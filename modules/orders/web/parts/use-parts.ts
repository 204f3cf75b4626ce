import { useState } from 'react'
import { useReadList } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import type { z } from 'zod'
import type { requisitionsChanged, RequisitionView } from '../../contract.ts'
import type { RequisitionStatus } from '../../domain/must-order.ts'

type Changed = z.output<typeof requisitionsChanged>

/** What was just marked, from which state, what it was before, and what stayed as it was. */
export interface Marked extends Changed { readonly before: readonly RequisitionView[]; readonly from: RequisitionStatus; readonly to: RequisitionStatus }

interface Wanted { readonly id: string; readonly version: number; readonly orderedAt?: string; readonly arrivedAt?: string }

/** The parts that answer a question, which of them are chosen, and how to mark those. */
export function useParts(question: string, shown: RequisitionStatus) {
  const list = useReadList<RequisitionView>(`/requisitions?${question}`, { kinds: ['orders'] })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [marked, setMarked] = useState<Marked | null>(null)
  const change = useSend<Changed, { parts: Wanted[]; status: RequisitionStatus; note?: string }>({ name: 'order.parts-marked', method: 'POST', path: '/requisitions/changes', kinds: ['orders'] })
  // What somebody else took out of the list meanwhile is not chosen any more.
  const parts = (list.items ?? []).filter(({ id }) => chosen.has(id))

  async function send(of: readonly RequisitionView[], from: RequisitionStatus, to: RequisitionStatus, note?: string): Promise<Changed | null> {
    setMarked(null)
    let all: Changed = { items: [], refused: [] }
    for (let at = 0; at < of.length; at += MOST) {
      const piece = of.slice(at, at + MOST)
      // One call after the other: what a refused one leaves stays chosen.
      // oxlint-disable-next-line no-await-in-loop
      const done = await change.send({ parts: piece.map(timesOf(to)), status: to, ...(note && { note }) })
      if (!done) return null
      setChosen((before) => new Set([...before].filter((id) => !piece.some((one) => one.id === id))))
      all = { items: [...all.items, ...done.answer.items], refused: [...all.refused, ...done.answer.refused] }
      setMarked({ ...all, before: of, from, to })
    }
    return all
  }

  return {
    list, parts, marked, pending: change.pending, problem: change.problem, forget: change.forget,
    isChosen: (id: string) => chosen.has(id),
    choose: (ids: readonly string[], on: boolean) => setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id)))),
    mark: (to: RequisitionStatus, note?: string) => send(parts, shown, to, note),
    /** Takes the last marking back; what came cannot be dropped and the like is refused as ever. */
    undo: async (last: Marked): Promise<void> => {
      const former = new Map(last.before.map((part) => [part.id, part]))
      await send(last.items.map((part) => ({ ...part, orderedAt: former.get(part.id)?.orderedAt ?? null, arrivedAt: former.get(part.id)?.arrivedAt ?? null })), last.to, last.from)
      setMarked(null)
    },
    clear: () => setChosen(new Set()),
    closeMarked: () => setMarked(null),
  }
}

/** As many as one call takes. */
const MOST = 200

/** A part as the call names it; with when it was ordered and came, where a marking is taken back to that. */
const timesOf = (to: RequisitionStatus) => ({ id, version, orderedAt, arrivedAt }: RequisitionView): Wanted => ({
  id, version, ...(to !== 'open' && orderedAt && { orderedAt }), ...(to === 'arrived' && arrivedAt && { arrivedAt }),
})

export type Parts = ReturnType<typeof useParts>
