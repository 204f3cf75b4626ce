import { useState } from 'react'
import type { z } from 'zod'
import { useSend } from '#platform/ui/api/use-send'
import { useDraft } from '#platform/ui/use-draft'
import type { orderChange, OrderView } from '../../contract.ts'
import { compareChanges } from './compare-changes.ts'

/** What is agreed with the customer and two people may change at once. */
export interface Agreed {
  readonly promisedOn: string | null
  readonly priority: 'normal' | 'rush'
  readonly note: string
}

const agreedOf = ({ promisedOn, priority, note }: OrderView): Agreed => ({ promisedOn, priority, note: note ?? '' })

/**
 * What was agreed as it is being changed. Saving names the version that the change began from; when somebody saved in between,
 * `compared` shows both sides. Where they touched none of these fields (moved the stage, say) there is nothing to decide, and the
 * change goes again by itself. `again` asks for the order of this moment.
 */
export function useAgreedDraft(order: OrderView, again: () => Promise<OrderView | undefined>) {
  const saved = agreedOf(order)
  const draft = useDraft(saved)
  const [began, setBegan] = useState({ version: order.version, values: saved })
  const save = useSend<OrderView, z.input<typeof orderChange>>({ name: 'order.change', method: 'PATCH', path: `/orders/${order.id}`, kinds: ['orders'] })
  const stale = save.problem?.type === 'http/version-stale'
  // The refusal names the version that the server has: until that one is here there is nothing to compare with.
  const arrived = stale && order.version >= Number(save.problem?.extra.version)
  const compared = arrived ? compareChanges(began.values, draft.changes(), saved) : []

  function set<Name extends keyof Agreed>(name: Name, value: Agreed[Name]): void {
    if (!draft.changed) setBegan({ version: order.version, values: saved })
    draft.set(name, value)
  }
  function drop(): void {
    draft.reset()
    save.forget()
  }
  async function send(changes: Partial<Agreed>, version: number): Promise<void> {
    if (Object.keys(changes).length === 0) return drop()
    if (await save.send(changes, version)) return draft.reset()
    const now = await again()
    const theirs = now && compareChanges(began.values, changes, agreedOf(now)).some(({ changedByThem }) => changedByThem)
    if (now && now.version > version && theirs === false) await send(changes, now.version)
  }

  return {
    values: draft.values,
    changes: draft.changes,
    changed: draft.changed,
    set,
    drop,
    keep: (changes: Partial<Agreed>) => void send(changes, arrived ? order.version : began.version),
    pending: save.pending,
    /** A refusal that is no lost race. */
    problem: stale ? null : save.problem,
    forget: save.forget,
    compared: compared.some(({ changedByThem }) => changedByThem) ? compared : null,
    /** Who saved in between, as the refusal tells. */
    theirSave: save.problem?.extra.changed,
  }
}

export type AgreedDraft = ReturnType<typeof useAgreedDraft>
