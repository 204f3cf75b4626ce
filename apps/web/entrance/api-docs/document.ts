/** JSON Schema as our document has it: inline, without references but for problems. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

interface Content { readonly schema?: Schema; readonly example?: unknown }

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
  readonly example?: unknown
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly security?: readonly unknown[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, Content>> }>>
  readonly 'x-right'?: string
  readonly 'x-scope'?: string
  readonly 'x-capability'?: string
  readonly 'x-step-up'?: boolean
}

export interface ApiDocument {
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly webhooks?: Readonly<Record<string, { readonly post: { readonly summary: string; readonly requestBody: { readonly content: Readonly<Record<string, Content>> } } }>>
}

/** One route, as the page shows it. */
export interface DocumentedRoute { readonly method: string; readonly path: string; readonly operation: Operation }

/** The document that the server makes of its route table. @throws {Error} when it cannot be had */
export async function readDocument(): Promise<ApiDocument> {
  const answer = await fetch('/api/openapi.json')
  if (!answer.ok) throw new Error(String(answer.status))
  return await answer.json() as ApiDocument
}

export const routesOf = ({ paths }: ApiDocument): DocumentedRoute[] =>
  Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })))

/** Whether every word of a search stands in what a route is called, where it is, or what it does. */
export function fits({ method, path, operation }: DocumentedRoute, search: string): boolean {
  const text = `${method} ${path} ${operation.summary} ${operation['x-right'] ?? ''}`.toLowerCase()
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word))
}
