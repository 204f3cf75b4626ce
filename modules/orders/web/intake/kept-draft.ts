import { withoutValues, type PrescriptionChoice } from '#modules/prescriptions/web'
import type { IntakeDraft } from './draft.ts'

/** Whose draft, at which counter: each person has one per branch on a device. */
export interface DraftPlace {
  readonly organizationId: string
  readonly personId: string
  readonly branchId: string
}

/** Drafts of an older shape are not read, and taken off the device. */
const shape = 5

/**
 * What eyes need is health data and is not left on a shared computer's disk: it lives as long as the page, and the draft on the
 * device says only that there was a prescription being typed. By the order's id. Why a lens is ordered may tell of them, too.
 */
const typedHere = new Map<string, PrescriptionChoice>()

const keyOf = ({ organizationId, personId, branchId }: DraftPlace): string => `lunette-intake-${organizationId}-${personId}-${branchId}`

/** The draft kept on this device, or null. */
export function keptDraft(place: DraftPlace): IntakeDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    const isDraft = typeof kept === 'object' && kept !== null && 'shape' in kept && kept.shape === shape && 'draft' in kept
    if (kept !== null && !isDraft) forgetDraft(place)
    if (!isDraft) return null
    const draft = kept.draft as IntakeDraft
    return { ...draft, lensReasons: [], prescription: typedHere.get(draft.orderId) ?? draft.prescription }
  } catch {
    return null
  }
}

/** Keeps the draft. @returns whether the device had room for it */
export function keepDraft(place: DraftPlace, draft: IntakeDraft): boolean {
  // One draft per page is typed at a time.
  typedHere.clear()
  typedHere.set(draft.orderId, draft.prescription)
  try {
    localStorage.setItem(keyOf(place), JSON.stringify({ shape, draft: { ...draft, lensReasons: [], prescription: withoutValues(draft.prescription) } }))
    return true
  } catch {
    return false
  }
}

export function forgetDraft(place: DraftPlace): void {
  typedHere.clear()
  localStorage.removeItem(keyOf(place))
}
