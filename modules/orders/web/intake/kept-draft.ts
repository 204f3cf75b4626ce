import type { IntakeDraft } from './draft.ts'

/** Whose draft, at which counter: each person has one per branch on a device. */
export interface DraftPlace {
  readonly organizationId: string
  readonly personId: string
  readonly branchId: string
}

/** Drafts of an older shape are not read. */
const shape = 2

const keyOf = ({ organizationId, personId, branchId }: DraftPlace): string => `lunette-intake-${organizationId}-${personId}-${branchId}`

/** The draft kept on this device, or null. */
export function keptDraft(place: DraftPlace): IntakeDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    const isDraft = typeof kept === 'object' && kept !== null && 'shape' in kept && kept.shape === shape && 'draft' in kept
    return isDraft ? (kept.draft as IntakeDraft) : null
  } catch {
    return null
  }
}

/** Keeps the draft. @returns whether the device had room for it */
export function keepDraft(place: DraftPlace, draft: IntakeDraft): boolean {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify({ shape, draft }))
    return true
  } catch {
    return false
  }
}

export const forgetDraft = (place: DraftPlace): void => localStorage.removeItem(keyOf(place))
