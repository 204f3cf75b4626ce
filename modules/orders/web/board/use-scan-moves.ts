import { useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { Problem } from '#platform/ui/api/problem'
import { sayProblem } from '#platform/ui/api/say-problem'
import type { OrderView } from '../../contract.ts'
import type { BoardCard } from '../../contracts/board.ts'
import { numberOfCode } from '../../domain/scanned-number.ts'
import type { PrintOfStageProps } from '../print-of-stage.tsx'
import { useReasons } from '../order/order-problem.tsx'
import type { BoardActs } from './use-board-acts.ts'
import type { CardStage } from './target-stage.ts'

/** What became of one scan. */
export interface Scanned { readonly number: string; readonly outcome: 'moving' | 'moved' | 'there' | 'refused'; readonly reason?: string; readonly paper?: PrintOfStageProps }

/** Moving by scanning: a stage is chosen once, each scan moves one order there. A second scan of the same does nothing. */
export function useScanMoves(acts: BoardActs) {
  const { i18n, t } = useLingui()
  const { organizationId } = useCalling()
  const reasons = useReasons()
  const [stage, setStage] = useState<string | null>(null)
  const [scans, setScans] = useState<readonly Scanned[]>([])
  const underWay = useRef(new Set<string>())
  const note = (scan: Scanned) => setScans((before) => [scan, ...before.filter(({ number }) => number !== scan.number)])

  const why = (problem: unknown): string => {
    const reason = problem instanceof Problem && typeof problem.extra.reason === 'string' ? reasons[problem.extra.reason] : undefined
    if (reason) return reason
    if (problem instanceof Problem && problem.status === 404) return t`No order has this number.`
    const { title, detail } = sayProblem(i18n, problem)
    return detail ?? title
  }

  async function take(code: string): Promise<void> {
    const number = numberOfCode(code)
    if (stage === null) return
    if (!number) return note({ number: code, outcome: 'refused', reason: t`This code is no order’s.` })
    // The same scan again while the first is still under way.
    if (underWay.current.has(number)) return
    underWay.current.add(number)
    note({ number, outcome: 'moving' })
    try {
      const order = await call<OrderView>('GET', `/orders/by-number/${number}`, { organizationId })
      const target = order.stages.find(({ code: one }) => one === stage)
      if (order.stage === stage) note({ number, outcome: 'there' })
      else if (!target) note({ number, outcome: 'refused', reason: t`An order of this kind has no such stage.` })
      else {
        await acts.moveScanned(cardOf(order), { ...target, asks: false })
        note({ number, outcome: 'moved', paper: { orderId: order.id, label: target.label, customerLanguage: order.customer.language } })
      }
    } catch (problem) {
      note({ number, outcome: 'refused', reason: why(problem) })
    } finally {
      underWay.current.delete(number)
    }
  }

  return {
    stage, scans, take: (code: string) => void take(code),
    choose: (code: string | null) => {
      setStage(code)
      setScans([])
    },
  }
}

export type ScanMoves = ReturnType<typeof useScanMoves>

/** An order that may stand on no card here: another branch's, or further down than was fetched. */
function cardOf(order: OrderView): BoardCard {
  const at: CardStage | undefined = order.stages.map((stage) => ({ ...stage, asks: false })).find(({ code }) => code === order.stage)
  return {
    id: order.id, number: order.number, version: order.version, kind: order.kind.code, kindVersion: order.kind.version, stage: order.stage ?? '', stageName: at?.name ?? '', mark: at?.mark ?? 'ring',
    phase: order.phase, place: at?.place ?? 'shop', branchId: order.branchId, customerName: order.customer.name, summary: order.lines.map((line) => line.description).slice(0, 2).join(' · '), priority: order.priority,
    promisedOn: order.promisedOn, late: order.late, onHold: order.onHold, stageSince: order.stageSince, stageMinutes: null, targetMinutes: null, whyLate: null, balance: order.balance, assignedTo: order.assignedTo,
  }
}
