import type { QueryClient } from '@tanstack/react-query'
import { touchesKinds } from '#platform/ui/api/hints'
import { streamHints, type Tidings } from './stream.ts'

/** Keeps what is on screen true: fetches again what a hint names, and everything after a gap. Returns how to stop. */
export function listenForHints(organizationId: string, queries: QueryClient): () => void {
  const take = (tidings: Tidings) => {
    if ('gap' in tidings) void queries.invalidateQueries()
    else void queries.invalidateQueries({ predicate: touchesKinds([tidings.hint.kind]) })
  }
  if (typeof SharedWorker === 'undefined') return streamHints(organizationId, take)
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: organizationId })
  worker.port.addEventListener('message', ({ data }: MessageEvent<Tidings>) => take(data))
  worker.port.start()
  return () => worker.port.close()
}
