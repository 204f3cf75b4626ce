import { createHash } from 'node:crypto'

/**
 * A statement as text with $1…$n and its values. `name` is given to statements without nested parts: they are prepared
 * once per connection. What is put together from conditions has no name and is planned with its values.
 */
export interface Sql {
  readonly text: string
  readonly values: readonly unknown[]
  readonly name?: string
  readonly parts: readonly (string | Value)[]
}

interface Value { readonly value: unknown }

const known = new WeakMap<TemplateStringsArray, { text: string; name: string }>()

const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && 'parts' in value && 'text' in value

/**
 * Writes SQL with values as parameters; another `sql` in the place of a value is spliced in.
 * @example sql`select name from branches where organization_id = ${org} and id = ${id}`
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  if (!values.some(isSql)) {
    let its = known.get(strings)
    if (!its) {
      const text = strings.reduce((before, part, index) => `${before}$${index}${part}`)
      its = { text, name: createHash('sha1').update(text).digest('base64url').slice(0, 20) }
      known.set(strings, its)
    }
    return { text: its.text, name: its.name, values, get parts() { return partsOf(strings, values) } }
  }
  return fromParts(partsOf(strings, values))
}

/**
 * A statement with parts, put together once: answers it with the values of each run, in the order in which they stand in it.
 * @param name one for each text, under which it is prepared once per connection
 */
export function prepared(name: string, { text, parts }: Sql): (...values: readonly unknown[]) => Sql {
  return (...values) => ({
    text, name, values,
    get parts() {
      const left = values.values()
      return parts.map((part) => (typeof part === 'string' ? part : { value: left.next().value }))
    },
  })
}

/** Joins statements with a separator written in the code, for lists of conditions. No statements: an empty one. */
export function joinSql(statements: readonly Sql[], separator: ' and ' | ' or ' | ', '): Sql {
  return fromParts(statements.flatMap((statement, index) => (index ? [separator, ...statement.parts] : statement.parts)))
}

function partsOf(strings: TemplateStringsArray, values: readonly unknown[]): (string | Value)[] {
  return strings.flatMap((part, index) => {
    if (index === 0) return [part]
    const value = values[index - 1]
    return isSql(value) ? [...value.parts, part] : [{ value }, part]
  })
}

function fromParts(parts: readonly (string | Value)[]): Sql {
  const values: unknown[] = []
  const text = parts.map((part) => (typeof part === 'string' ? part : `$${values.push(part.value)}`)).join('')
  return { text, values, parts }
}
