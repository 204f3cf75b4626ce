import type { Phase } from './order-phase.ts'
import type { Guard, StageField } from './stage.ts'

/** What would be broken by a kind of order as somebody wants to have it. */
type KindFaultReason =
  | 'code-twice' | 'begins-late' | 'never-ends' | 'goes-on-after-end' | 'phases-backwards' | 'never-collected' | 'nothing-waits-at-intake'
  | 'balance-before-end' | 'nobody-may-enter' | 'field-twice' | 'field-changes' | 'choice-without-choices' | 'last-kind'

/** A fault, at which stage, and in which of its fields. */
export interface KindFault { readonly reason: KindFaultReason; readonly stage: string | null; readonly field: string | null }

interface JudgedStage {
  readonly code: string
  readonly phase: Phase
  readonly roles: readonly string[] | null
  readonly guards: readonly Guard[]
  readonly collectHere: boolean
  readonly fields: readonly Pick<StageField, 'code' | 'kind' | 'required' | 'choices'>[]
}

const rank: Readonly<Record<Phase, number>> = { draft: 0, taken: 1, producing: 2, finishing: 3, ready: 4, closed: 5, cancelled: 6 }

/** Everything that an order of this kind could not do with these stages; none when it works. */
export function kindFaults(stages: readonly JudgedStage[]): readonly KindFault[] {
  const faults: KindFault[] = []
  const fault = (reason: KindFaultReason, stage: string | null = null, field: string | null = null): void => void faults.push({ reason, stage, field })
  const [first, last] = [stages[0], stages.at(-1)]
  if (first?.phase !== 'taken') fault('begins-late', first?.code ?? null)
  if (last?.phase !== 'closed') fault('never-ends', last?.code ?? null)
  if (!stages.some((stage) => stage.phase === 'ready' || stage.collectHere)) fault('never-collected')
  if (first && (first.guards.length > 0 || first.fields.some(({ required }) => required))) fault('nothing-waits-at-intake', first.code)
  stages.forEach((stage, index) => {
    const before = stages[index - 1]
    if (stages.findIndex(({ code }) => code === stage.code) < index) fault('code-twice', stage.code)
    if (before && rank[stage.phase] < rank[before.phase]) fault('phases-backwards', stage.code)
    if (stage.phase === 'closed' && index < stages.length - 1) fault('goes-on-after-end', stage.code)
    if (stage.phase !== 'closed' && stage.guards.includes('balance')) fault('balance-before-end', stage.code)
    if (stage.roles?.length === 0) fault('nobody-may-enter', stage.code)
    faultsOfFields(stage, stages.slice(0, index).flatMap(({ fields }) => fields), fault)
  })
  return faults
}

function faultsOfFields({ code, fields }: JudgedStage, earlier: JudgedStage['fields'], fault: (reason: KindFaultReason, stage: string, field: string) => void): void {
  fields.forEach((field, index) => {
    if (fields.findIndex((other) => other.code === field.code) < index) fault('field-twice', code, field.code)
    // One value is kept per field and order: what is a number at one stage cannot be a choice at the next.
    if (earlier.some((other) => other.code === field.code && other.kind !== field.kind)) fault('field-changes', code, field.code)
    if (field.kind === 'choice' && field.choices.length === 0) fault('choice-without-choices', code, field.code)
  })
}
