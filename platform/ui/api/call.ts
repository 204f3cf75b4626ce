import { Problem } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface CallOptions {
  /** Sent as JSON. */
  readonly body?: unknown
  /** The version that is being changed; sent as `If-Match`. */
  readonly ifMatch?: number | undefined
  /** Sent with every mutation, so that a repeated one is done once. */
  readonly idempotencyKey?: string
  /** In which organization; left out before one is chosen. */
  readonly organizationId?: string | null
  readonly signal?: AbortSignal
}

/** Longer than this nobody waits at a counter; the server ends its own work at 30 s. */
const patienceMs = 35_000

/** Mends a refusal, for example by asking whoever is there to show that it is them; true: the call is made once more. */
export type Mend = (problem: Problem) => Promise<boolean>

let mend: Mend | undefined

/** From now on refused calls come here first. Answers what takes it back. */
export function mendRefusals(by: Mend): () => void {
  mend = by
  return () => {
    if (mend === by) mend = undefined
  }
}

/**
 * Asks the API at `/api/v1` + path and gives the answer's JSON, or null when it has none.
 * @throws {Problem} for every refusal, and with `web/no-connection` when no answer came
 */
export async function call<Answer>(method: Method, path: string, options: CallOptions = {}): Promise<Answer> {
  try {
    return await callOnce<Answer>(method, path, options)
  } catch (error) {
    if (!mend || !(error instanceof Problem) || !await mend(error)) throw error
    return callOnce<Answer>(method, path, options)
  }
}

async function callOnce<Answer>(method: Method, path: string, options: CallOptions): Promise<Answer> {
  const { body, ifMatch, idempotencyKey, organizationId, signal } = options
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': document.documentElement.lang || 'en',
  }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  if (organizationId) headers['lunette-organization'] = organizationId
  const answer = await reach(`/api/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) : AbortSignal.timeout(patienceMs),
    credentials: 'same-origin',
  })
  const content = await readJson(answer)
  if (answer.ok) return content as Answer
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN)
  throw new Problem(answer.status, isRecord(content) ? content : {}, Number.isFinite(retryAfter) ? retryAfter : undefined)
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    // Given up on purpose: whoever did so knows, and nothing is wrong with the connection.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Problem(0, { type: 'web/no-connection' })
  }
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    const text = await answer.text()
    return text === '' ? null : JSON.parse(text)
  } catch {
    if (answer.ok) throw new Problem(answer.status, { type: 'web/unreadable' })
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
