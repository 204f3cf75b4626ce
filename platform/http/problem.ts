/** The stable prefix of problem types; each has a page under docs/problems. */
const PROBLEM_BASE = 'https://lunette.example/problems/'

export interface ProblemKind<Extra extends object = object> {
  /** Stable name, `orders/lenses-committed`: what code matches on. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** What the page under docs/problems says: when it happens and what to do. */
  readonly help: string
  /** Never set; carries the type of the extra fields. */
  readonly extra?: Extra
}

export interface FieldError {
  /** JSON pointer into the request body, or `query/limit`, `params/id`. */
  readonly pointer: string
  readonly detail: string
}

/** A refusal with its reason, rendered as RFC 9457 by the one error handler. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly detail: string | undefined
  readonly extra: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(kind: ProblemKind, detail?: string, extra: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    super(detail ?? kind.title)
    this.kind = kind
    this.detail = detail
    this.extra = extra
    this.headers = headers
  }

  toJSON(): Record<string, unknown> {
    const { type, title, status } = this.kind
    return { type: PROBLEM_BASE + type, title, status, ...(this.detail && { detail: this.detail }), ...this.extra }
  }
}

/** Declares a problem of a module; `problems.ts` lists them and docs/problems is made from the lists. */
export const problemKind = <Extra extends object = object>(kind: ProblemKind<Extra>): ProblemKind<Extra> => kind
