import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import { openPhases } from '../../domain/order-phase.ts'
import { mustOrder } from '../../domain/must-order.ts'
import type { RequisitionStatus } from '../../domain/must-order.ts'
import type { OrderData } from '../order-data.ts'

/** A part that was asked for of an order, and how far it has come. */
export interface SamplePart {
  readonly id: string
  readonly lineId: string
  readonly variantId: string | null
  readonly description: string
  readonly eye: 'right' | 'left' | null
  readonly quantity: number
  readonly status: RequisitionStatus
  readonly note: string | null
  readonly requestedAt: Date
  readonly requestedBy: string
  readonly orderedAt: Date | null
  readonly arrivedAt: Date | null
}

/** Of this many open orders in a hundred the parts stand in the list; the others' are bought as one always did. */
const ASKED_IN_100 = 70

/** The parts of an open order: as far as the order itself has come. `seed` and `index` make them the same each time, and no other part of the order another. */
export function inventParts(seed: string, index: number, order: OrderData, seller: string): SamplePart[] {
  const random = randomOf(seed, 'order', index, 'parts')
  if (!(openPhases as readonly string[]).includes(order.phase) || !random.chance(ASKED_IN_100 / 100)) return []
  const reached = (stage: string): Date | null => {
    const event = order.events.find(({ kind, toStage }) => kind === 'stage' && toStage === stage)
    return event ? new Date(event.occurredAt) : null
  }
  const [orderedAt, arrivedAt] = [reached('sent-to-lab'), reached('arrived')]
  const status: RequisitionStatus = arrivedAt ? 'arrived' : orderedAt ? 'ordered' : 'open'
  const note = orderedAt && random.chance(0.6) ? `SZ-${random.int(100, 999)} ${random.int(100, 999)}` : null
  const wanted = order.lines.filter((line) => mustOrder(line.kind, order.kind.code))
  // Asked for in one moment, they stand in the sequence of their lines by their ids alone.
  const ids = wanted.map(() => newId(order.occurredAt.getTime(), random.fill)).toSorted()
  return wanted.map((line, position) => ({
    id: ids[position]!, lineId: line.id, variantId: line.variantId, description: line.description, eye: line.eye, quantity: line.quantity, status, note,
    requestedAt: order.occurredAt, requestedBy: seller, orderedAt, arrivedAt,
  }))
}
