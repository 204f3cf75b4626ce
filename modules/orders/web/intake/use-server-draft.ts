import { useState } from 'react'
import type { PrescriptionView } from '#modules/prescriptions/contract'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { Problem } from '#platform/ui/api/problem'
import { useSend } from '#platform/ui/api/use-send'
import type { OrderView } from '../../contract.ts'
import { lastMethod } from '../payment-methods.tsx'
import { isEmpty } from './draft.ts'
import { loadDraft } from './load-draft.ts'
import type { Intake, NewOrderInput } from './use-intake.ts'

type DraftInput = Omit<NewOrderInput, 'deposits' | 'expectedTotal' | 'occurredAt' | 'prescription'> & { readonly prescription: { readonly id: string; readonly version: number } | null }

/** Keeps an order for later where every counter finds it, and takes one up again. */
export function useServerDraft({ draft, change, forget, toSend, total }: Intake) {
  const { organizationId } = useCalling()
  const add = useSend<OrderView, DraftInput>({ name: 'draft.save', method: 'POST', path: '/orders/drafts', kinds: ['orders'] })
  const replace = useSend<OrderView, DraftInput>({ name: 'draft.change', method: 'PUT', path: `/orders/drafts/${draft.orderId}`, kinds: ['orders'] })
  const prescribe = useSend<PrescriptionView>({ name: 'prescription.add', method: 'POST', path: '/prescriptions', kinds: ['prescriptions'], secret: true })
  const [failed, setFailed] = useState<Problem | null>(null)

  /** Writes the draft as it stands; a prescription typed with it is written first. @returns its version, or null after a refusal */
  async function save(): Promise<number | null> {
    const { deposits: _deposits, expectedTotal: _total, occurredAt: _at, prescription, ...asked } = toSend(total)
    const used = await written(prescription ?? null)
    if (used === 'refused') return null
    const body = { ...asked, prescription: used }
    const done = draft.saved === null ? await add.send(body) : await replace.send(body, draft.saved)
    if (!done) return null
    change((now) => ({ ...now, saved: done.answer.version, ...(used && { prescription: { use: used } }) }))
    return done.answer.version
  }
  async function written(prescription: NewOrderInput['prescription'] | null): Promise<{ id: string; version: number } | null | 'refused'> {
    if (!prescription || !('new' in prescription)) return prescription ?? null
    const done = await prescribe.send({ customerId: draft.wearer?.id ?? draft.customer?.id, ...prescription.new })
    return done ? { id: done.answer.id, version: 1 } : 'refused'
  }
  return {
    save,
    keepForLater: async () => {
      if (await save()) forget()
    },
    /** Takes a draft of the server up, in the place of an empty one. */
    goOn: async (id: string): Promise<boolean> => {
      if (!isEmpty(draft)) return false
      try {
        const loaded = await loadDraft((path) => call('GET', path, { organizationId }), id, lastMethod())
        change(() => loaded)
        return true
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        setFailed(error)
        return false
      }
    },
    pending: add.pending || replace.pending || prescribe.pending,
    problem: failed ?? prescribe.problem ?? add.problem ?? replace.problem,
    forgetProblem: () => {
      setFailed(null)
      for (const { forget: away } of [add, replace, prescribe]) away()
    },
  }
}

