import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import type { Money } from '#kernel/money'
import { touchesKinds } from '#platform/ui/api/hints'
import { useSend } from '#platform/ui/api/use-send'
import { paths } from '#web/paths'
import type { AttachmentView, draftTaking, newAttachment, OrderView } from '../../contract.ts'
import { keepMethod } from '../payment-methods.tsx'
import { fileInBase64 } from '#platform/ui/file-in-base64'
import { isEmpty, type IntakeDraft } from './draft.ts'
import type { Intake, NewOrderInput } from './use-intake.ts'

/** So long without an answer, and the page says that the order waits. */
const patienceMs = 2000

/**
 * Takes the order, and says how that stands. Without a connection it waits on the device, and the next order can be begun: an
 * answer that comes then leaves the new draft alone, and a refusal keeps the refused one until somebody decides. An order whose
 * prescription was typed with it holds values of somebody's eyes: it is sent at once, or stays on the page.
 */
export function useTakeOrder({ draft, change, forget, toSend, collectNow }: Intake, { save, files, onDone }: TakeWith) {
  const navigate = useNavigate()
  const take = useSend<OrderView, NewOrderInput>({ name: 'order.take', method: 'POST', path: '/orders', kinds: ['orders', 'payments'], secret: holdsValues })
  const takeSaved = useSend<OrderView, z.input<typeof draftTaking>>({ name: 'draft.take', method: 'POST', path: `/orders/drafts/${draft.orderId}/take`, kinds: ['orders', 'payments'] })
  const collect = useSend<OrderView, object>({ name: 'order.collect', method: 'POST', path: `/orders/${draft.orderId}/collect`, kinds: ['orders', 'payments'] })
  const attach = useSend<AttachmentView, z.input<typeof newAttachment>>({ name: 'order.attach', method: 'POST', path: `/orders/${draft.orderId}/attachments`, kinds: ['orders'], secret: true })
  /** What could not be done once the order was taken; a file by its name. */
  const [left, setLeft] = useState<{ readonly orderId: string; readonly file: string | null } | null>(null)
  const refusal = take.problem ?? takeSaved.problem
  const [sentId, setSentId] = useState<string | null>(null)
  const [refused, setRefused] = useState<IntakeDraft | null>(null)
  const currentId = useRef(draft.orderId)
  useEffect(() => {
    currentId.current = draft.orderId
  })
  const pending = (take.pending || takeSaved.pending || collect.pending || attach.pending) && sentId === draft.orderId
  const newTotal = useNewTotal(refusal?.type === 'orders/price-changed' ? refusal.extra.total : null)

  async function send(total: Money): Promise<void> {
    setSentId(draft.orderId)
    change((now) => ({ ...now, sentAt: new Date().toISOString() }))
    const done = draft.saved === null ? await take.send(toSend(total)) : await takenFromDraft(total)
    keepMethod(draft.method)
    if (currentId.current !== draft.orderId) {
      if (!done) setRefused(draft)
    } else if (done) {
      const undone = await finish(done.answer)
      forget()
      onDone()
      if (undone) setLeft({ orderId: done.answer.id, ...undone })
      else await navigate({ to: paths.order(draft.orderId), search: { taken: true } })
    } else change((now) => ({ ...now, sentAt: null }))
  }
  /** The draft as it stands here is written first, then taken. */
  async function takenFromDraft(total: Money): Promise<{ readonly answer: OrderView } | null> {
    const version = await save()
    const { deposits, occurredAt, lensDecisions } = toSend(total)
    return version === null ? null : takeSaved.send({ ...(deposits && { deposits }), ...(occurredAt && { occurredAt }), ...(lensDecisions && { lensDecisions }), expectedTotal: total }, version)
  }
  /** What belongs to an order that was just taken. @returns what was refused: a file by its name, or the collection; null when all is done */
  async function finish(order: OrderView): Promise<{ readonly file: string | null } | null> {
    for (const file of files) {
      // One after the other: each may be as large as a call can be.
      // oxlint-disable-next-line no-await-in-loop
      if (!await attach.send({ id: newId(), name: file.name.slice(0, 200), base64: await fileInBase64(file) })) return { file: file.name }
    }
    return collectNow && !await collect.send({}, order.version) ? { file: null } : null
  }
  function forgetRefusal(): void {
    take.forget()
    takeSaved.forget()
    setRefused(null)
  }

  return {
    send,
    pending,
    /** No answer for a while: it is kept on the device and goes by itself. */
    waits: useWaits(pending && !take.secret),
    /** The total of today, when it is not the one that was shown. */
    newTotal,
    problem: newTotal ? null : refusal,
    /** What could not be done for an order that is taken. */
    undone: left && (attach.problem ?? collect.problem) ? { ...left, problem: (attach.problem ?? collect.problem)! } : null,
    /** An earlier order that was refused after this one was begun. */
    refused,
    forgetRefusal,
    /** Brings the refused order back; null while another stands here. */
    takeUp: refused && isEmpty(draft) ? () => {
      forgetRefusal()
      change(() => ({ ...refused, sentAt: null }))
    } : null,
  }
}

const holdsValues = ({ prescription }: NewOrderInput): boolean => Boolean(prescription && 'new' in prescription)

interface TakeWith {
  /** Writes what is typed into the server's draft. @returns its version, or null after a refusal */
  readonly save: () => Promise<number | null>
  readonly files: readonly File[]
  readonly onDone: () => void
}

/** A price changed: the catalog is asked anew, so that the lines show why. */
function useNewTotal(total: unknown): Money | null {
  const queries = useQueryClient()
  const changed = isMoney(total)
  useEffect(() => {
    if (changed) void queries.invalidateQueries({ predicate: touchesKinds(['catalog']) })
  }, [changed, queries])
  return changed ? total : null
}

function useWaits(pending: boolean): boolean {
  const [waits, setWaits] = useState(false)
  useEffect(() => {
    if (!pending) return
    const timer = setTimeout(() => setWaits(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setWaits(false)
    }
  }, [pending])
  return waits
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
