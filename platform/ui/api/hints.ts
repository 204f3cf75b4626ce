import type { Query } from '@tanstack/react-query'

/** What the server says when something changed: never the thing itself, only that it is worth asking again. */
export interface Hint {
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly branchId: string | null
}

/** Matches the queries registered for any of the kinds through `meta.kinds`. */
export const touchesKinds = (kinds: readonly string[]) => (query: Pick<Query, 'meta'>): boolean => {
  const registered = query.meta?.kinds
  return Array.isArray(registered) && registered.some((kind) => kinds.includes(kind))
}
