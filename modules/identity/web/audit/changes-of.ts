/** One line of what changed: the field as the code calls it, and what it was or is. */
export interface Change {
  readonly field: string
  readonly before: string | null
  readonly value: string
}

/**
 * What an entry says of a change, a line for each field: `before` and `after` side by side, everything else as it is kept. What is
 * empty says nothing. Fields are called as in the API, for an entry is evidence and is not translated.
 */
export function changesOf(changes: Readonly<Record<string, unknown>> | null): Change[] {
  const { before, after, ...rest } = changes ?? {}
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  const sides = is || was ? [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].map((field) => ({ field, before: was && field in was ? written(was[field]) : null, value: written(is?.[field]) })) : []
  const plain = Object.entries({ ...rest, ...(!was && { before }), ...(!is && { after }) }).map(([field, value]) => ({ field, before: null, value: written(value) }))
  return [...sides, ...plain].filter(({ before: old, value }) => value !== '' || (old !== null && old !== ''))
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null)

function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(written).join(', ')
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '' : JSON.stringify(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
