import type { Deps } from '#platform/deps'

/** What working on an import takes. */
export type WorkDeps = Pick<Deps, 'db' | 'keys' | 'log'>
