import type { StoredCall } from '#platform/ui/api/stored-call'
import type { FieldProblem } from '#platform/ui/api/problem'

/** A stored call with whose it is, and why it was refused when it was. */
export interface KeptCall extends StoredCall {
  readonly personId: string
  /** The tab that makes it; another tab takes it over only when that one is gone. */
  readonly tabId: string
  readonly refusal?: { readonly title: string; readonly detail: string | undefined; readonly errors: readonly FieldProblem[]; readonly version?: number }
}

/** Where calls wait for the server's answer. */
export interface CallStore {
  readonly put: (call: KeptCall) => Promise<void>
  readonly drop: (key: string) => Promise<void>
  /** All calls of a person, earliest first. */
  readonly ofPerson: (personId: string) => Promise<readonly KeptCall[]>
}

/** Keeps calls in the browser's database, where they outlive a closed tab and a flat battery. */
export function deviceStore(): CallStore {
  // Loaded with the first change: reading pages does without it.
  const opened = import('dexie').then(({ Dexie }) => {
    const database = new Dexie('lunette')
    database.version(1).stores({ calls: 'key, personId' })
    return database.table<KeptCall, string>('calls')
  })
  return {
    put: async (call) => void (await (await opened).put(call)),
    drop: async (key) => (await opened).delete(key),
    ofPerson: async (personId) => (await opened).where('personId').equals(personId).sortBy('key'),
  }
}

/** For browsers that refuse a database (private windows): calls live as long as the page. */
export function pageStore(): CallStore {
  const calls = new Map<string, KeptCall>()
  return {
    put: async (call) => void calls.set(call.key, call),
    drop: async (key) => void calls.delete(key),
    ofPerson: async (personId) => [...calls.values()].filter((call) => call.personId === personId).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  }
}
