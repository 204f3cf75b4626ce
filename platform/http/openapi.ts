import { z } from 'zod'
import type { Caller, ExampleWorld, Method, Route } from './route.ts'

interface Described {
  readonly title: string; readonly version: string; readonly description: string; readonly server: string
  /** What other programs are told by themselves: each type with a sentence and an example of its body. */
  readonly webhooks?: Readonly<Record<string, { readonly summary: string; readonly example: object }>>
}

/** The ids that examples in the document carry; invented, and the same at every reading. */
const documentWorld: ExampleWorld = new Proxy({}, {
  get: (_, name) => (name === 'currency' ? 'CZK' : String(name).endsWith('Version') ? '1' : String(name).endsWith('Number') ? '26-1442' : '019ab0f2-4c00-7000-8000-000000000001'),
})

/** The OpenAPI 3.1 document of a route table. Schemas are JSON Schema 2020-12, made from the contracts that also check. */
export function openApi<By extends Caller>(routes: readonly Route<By>[], about: Described): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: about.title, version: about.version, description: about.description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: about.server }],
    security: [{ session: [] }, { apiKey: [] }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    paths,
    ...(about.webhooks && { webhooks: Object.fromEntries(Object.entries(about.webhooks).map(([type, said]) => [type, webhook(type, said)])) }),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lunette.session_token' }, apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'lun_<organization>_<secret>' } },
      schemas: { Problem: problemSchema },
      responses: { Problem: { description: 'A problem (RFC 9457); `type` is stable and has a page under docs/problems.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
    },
  }
}

const problemSchema = {
  type: 'object', required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, instance: { type: 'string' }, requestId: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', required: ['pointer', 'detail'], properties: { pointer: { type: 'string' }, detail: { type: 'string' } } } },
  },
}

/** A message as a receiver is told it, by Standard Webhooks. */
const webhook = (type: string, { summary, example }: { readonly summary: string; readonly example: object }): object => ({
  post: {
    operationId: `webhook-${type}`, summary, security: [],
    parameters: [['webhook-id', 'The same at every try: what was taken once is not taken again.'], ['webhook-timestamp', 'When this try was made, in seconds since 1970.'], ['webhook-signature', 'One `v1,` signature for each secret that counts, with a space between them.']]
      .map(([name, description]) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } })),
    requestBody: { required: true, content: { 'application/json': { schema: webhookSchema, example } } },
    responses: { '2XX': { description: 'Taken. Anything else is tried again; 410 switches the webhook off.' } },
  },
})

const webhookSchema = {
  type: 'object', required: ['type', 'timestamp', 'data'],
  properties: { type: { type: 'string' }, timestamp: { type: 'string', format: 'date-time' }, data: { type: 'object', required: ['id', 'version', 'branchId'], properties: { id: { type: 'string', format: 'uuid' }, version: { type: 'integer' }, branchId: { type: ['string', 'null'], format: 'uuid' } } } },
}

const tagOf = (route: { readonly path: string }): string => route.path.split('/')[1] ?? 'other'
const mutates = (method: Method): boolean => method !== 'GET'

function operation<By>(route: Route<By>): object {
  const example = route.example(documentWorld)
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[/{}.-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [tagOf(route)],
    summary: route.summary,
    ...(route.access === 'open' && { security: [] }),
    ...(route.access !== 'open' && route.access !== 'member' && { 'x-right': route.access.right, 'x-scope': route.access.scope }),
    ...(route.capability && { 'x-capability': route.capability }),
    ...(route.stepUp && { 'x-step-up': true, description: 'A person must have shown within the last ten minutes that it is them: `POST /me/step-up`. API keys are not asked.' }),
    parameters: [
      ...parametersOf(route.params, 'path', example.params), ...parametersOf(route.query, 'query', example.query),
      ...(route.ifMatch ? [{ name: 'If-Match', in: 'header', required: true, description: 'The version last read, in quotes.', schema: { type: 'string' }, example: `"${example.ifMatch ?? '1'}"` }] : []),
      ...(mutates(route.method) && !route.notIdempotent ? [{ name: 'Idempotency-Key', in: 'header', required: false, description: 'Makes a repeated request harmless; best a UUID version 7.', schema: { type: 'string', minLength: 8, maxLength: 200 } }] : []),
    ],
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input'), example: example.body } } } }),
    responses: {
      [route.status]: {
        description: route.status === 204 ? 'Done.' : 'The answer.',
        ...(route.file && { content: { [route.file]: { schema: { type: 'string', format: 'binary' } } } }),
        ...(route.answer && { content: { 'application/json': { schema: schemaOf(route.answer, 'output') } } }),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function parametersOf(shape: z.ZodType | undefined, place: 'path' | 'query', examples: Readonly<Record<string, string>> | undefined): object[] {
  if (!shape) return []
  const schema = schemaOf(shape, 'input') as { properties?: Record<string, object>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name, in: place, required: place === 'path' || (schema.required?.includes(name) ?? false), schema: property, ...(examples?.[name] !== undefined && { example: examples[name] }),
  }))
}

/** What contracts say of themselves, but for their names: with a name a schema would be a reference into itself, not into the document. */
const nameless = z.registry<Record<string, unknown>>()
nameless.get = (schema) => {
  const { id: _, ...said } = z.globalRegistry.get(schema) ?? {}
  return said
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any', reused: 'inline', metadata: nameless })
  return schema
}
