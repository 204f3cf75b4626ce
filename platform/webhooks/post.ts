import type { LookupAddress } from 'node:dns'
import { request as requestPlain } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import { hostOf, portOf } from './inside.ts'
import type { Judge } from './inside.ts'
import { resolveName } from './resolve-name.ts'
import { readRetryAfter } from './retry.ts'

/** Why there was no answer. */
export type PostFailure = 'inside' | 'not-https' | 'unknown-name' | 'timeout' | 'tls' | 'unreachable'

/** What became of one try. */
export interface Posted {
  /** Null without an answer. */
  readonly status: number | null
  readonly error: PostFailure | null
  /** The first kilobyte of the answer; null without one. */
  readonly answer: string | null
  readonly retryAfterMs: number | null
  readonly durationMs: number
}

export interface Posting {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly judge: Judge
  readonly timeoutMs: number
  /** Ends it early, as when Lunette stops. */
  readonly signal?: AbortSignal
  /** Asks which addresses a name has, until the signal ends it. */
  readonly resolve?: (name: string, signal: AbortSignal) => Promise<readonly LookupAddress[]>
}

const KEPT_BYTES = 1_024

/**
 * Sends a body once. The name is resolved once and that address is called: one that answers differently a moment later leads nowhere
 * else. No redirect is followed, and no more of the answer is read than is kept.
 */
export async function postOnce({ url, headers, body, judge, timeoutMs, signal, resolve = resolveName }: Posting): Promise<Posted> {
  const began = performance.now()
  const over = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])])
  const done = (posted: Partial<Posted>): Posted => ({ status: null, error: null, answer: null, retryAfterMs: null, ...posted, durationMs: Math.round(performance.now() - began) })
  try {
    const target = new URL(url)
    const address = await within(over, addressOf(target, judge, (name) => resolve(name, over)))
    const response = await within(over, answerOf(target, address, headers, body, over))
    const answer = await headOf(response, over)
    return done({ status: response.statusCode ?? 0, answer, retryAfterMs: readRetryAfter(response.headers['retry-after'], new Date()) })
  } catch (error) {
    return done({ error: error instanceof Refused ? error.why : over.aborted ? 'timeout' : failureOf(error) })
  }
}

class Refused extends Error {
  readonly why: PostFailure

  constructor(why: PostFailure) {
    super(why)
    this.why = why
  }
}

/** The address that is called. Of several none may be inside: such a name is made to lead there by chance. */
async function addressOf(target: URL, judge: Posting['judge'], resolve: (name: string) => Promise<readonly LookupAddress[]>): Promise<LookupAddress> {
  const host = hostOf(target)
  const family = isIP(host)
  const found = family === 0 ? await resolve(host).catch(() => { throw new Refused('unknown-name') }) : [{ address: host, family }]
  const [first] = found
  if (!first) throw new Refused('unknown-name')
  const standings = found.map(({ address }) => judge(address, portOf(target)))
  if (standings.includes('closed')) throw new Refused('inside')
  if (target.protocol !== 'https:' && !standings.every((standing) => standing === 'allowed')) throw new Refused('not-https')
  return first
}

function answerOf(target: URL, { address, family }: LookupAddress, headers: Posting['headers'], body: string, over: AbortSignal): Promise<IncomingMessage> {
  return new Promise((answered, failed) => {
    const request = (target.protocol === 'https:' ? requestSecure : requestPlain)(target, {
      method: 'POST', agent: false, signal: over,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'Lunette', accept: '*/*' },
      // The platform asks for one address or for all, as it likes.
      lookup: (_, { all }, found) => (all ? found(null, [{ address, family }]) : found(null, address, family)),
    })
    request.once('response', answered)
    request.once('error', failed)
    // A receiver that wants to speak something else answers and closes without an error.
    request.once('upgrade', (_, socket) => socket.destroy())
    request.once('close', () => failed(new Error('closed')))
    request.end(body)
  })
}

/** The beginning of an answer as text; what hangs or breaks off after it takes nothing from its status. */
async function headOf(response: IncomingMessage, over: AbortSignal): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      pieces.push(piece)
      size += piece.length
      if (size >= KEPT_BYTES || over.aborted) break
    }
  } catch {
    // What came so far is kept.
  } finally {
    response.destroy()
  }
  return readable(Buffer.concat(pieces).subarray(0, KEPT_BYTES))
}

/** Text that can be kept and shown: NUL cannot, nor can half a letter at the end. */
const readable = (bytes: Buffer): string => new TextDecoder().decode(bytes, { stream: true }).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '�')

/** Ends a wait with the signal; what is waited for goes on and is heard of no more. */
function within<T>(over: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    over.addEventListener('abort', () => reject(new Error('over')), { once: true })
    work.then(resolve, reject)
  })
}

function failureOf(error: unknown): PostFailure {
  const { code = '' } = error as { code?: string }
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|EPROTO|HOSTNAME_MISMATCH)/.test(code) ? 'tls' : 'unreachable'
}
