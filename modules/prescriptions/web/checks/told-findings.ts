import type { Problem } from '#platform/ui/api/problem'
import type { Finding } from '../../domain/index.ts'

/** What the server's refusal says was found; nothing where it refused for another reason. */
export function findingsOf(problem: Pick<Problem, 'type' | 'extra'> | null): Finding[] {
  if (problem?.type !== 'prescriptions/look-again' && problem?.type !== 'prescriptions/outside-limits') return []
  const { findings } = problem.extra
  return Array.isArray(findings) ? findings.filter(isFinding) : []
}

/** What was found here with what was found elsewhere, each once; where something is unlikely nothing agrees with before. */
export function withTold(found: readonly Finding[], told: readonly Finding[]): Finding[] {
  if (told.length === 0) return [...found]
  const isSame = (one: Finding, other: Finding): boolean => one.rule === other.rule && one.eye === other.eye && one.cell === other.cell
  return [...found.filter(({ rule }) => rule !== 'as-before'), ...told.filter((one) => !found.some((other) => isSame(one, other)))]
}

const isFinding = (value: unknown): value is Finding =>
  typeof value === 'object' && value !== null && 'rule' in value && typeof value.rule === 'string' && 'cell' in value && 'eye' in value && 'weight' in value && 'is' in value && typeof value.is === 'number' && 'was' in value
