import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import type { BoardCard } from '../../contracts/board.ts'
import { isLate } from '../../domain/order-phase.ts'
import { stageOf } from '../order-data.ts'
import type { KindData } from '../order-data.ts'
import type { CardRow } from './board-rows.ts'

/** The kind of each version, by code and version. */
export type Kinds = ReadonlyMap<string, KindData>

export const kindKey = (code: string, version: number): string => `${code}/${version}`

/** One order of the board as an answer, its stage in the reader's language. */
export function toCard(row: CardRow, by: StaffMember, kinds: Kinds, now: Date): BoardCard {
  const kind = kinds.get(kindKey(row.kind_code, row.kind_version))
  const stage = kind && stageOf(kind, row.stage)
  return {
    id: row.order_id, number: row.number, version: row.version, kind: row.kind_code, kindVersion: row.kind_version, stage: row.stage, stageName: stage?.names[by.language] ?? row.stage,
    mark: stage?.mark ?? 'ring', phase: row.phase, place: stage?.place ?? 'shop', branchId: row.branch_id, customerName: row.customer_name, summary: row.summary, priority: row.priority, promisedOn: row.promised_on,
    late: isLate({ phase: row.phase, promisedOn: row.promised_on }, dayIn(by.organization.branches.get(row.branch_id)?.timeZone ?? 'UTC', now)),
    onHold: row.on_hold_since && { since: row.on_hold_since.toISOString(), reason: row.on_hold_reason ?? '' },
    stageSince: row.stage_since?.toISOString() ?? null, stageMinutes: minutesBetween(row.stage_since, row.on_hold_since ?? now), targetMinutes: stage?.targetMinutes ?? null,
    balance: { amount: row.balance, currency: row.currency }, assignedTo: row.assigned_to ? { id: row.assigned_to, name: row.assigned_name ?? '' } : null,
  }
}

/** Whole minutes from one instant to another, never less than none: a clock at another counter may be ahead. */
export const minutesBetween = (since: Date | null, until: Date): number | null => since && Math.max(0, Math.floor((until.getTime() - since.getTime()) / 60_000))
