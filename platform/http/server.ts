import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { hangUp } from './hang-up.ts'
import { fitCookie } from './fit-cookie.ts'
import { FloodGuard } from './flood-guard.ts'
import type { FloodLimits } from './flood-guard.ts'
import { otherMethods } from './other-methods.ts'
import { bestLanguage } from '#kernel/languages'
import { readInput, refuseByContract } from './read-input.ts'
import { readJson } from './read-json.ts'
import { Problem } from './problem.ts'
import type { FieldError } from './problem.ts'
import { httpProblems } from './problems.ts'
import { toProblem } from './to-problem.ts'
import type { Answer, Call, Caller, FileAnswer, Route, StreamAnswer } from './route.ts'

export interface HttpOptions<By extends Caller> {
  readonly routes: readonly Route<By>[]
  /** Who calls: by session cookie or API key; null when nobody is signed in. @throws {Problem} when the credentials are bad */
  readonly findCaller: (request: FastifyRequest) => Promise<By | null>
  /** Refuses a route that wants the caller surer than they are (`stepUp`, `withoutSecondFactor`); asked after their right. Where a route wants it, it must be there. @throws {Problem} */
  readonly mustBeSure?: (by: By, route: Pick<Route<By>, 'stepUp' | 'withoutSecondFactor'>) => Promise<void>
  readonly log: Logger
  /** Says a field's trouble in a reader's language; English as it was written when left out. */
  readonly sayField?: SayField
  /** Says the title of a problem in a reader's language; English when left out. */
  readonly sayTitle?: SayTitle
  /** Told of every answered request, for metrics. */
  readonly onAnswered?: (route: string, status: number, seconds: number) => void
  /** How much is answered to one; without it, everything. */
  readonly limits?: FloodLimits
  /** Addresses and networks of proxies whose `X-Forwarded-For` and `-Proto` are believed. */
  readonly trustProxy?: readonly string[]
  /** Browsers are told to come by HTTPS only from now on: right with a certificate that every one of them trusts. */
  readonly strictTransport?: boolean
}

const API = '/api/v1'
const BODY_LIMIT = 1_048_576

declare module 'fastify' {
  interface FastifyRequest { caller?: Caller | null }
  interface FastifyInstance {
    /** Counts a request of a caller that no route of the table answers. @throws {Problem} http/too-many */
    countKnown: (actorId: string) => void
  }
}

/** The HTTP server with every route of the table. Not listening yet. */
export function createHttp<By extends Caller>({ routes, findCaller, mustBeSure, log, onAnswered, sayField = (message) => message, sayTitle = ({ title }) => title, limits, trustProxy = [], strictTransport = false }: HttpOptions<By>): FastifyInstance {
  const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => answerProblem(error, request, reply, log, { sayField, sayTitle })
  const app = Fastify({
    // Our own log says what went wrong, with names and secrets left out.
    logger: false,
    bodyLimit: BODY_LIMIT,
    // What has not sent its whole request by then is cut, a few seconds later; a counter on a slow line needs less.
    requestTimeout: 30_000,
    // Node swaps the two when the headers are given longer than the whole, as they are by default.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    genReqId: () => createRequestId(),
    ...(trustProxy.length > 0 && { trustProxy: [...trustProxy] }),
    routerOptions: { ignoreTrailingSlash: false },
    // What fails before a route is found speaks as the routes do.
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
    clientErrorHandler: hangUp,
    // Who is still connected while we end is served, and told to connect anew.
    return503OnClosing: false,
  })
  readJson(app)
  // Nothing we send is to be taken for something else than it says it is.
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-content-type-options', 'nosniff')
    if (strictTransport && request.protocol === 'https') void reply.header('strict-transport-security', 'max-age=31536000')
    done()
  })
  const guard = limits && new FloodGuard(limits)
  guard?.register(app)
  app.decorate('countKnown', (actorId: string) => guard?.countKnown(actorId))
  app.setErrorHandler(sendProblem)
  const methodsAt = otherMethods(app)
  app.setNotFoundHandler((request, reply) => sendProblem(nothingHere(methodsAt(request.url), request.method), request, reply))
  if (onAnswered) {
    app.addHook('onResponse', (request, reply, done) => {
      onAnswered(`${request.method} ${request.routeOptions.url ?? 'none'}`, reply.statusCode, reply.elapsedTime / 1000)
      done()
    })
  }
  for (const route of routes) register(app, route, { findCaller, mustBeSure, guard })
  return app
}

interface Asking<By extends Caller> {
  readonly findCaller: HttpOptions<By>['findCaller']
  readonly mustBeSure: HttpOptions<By>['mustBeSure']
  readonly guard: FloodGuard | undefined
}

