import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { networkOf } from './network-of.ts'
import { Problem } from './problem.ts'
import { httpProblems } from './problems.ts'

export interface FloodLimits {
  /** What one person or API key may ask in a minute, on the long run; a third of it at once. */
  readonly requestsPerMinute: number
  /** Whether the session of a request is good; must cost next to nothing for one that is made up. */
  readonly isKnown: (request: FastifyRequest) => Promise<boolean>
}

interface Bucket { tokens: number; atMs: number }

/** More subjects than a shop has people, fewer than would be felt in memory; beyond it the fullest are forgotten. */
const MOST_BUCKETS = 20_000
/** An address is longer than any of ours: links of lists have a handful of filters. */
const MOST_URL = 8_192
/** What a wrong session or key costs its address: each makes us look it up. */
const WRONG_COST = 5
/** Files of the web app cost us little. */
const ASSET_COST = 0.1
/** More keys than all organizations of an installation use; beyond it the one that rested longest is forgotten. */
const MOST_KEYS = 10_000

/**
 * Refuses who asks too much: strangers by address, who is signed in by person or key. In the memory of each process: two
 * processes let through twice as much. Whoever is signed in is never held up by strangers at the same address, nor is a key that
 * was good before; one that is new to this process has to wait while others there try keys that are none.
 */
export class FloodGuard {
  readonly #limits: FloodLimits
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()
  /** What keys that were good hash to, the one used last at the end. Each is judged anew all the same. */
  readonly #goodKeys = new Set<string>()
  /** Requests with a key that is new here: they have paid before it is looked up, for many may come at once, and get it back when it is good. */
  readonly #paid = new WeakSet<FastifyRequest>()

  constructor(limits: FloodLimits, now: () => number = () => performance.now()) {
    this.#limits = limits
    this.#now = now
  }

  /** Judges every request before anything is looked up for it, and counts what strangers got wrong. */
  register(app: FastifyInstance): void {
    app.addHook('onRequest', async (request) => {
      if (request.url.length > MOST_URL) throw new Problem(httpProblems.addressTooLong)
      const { cookie, authorization } = request.headers
      const address = networkOf(request.ip)
      const isFile = request.url.startsWith('/assets/')
      // What its neighbours do without a key is not the fault of one.
      if (authorization !== undefined) {
        const key = hashOf(authorization)
        if (this.#goodKeys.has(key)) {
          const seconds = this.#wait(key, 1)
          if (seconds > 0) throw tooMany(seconds)
          return
        }
        this.#mustTake(keysAt(address), 1, 0.2)
        this.#paid.add(request)
        return
      }
      // A file is not worth asking who wants it.
      if (isFile && cookie !== undefined && this.#wait(address, 0.2) === 0) return
      // Any cookie would do else: a stranger who makes one up stays a stranger, also where nobody has to be signed in.
      if (cookie === undefined || !(await this.#limits.isKnown(request))) this.#mustTake(address, isFile ? ASSET_COST : 1, 0.2)
    })
    app.addHook('onResponse', (request, reply, done) => {
      const { authorization } = request.headers
      const address = networkOf(request.ip)
      if (authorization !== undefined) this.#judgeKey(hashOf(authorization), Boolean(request.caller), reply.statusCode, keysAt(address), this.#paid.has(request))
      else if (reply.statusCode === 401) this.#take(address, WRONG_COST, 0.2)
      done()
    })
  }

  /** Counts a request of somebody signed in, or of an API key. @throws {Problem} http/too-many */
  countKnown(actorId: string): void {
    this.#mustTake(actorId, 1, 1)
  }

  /** Remembers a key that was good. One that was none is forgotten and pays for its address: it cost a look-up. */
  #judgeKey(key: string, isGood: boolean, status: number, subject: string, hasPaid: boolean): void {
    // What nobody has to be known for is counted for the key all the same; the rest is counted for whose it is.
    if (!isGood && this.#goodKeys.has(key)) this.#take(key, 1, 1)
    if (isGood || status === 401) this.#goodKeys.delete(key)
    if (isGood) {
      this.#goodKeys.add(key)
      if (hasPaid) this.#take(subject, -1, 0.2)
    } else if (status === 401) this.#take(subject, hasPaid ? WRONG_COST - 1 : WRONG_COST, 0.2)
    const [rested] = this.#goodKeys
    if (this.#goodKeys.size > MOST_KEYS && rested !== undefined) this.#goodKeys.delete(rested)
  }

  #mustTake(subject: string, cost: number, share: number): void {
    const seconds = this.#take(subject, cost, share)
    if (seconds > 0) throw tooMany(seconds)
  }

  /** Seconds until the next may pass, without counting one. */
  #wait(subject: string, share: number): number {
    const bucket = this.#buckets.get(subject)
    return bucket ? this.#refill(bucket, share) : 0
  }

  #take(subject: string, cost: number, share: number): number {
    let bucket = this.#buckets.get(subject)
    if (!bucket) {
      if (this.#buckets.size >= MOST_BUCKETS) this.#forgetFull()
      bucket = { tokens: this.#burst(share), atMs: this.#now() }
      this.#buckets.set(subject, bucket)
    }
    const seconds = this.#refill(bucket, share)
    if (seconds === 0 || cost < 0) bucket.tokens -= cost
    return seconds
  }

  #refill(bucket: Bucket, share: number): number {
    const now = this.#now()
    const perMs = this.#limits.requestsPerMinute * share / 60_000
    bucket.tokens = Math.min(this.#burst(share), bucket.tokens + (now - bucket.atMs) * perMs)
    bucket.atMs = now
    return bucket.tokens > 0 ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000))
  }

  #burst(share: number): number {
    return this.#limits.requestsPerMinute * share / 3
  }

  #forgetFull(): void {
    const oldest = [...this.#buckets].toSorted(([, one], [, other]) => other.tokens - one.tokens).slice(0, MOST_BUCKETS / 2)
    for (const [subject] of oldest) this.#buckets.delete(subject)
  }
}

const tooMany = (seconds: number): Problem => new Problem(httpProblems.tooMany, undefined, {}, { 'retry-after': String(seconds) })

/** Keys that are tried at an address count apart from what comes from there without one. */
const keysAt = (address: string): string => `keys at ${address}`

const hashOf = (authorization: string): string => createHash('sha256').update(authorization).digest('base64')
