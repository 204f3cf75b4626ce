import type { FastifyInstance } from 'fastify'
import { may } from '#modules/identity/server'
import type { Callers, StaffMember } from '#modules/identity/server'
import type { Right } from '#modules/identity/domain'
import type { Hint } from '#platform/facts/hints'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { toProblem } from '#platform/http/to-problem'
import { givesWay } from './stream-share.ts'

interface Screen { readonly write: (text: string) => void; readonly end: () => void
  /** Hangs up without waiting for who may be gone. */
  readonly cut: () => void }
interface Stream extends Screen { by: StaffMember }

/** The right that a hint wants: of a kind where it has its own, else of the part that tells it. Of what is not listed nobody hears. */
const rightFor: Readonly<Record<string, Right>> = {
  orders: 'orders.read', payments: 'payments.read', customers: 'customers.read', products: 'products.read', catalog: 'products.read', identity: 'staff.read', imports: 'imports.manage', prescriptions: 'prescriptions.read',
  // That somebody has health data is a thing to know about them.
  'customers.health-changed': 'health.read',
}

const BEAT_MS = 15_000
/** What waits for a screen that reads no more; hints are short, so this one has long missed what counts. */
const MOST_UNREAD_BYTES = 262_144
/** Disabling a person must work within 10 s, streams included. */
const ASK_AGAIN_MS = 5_000

/** A page asks first and hears later: what happened since within this time is told to a stream that has just been opened. */
const REMEMBERED_MS = 15_000

/** Live hints to screens: what changed, never what it says. One stream per browser; a session, a person and an organization have their share. */
export class LiveStreams implements AsyncDisposable {
  readonly #streams = new Set<Stream>()
  /** The last hints of each organization, oldest first. */
  readonly #recent = new Map<string, { readonly hint: Hint; readonly atMs: number }[]>()
  readonly #callers: Callers
  readonly #beat: NodeJS.Timeout
  readonly #ask: NodeJS.Timeout

  constructor(callers: Callers) {
    this.#callers = callers
    this.#beat = setInterval(() => {
      this.#forgetOld()
      for (const stream of this.#streams) stream.write(': beat\n\n')
    }, BEAT_MS)
    this.#ask = setInterval(() => { for (const stream of this.#streams) void this.#askAgain(stream) }, ASK_AGAIN_MS)
  }

  get count(): number {
    return this.#streams.size
  }

  /** Registers GET /api/v1/live. */
  register(app: FastifyInstance): void {
    // A stream never ends by itself: a server told to end would wait for it for ever.
    app.addHook('preClose', (done) => {
      this.#endAll()
      done()
    })
    app.get('/api/v1/live', { exposeHeadRoute: false }, async (request, reply) => {
      const by = await this.#callers.find(request).catch((error: unknown) => { throw toProblem(error) })
      if (!by) throw new Problem(httpProblems.notSignedIn)
      request.caller = by
      app.countKnown(by.actorId)
      this.#makeRoom(by)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-accel-buffering': 'no' })
      raw.write('retry: 2000\nevent: hello\ndata: {}\n\n')
      const write = (text: string): void => {
        // The screen comes back by itself and asks for everything again.
        if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
        else raw.write(text)
      }
      raw.on('close', this.add(by, { write, end: () => raw.end(), cut: () => raw.destroy() }))
    })
  }

  /** Tells a screen of somebody from now on; the answer takes it off again. */
  add(by: StaffMember, screen: Screen): () => void {
    const stream: Stream = { by, ...screen }
    this.#streams.add(stream)
    this.#forgetOld()
    for (const { hint } of this.#recent.get(by.organizationId) ?? []) tellOne(stream, hint)
    return () => void this.#streams.delete(stream)
  }

  /** @throws {Problem} http/too-many when the organization has as many as one may have */
  #makeRoom(by: StaffMember): void {
    const leaving = givesWay(this.#streams, by)
    if (!leaving) throw new Problem(httpProblems.tooMany, undefined, {}, { 'retry-after': '60' })
    for (const stream of leaving) {
      this.#streams.delete(stream)
      stream.cut()
    }
  }

  /** Passes a hint on to those who may know of the thing. */
  tell(hint: Hint): void {
    if (hint.kind.startsWith('identity.')) this.#callers.forget()
    const recent = this.#recent.get(hint.org) ?? []
    recent.push({ hint, atMs: performance.now() })
    this.#recent.set(hint.org, recent)
    for (const stream of this.#streams) tellOne(stream, hint)
  }

  /** Some hints were missed: screens ask for everything again. */
  tellGap(): void {
    for (const stream of this.#streams) stream.write('event: gap\ndata: {}\n\n')
  }

  #forgetOld(): void {
    const since = performance.now() - REMEMBERED_MS
    for (const [org, hints] of this.#recent) {
      const kept = hints.filter(({ atMs }) => atMs > since)
      if (kept.length > 0) this.#recent.set(org, kept)
      else this.#recent.delete(org)
    }
  }

  async #askAgain(stream: Stream): Promise<void> {
    const by = await this.#callers.stillThere(stream.by).catch(() => stream.by)
    if (by) stream.by = by
    else stream.end()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#beat)
    clearInterval(this.#ask)
    this.#endAll()
  }

  #endAll(): void {
    for (const stream of this.#streams) stream.end()
  }
}

function tellOne(stream: Stream, hint: Hint): void {
  const right = rightFor[hint.kind] ?? rightFor[hint.kind.split('.')[0] ?? '']
  if (!right || stream.by.organizationId !== hint.org || !may(stream.by, right, { branchId: hint.branchId, ownerStaffIds: hint.owners })) return
  stream.write(`data: ${JSON.stringify({ kind: hint.kind, id: hint.id, version: hint.version, branchId: hint.branchId })}\n\n`)
}
