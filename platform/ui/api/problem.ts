/** What went wrong with one field: a JSON pointer into what was sent, and a sentence. */
export interface FieldProblem {
  readonly pointer: string
  readonly detail: string
}

const typePrefix = /^https?:\/\/[^/]+\/problems\//

/**
 * A refusal by the server (RFC 9457), or the lack of an answer. `type` is the stable short name, `identity/wrong-password`;
 * the three that no server sends are `web/no-connection`, `web/not-sent` (the same of what the device may not keep) and `web/unreadable`.
 */
export class Problem extends Error {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string | undefined
  readonly errors: readonly FieldProblem[]
  readonly requestId: string | undefined
  /** Seconds to wait before the next try, when the server said so. */
  readonly retryAfter: number | undefined
  /** The other members of the answer, such as the current `version`. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>, retryAfter?: number) {
    const { type, title, detail, errors, requestId, status: _status, ...extra } = body
    super([detail, title].find((text) => typeof text === 'string') ?? String(status))
    this.type = typeof type === 'string' ? type.replace(typePrefix, '') : 'web/unreadable'
    this.title = typeof title === 'string' ? title : ''
    this.status = status
    this.detail = typeof detail === 'string' ? detail : undefined
    this.errors = Array.isArray(errors) ? errors.filter(isFieldProblem) : []
    this.requestId = typeof requestId === 'string' ? requestId : undefined
    this.retryAfter = retryAfter
    this.extra = extra
  }

  /** Whether trying the same thing again later may succeed by itself. */
  get passes(): boolean {
    return this.type === 'web/no-connection' || [429, 502, 503, 504].includes(this.status)
  }

  /** What is wrong with one field of what was sent, named as in the body: `owner/email`. */
  at(field: string): string | undefined {
    return this.errors.find((error) => error.pointer.replace(/^[/#]+/, '') === field)?.detail
  }
}

const isFieldProblem = (value: unknown): value is FieldProblem =>
  typeof value === 'object' && value !== null && 'pointer' in value && 'detail' in value && typeof value.pointer === 'string' && typeof value.detail === 'string'
