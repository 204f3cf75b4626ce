import type { Schema } from './document.ts'

const DEEPEST = 6

/** A value that a schema allows, so that an answer can be shown without one: examples and defaults first. */
export function sampleOf(schema: Schema, depth = 0): unknown {
  if (schema.examples?.length) return schema.examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum?.length) return schema.enum[0]
  const [choice] = (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []).filter(({ type }) => type !== 'null')
  if (choice) return sampleOf(choice, depth + 1)
  if (depth > DEEPEST) return null
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, sampleOf(part, depth + 1)]))
  return plainSample(schema, depth)
}

function plainSample(schema: Schema, depth: number): unknown {
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.find((one) => one !== 'null')
  switch (type) {
    case 'array': return schema.items ? [sampleOf(schema.items, depth + 1)] : []
    case 'object': return {}
    case 'integer': case 'number': return Math.max(schema.minimum ?? 1, 1)
    case 'boolean': return true
    case 'string': return samples[schema.format ?? ''] ?? 'text'
    default: return null
  }
}

const samples: Readonly<Record<string, string>> = {
  uuid: '019ab0f2-4c00-7000-8000-000000000001', date: '2026-11-24', 'date-time': '2026-11-24T10:15:00Z', email: 'eva@example.com', uri: 'https://example.com',
}

/** A field of a schema in a line: where it stands, what it holds. */
export interface Field { readonly name: string; readonly depth: number; readonly type: string; readonly required: boolean; readonly description: string }

/** The fields of a schema, those inside others after them. */
export function fieldsOf(schema: Schema, depth = 0): Field[] {
  const inner = withParts(schema)
  if (!inner?.properties || depth > DEEPEST) return []
  return Object.entries(inner.properties).flatMap(([name, part]) => [
    { name, depth, type: typeOf(part), required: inner.required?.includes(name) ?? false, description: [part.description, limitsOf(part)].filter(Boolean).join(' · ') },
    ...fieldsOf(part, depth + 1),
  ])
}

/** The schema that has fields: itself, one of its choices, or what its list holds. */
function withParts(schema: Schema): Schema | undefined {
  if (schema.properties) return schema
  if (schema.items) return withParts(schema.items)
  return [...schema.anyOf ?? [], ...schema.oneOf ?? [], ...schema.allOf ?? []].map(withParts).find((one) => one !== undefined)
}

/** What a value is, in a few words: `uuid or null`, `list of text`. */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' | ')
  if (Array.isArray(schema.type)) return schema.type.join(' | ')
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`
  return schema.format ?? (schema.type as string | undefined) ?? 'anything'
}

const limitsOf = ({ minimum, maximum, maxLength, pattern }: Schema): string => [
  minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && `from ${minimum}`, maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && `to ${maximum}`,
  maxLength !== undefined && `at most ${maxLength} characters`, pattern && pattern.length < 60 && `as ${pattern}`,
].filter(Boolean).join(', ')
