import type { OrderView } from '../../contract.ts'

type Field = OrderView['stages'][number]['fields'][number]

/** The fields of all stages up to the next one, and of what has a value already, each once. Required as the next stage says. */
export function fieldsToFill({ stage, stages, values, phase }: Pick<OrderView, 'stage' | 'stages' | 'values' | 'phase'>): readonly Field[] {
  const at = stages.findIndex(({ code }) => code === stage)
  const fields = new Map<string, Field>()
  stages.forEach((one, index) => {
    const shown = phase === 'closed' || index <= at + 1
    for (const field of one.fields) if (shown || values.some((value) => value.field === field.code)) fields.set(field.code, field)
  })
  return [...fields.values()]
}
