import type { OrderView } from '../../contract.ts'
import { knownFields } from '../../domain/stage.ts'

type Field = OrderView['stages'][number]['fields'][number]

/**
 * The fields of all stages up to the next one, and of what has a value already, each once. Required as the next stage says. Where lenses are
 * `inspected`, with figures, nobody is asked besides whether they agree, unless a shop demands it.
 */
export function fieldsToFill({ stage, stages, values, phase }: Pick<OrderView, 'stage' | 'stages' | 'values' | 'phase'>, inspected: boolean): readonly Field[] {
  const at = stages.findIndex(({ code }) => code === stage)
  const fields = new Map<string, Field>()
  stages.forEach((one, index) => {
    const shown = phase === 'closed' || index <= at + 1
    for (const field of one.fields) {
      const doubled = inspected && field.code === knownFields.measured && !field.required
      if ((shown && !doubled) || values.some((value) => value.field === field.code)) fields.set(field.code, field)
    }
  })
  return [...fields.values()]
}
