import type { Language } from '#kernel/languages'
import type { StaffMember } from '#modules/identity/server'
import type { BoardCard, BoardView } from '../../contracts/board.ts'
import { stageOf } from '../order-data.ts'
import type { KindData, StageData } from '../order-data.ts'
import { standingView } from '../standing-view.ts'
import type { CardRow } from './board-rows.ts'

/** The kind of each version, by code and version. */
export type Kinds = ReadonlyMap<string, KindData>

export const kindKey = (code: string, version: number): string => `${code}/${version}`

/** One order of the board as an answer, its stage and what keeps it in the reader's language. */
export function toCard(row: CardRow, by: StaffMember, kinds: Kinds, now: Date): BoardCard {
  const kind = kinds.get(kindKey(row.kind_code, row.kind_version))
  const stage = kind && stageOf(kind, row.stage)
  return {
    id: row.order_id, number: row.number, version: row.version, kind: row.kind_code, kindVersion: row.kind_version, stage: row.stage, stageName: stage?.names[by.language] ?? row.stage,
    mark: stage?.mark ?? 'ring', phase: row.phase, place: stage?.place ?? 'shop', branchId: row.branch_id, customerName: row.customer_name, summary: row.summary, priority: row.priority, promisedOn: row.promised_on,
    onHold: row.on_hold_since && { since: row.on_hold_since.toISOString(), reason: row.on_hold_reason ?? '' }, stageSince: row.stage_since?.toISOString() ?? null,
    ...standingView({
      phase: row.phase, stage: row.stage, kind, promisedOn: row.promised_on, occurredAt: row.occurred_at, branchId: row.branch_id, stageSince: row.stage_since, heldSeconds: row.stage_held_seconds,
      onHoldSince: row.on_hold_since, onHoldReason: row.on_hold_reason, total: row.total, paid: row.paid, currency: row.currency, lostStage: row.lost_stage, lostMinutes: row.lost_minutes, rechecked: row.rechecked,
    }, by, now),
    balance: { amount: row.balance, currency: row.currency }, assignedTo: row.assigned_to ? { id: row.assigned_to, name: row.assigned_name ?? '' } : null,
  }
}

/** A stage as far as the board needs it. */
export const toBoardStage = (stage: StageData, language: Language): BoardView['kinds'][number]['stages'][number] => ({
  code: stage.code, name: stage.names[language], phase: stage.phase, place: stage.place, mark: stage.mark, targetMinutes: stage.targetMinutes, asks: stage.fields.some((field) => field.required), label: stage.label,
})
