import type { Query } from '@tanstack/react-query'

/** What the server says when something changed: never the thing itself, only that it is worth asking again. */
export interface Hint {
  /** The fact: `things.renamed`. */
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly branchId: string | null
}

/** Whether one names the other or a part of it: `things` and `things.renamed` do, `things.renamed` and `things.added` do not. */
const touches = (one: string, other: string): boolean => one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)

/** Matches the queries registered for any of the kinds through `meta.kinds`. */
export const touchesKinds = (kinds: readonly string[]) => (query: Pick<Query, 'meta'>): boolean => {
  const registered = query.meta?.kinds
  return Array.isArray(registered) && registered.some((mine: string) => kinds.some((kind) => touches(mine, kind)))
}
