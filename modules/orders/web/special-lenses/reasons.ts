import type { Problem } from '#platform/ui/api/problem'
import type { LensDecision, SpecialLensView } from '../../contract.ts'

/** A finding of the server about a line, not decided yet. */
export type OpenFinding = Omit<SpecialLensView, 'reason' | 'by' | 'at'>

/** The findings that a refusal tells; none where it refused for another reason. */
export function findingsOf(problem: Pick<Problem, 'type' | 'extra'> | null): readonly OpenFinding[] {
  if (problem?.type !== 'orders/lens-not-made' || !Array.isArray(problem.extra.findings)) return []
  return problem.extra.findings.filter(isFinding)
}

const isFinding = (value: unknown): value is OpenFinding => typeof value === 'object' && value !== null && 'variantId' in value && 'eye' in value && 'lens' in value && 'misses' in value && Array.isArray(value.misses)

type Lens = Pick<LensDecision, 'eye' | 'variantId'>
const isOf = (one: Lens, other: Lens): boolean => one.eye === other.eye && one.variantId === other.variantId

/** What was written for a lens; empty while nothing is. */
export const reasonFor = (reasons: readonly LensDecision[], lens: Lens): string => reasons.find((one) => isOf(one, lens))?.reason ?? ''

/** The reasons with this one in the place of what was written before for the lens. */
export const withReason = (reasons: readonly LensDecision[], { eye, variantId }: Lens, reason: string): LensDecision[] =>
  [...reasons.filter((one) => !isOf(one, { eye, variantId })), ...(reason === '' ? [] : [{ eye, variantId, reason }])]

/** The reasons as they are sent; blanks are none. */
export const reasonsToSend = (reasons: readonly LensDecision[]): LensDecision[] => reasons.flatMap((one) => (one.reason.trim() === '' ? [] : [{ ...one, reason: one.reason.trim() }]))

/** Whether each finding has its reason. */
export const allSaid = (findings: readonly Lens[], reasons: readonly LensDecision[]): boolean => findings.every((finding) => reasonFor(reasons, finding).trim() !== '')
