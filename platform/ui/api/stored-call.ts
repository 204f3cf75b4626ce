import type { Method } from './call.ts'

/** A change that somebody made, kept on the device until the server has answered. */
export interface StoredCall {
  /** What it is called in lists of waiting changes, and in tests: `organization.rename`. */
  readonly name: string
  /** Which thing it changes, as whoever made it knows it; shown when it was refused later. */
  readonly about?: string
  /** Sent as `Idempotency-Key` however often it is tried; a UUIDv7, so calls sort by the time they were made. */
  readonly key: string
  readonly method: Exclude<Method, 'GET'>
  readonly path: string
  readonly body?: unknown
  readonly ifMatch?: number | undefined
  readonly organizationId: string | null
  /** When it happened at the counter, ISO 8601; it may reach the server later. */
  readonly occurredAt: string
  /** Holds a secret: sent at once or not at all, and never kept on the device. */
  readonly secret?: true
}

/** Takes a stored call to the server, at once or when there is a connection again. */
export interface Sender {
  /** Settles when the server has answered. @throws {Problem} when it refused */
  readonly send: (call: StoredCall) => Promise<unknown>
}