function register<By extends Caller>(app: FastifyInstance, route: Route<By>, { findCaller, mustBeSure, guard }: Asking<By>): void {
  if (route.stepUp && !mustBeSure) throw new Error(`nothing here can ask for more than a session, but ${route.path} wants it`)
  app.route({
    method: route.method,
    url: API + route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.bodyLimit && { bodyLimit: route.bodyLimit }),
    // Before the body is read: nobody sends us megabytes who may not send anything.
    onRequest: async (request) => {
      request.caller = await findCaller(request).catch((error: unknown) => {
        // Who wants to sign in anew must not be held up by a key or an organization that is no longer theirs.
        if (route.access === 'open' && error instanceof Problem) return null
        throw error
      })
      if (request.caller) guard?.countKnown(request.caller.actorId)
      allow(route, request.caller as By | null)
      if (request.caller && route.access !== 'open') await mustBeSure?.(request.caller as By, route)
    },
    handler: async (request, reply) => {
      const by = (request.caller ?? null) as By | null
      const input = readInput(route, request, languageOf(request))
      const answer = await route.run(by as By, input as never, callOf(request))
      return send(request, reply, route, answer)
    },
  })
}

/** Another method would be answered there, or none. */
const nothingHere = (methods: readonly string[], asked: string): Problem => methods.length === 0 || methods.includes(asked)
  ? new Problem(httpProblems.noRoute) : new Problem(httpProblems.methodNotAllowed, undefined, {}, { allow: methods.join(', ') })

/** The first of the two questions about rights: may this role do such a thing at all. The use case asks about the row. */
function allow<By extends Caller>(route: Route<By>, by: By | null): void {
  if (route.access === 'open') return
  if (!by) throw new Problem(httpProblems.notSignedIn)
  if (route.capability && !by.hasCapability(route.capability)) {
    throw new Problem(httpProblems.capabilityOff, undefined, { capability: route.capability })
  }
  if (route.access !== 'member' && !by.holds(route.access.right)) {
    throw new Problem(httpProblems.forbidden, undefined, { right: route.access.right })
  }
}

function send<By>(request: FastifyRequest, reply: FastifyReply, route: Route<By>, answer: Answer<unknown> | FileAnswer | StreamAnswer): FastifyReply {
  if ('bytes' in answer || 'pieces' in answer) {
    // What somebody brought is never shown inline, as a page of ours, a PDF neither: only what we printed.
    return reply.header('content-type', answer.mediaType)
      .header('content-disposition', `${'printed' in answer && answer.printed ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`)
      .header('content-security-policy', "default-src 'none'; sandbox").header('cache-control', 'private, no-store')
      .send('pieces' in answer ? Readable.from(answer.pieces, { objectMode: false }) : Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength))
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) void reply.header(name, name === 'set-cookie' ? fitCookie(value, request) : value)
  if (answer.version !== undefined) void reply.header('etag', `"${answer.version}"`)
  void reply.status(answer.status ?? route.status).header('cache-control', 'no-store')
  if (!route.answer || answer.body === undefined) return reply.send()
  // The contract holds outwards as well: a field that is not in it never leaves the server.
  const body = route.answer.parse(answer.body)
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body))
}

function callOf(request: FastifyRequest): Call {
  const key = request.headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key))) {
    throw refuseByContract([{ pointer: 'headers/idempotency-key', detail: 'write 8 to 200 visible ASCII characters, best a UUID version 7' }])
  }
  return {
    requestId: request.id,
    // Without the zone of a link-local one (fe80::1%eth0): it means something on this machine only, and no database reads it.
    address: request.ip.split('%')[0] ?? '',
    idempotency: key ? { key, hash: hashOf(request) } : null,
    headers: request.headers,
  }
}

const hashOf = (request: FastifyRequest): Buffer =>
  createHash('sha256').update(`${request.method} ${request.url}\n`).update(request.rawBody ?? '').digest()

type SayField = (message: string, language: string) => string
type SayTitle = (kind: Problem['kind'], language: string) => string

/** The signed-in person's language, or the one their browser asks for first. */
const languageOf = (request: FastifyRequest): string =>
  request.caller?.language ?? bestLanguage((request.headers['accept-language'] ?? '').split(',').map((wish) => wish.split(';')[0]?.trim() ?? ''))

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger, say: Words): FastifyReply {
  const problem = toProblem(error)
  const place = { requestId: request.id, route: request.routeOptions.url }
  if (problem.kind.status === 500) log.error({ ...place, err: error }, problem.kind.title)
  // Every till says so at once when the database is away: a line each, without the stack.
  else if (problem.kind.status > 500) log.warn(place, problem.kind.title)
  for (const [name, value] of Object.entries(problem.headers)) void reply.header(name, value)
  return reply.status(problem.kind.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store')
    .send(JSON.stringify({ ...said(problem, say, languageOf(request)), instance: request.url.split('?')[0], requestId: request.id }))
}

interface Words { readonly sayField: SayField; readonly sayTitle: SayTitle }

/** The problem as it is sent, its title and each field's trouble in the reader's words. */
function said(problem: Problem, { sayField, sayTitle }: Words, language: string): Record<string, unknown> {
  const body = { ...problem.toJSON(), title: sayTitle(problem.kind, language) }
  return Array.isArray(problem.extra.errors) ? { ...body, errors: problem.extra.errors.map((error: FieldError) => ({ ...error, detail: sayField(error.detail, language) })) } : body
}

let requests = 0
const processMark = createHash('sha1').update(`${process.pid} ${Date.now()}`).digest('base64url').slice(0, 5)

/** Short enough to be read over the phone, unique enough to find one line in a log. */
const createRequestId = (): string => `${processMark}-${(requests += 1).toString(36)}`
