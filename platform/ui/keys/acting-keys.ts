import type { PageKey } from '../page.ts'

/** The keys of a page that do something right now, each with what it does right now. */
export const actingKeys = (keys: readonly PageKey[], bound: ReadonlySet<string>): readonly PageKey[] =>
  keys.filter(({ caps, beside }) => bound.has(caps.join(' ')) && (beside === undefined || bound.has(beside.key) === beside.acts))
