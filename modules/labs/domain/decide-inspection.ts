import type { Verdict } from './inspect-lenses.ts'

export type Decision = { readonly passed: boolean } | { readonly refusal: 'decide' | 'outside' | 'reason' | 'nothing-measured' | 'not-measured' }

/**
 * How an inspection ends. Within is passed unless somebody refuses it with a reason (a scratch has no tolerance); outside is failed,
 * whatever somebody says; where nothing was judged whoever inspects says it, with a reason when it fails. Nothing is passed while
 * something that was ordered and is judged was not measured: `missing` counts it.
 */
export function decideInspection(verdict: Verdict, compared: number, missing: number, said: { readonly passed: boolean | undefined; readonly reason: string | null }): Decision {
  if (compared === 0) return { refusal: 'nothing-measured' }
  if (verdict === 'outside') return said.passed ? { refusal: 'outside' } : { passed: false }
  if (verdict === 'unjudged' && said.passed === undefined) return { refusal: 'decide' }
  if (said.passed === false && !said.reason) return { refusal: 'reason' }
  if (said.passed !== false && missing > 0) return { refusal: 'not-measured' }
  return { passed: said.passed ?? true }
}
