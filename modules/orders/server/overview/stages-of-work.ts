import type { Language } from '#kernel/languages'
import type { Place } from '../../domain/order-phase.ts'
import type { KindData } from '../order-data.ts'

const phaseRank = ['taken', 'producing', 'finishing', 'ready', 'closed']

/** Every stage once, in the sequence of the work; the newest version of a kind says what it is called. */
export function stagesOfWork(kinds: readonly KindData[], language: Language): { code: string; name: string; mark: string; place: Place }[] {
  const stages = kinds.toSorted((a, b) => a.version - b.version).flatMap((kind) => kind.stages.map((stage, position) => ({ stage, position })))
  return [...new Map(stages.map((one) => [one.stage.code, one])).values()]
    .toSorted((a, b) => phaseRank.indexOf(a.stage.phase) - phaseRank.indexOf(b.stage.phase) || a.position - b.position)
    .map(({ stage: { code, names, mark, place } }) => ({ code, name: names[language], mark, place }))
}
