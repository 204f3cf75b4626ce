import type { Phase } from './order-phase.ts'

export type ChangeRefusal = 'draft' | 'collected' | 'cancelled' | 'lenses-committed'

const refusalAt: Record<Phase, ChangeRefusal | null> = { draft: 'draft', taken: null, producing: null, finishing: null, ready: null, closed: 'collected', cancelled: 'cancelled' }

/** Why the order may not be changed like that, or null. Lenses that are being made are changed only by who may waive their cost. */
export const whyNotChange = (order: { phase: Phase; lensesCommitted: boolean }, touchesLenses: boolean, mayWaiveLensCost: boolean): ChangeRefusal | null =>
  refusalAt[order.phase] ?? (touchesLenses && order.lensesCommitted && !mayWaiveLensCost ? 'lenses-committed' : null)

export interface ComparedLine { readonly id: string; readonly variantId: string | null; readonly kind: string; readonly eye: string | null; readonly quantity: number; readonly description: string; readonly unitPrice: number; readonly amount: number; readonly listAmount: number }

export interface LineDifference<Line> { readonly id: string; readonly change: 'added' | 'removed' | 'changed' | 'same'; readonly before: Line | null; readonly after: Line | null }

/** What becomes of each line: those that stay in their new sequence, then those that go. */
export function compareLines<Line extends ComparedLine>(before: readonly Line[], after: readonly Line[]): LineDifference<Line>[] {
  const known = new Map(before.map((line) => [line.id, line]))
  const stay = after.map((line): LineDifference<Line> => {
    const was = known.get(line.id) ?? null
    return { id: line.id, change: was === null ? 'added' : same(was, line) ? 'same' : 'changed', before: was, after: line }
  })
  const kept = new Set(after.map(({ id }) => id))
  return [...stay, ...before.filter(({ id }) => !kept.has(id)).map((line): LineDifference<Line> => ({ id: line.id, change: 'removed', before: line, after: null }))]
}

const same = (one: ComparedLine, other: ComparedLine): boolean =>
  one.variantId === other.variantId && one.eye === other.eye && one.quantity === other.quantity && one.description === other.description && one.unitPrice === other.unitPrice && one.amount === other.amount

/** Whether the glasses would be others than they were: another frame, lens, coating or tint. */
export const changesGlasses = (differences: readonly LineDifference<ComparedLine>[]): boolean =>
  differences.some(({ change, before, after }) => change !== 'same' && [before, after].some((line) => line && ofGlasses.includes(line.kind)) && !(before && after && before.variantId === after.variantId && before.eye === after.eye))

const ofGlasses: readonly string[] = ['frame', 'lens', 'lens-option']

/** Whether a lens would be another: one more, one less, another eye or number. Only its price may change while it is made. */
export const touchesLenses = (differences: readonly LineDifference<ComparedLine>[]): boolean =>
  differences.some(({ change, before, after }) => change !== 'same' && (before?.kind === 'lens' || after?.kind === 'lens') && !(before && after && before.variantId === after.variantId && before.eye === after.eye && before.quantity === after.quantity))
