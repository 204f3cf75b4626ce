import type { QueryClient } from '@tanstack/react-query'
import { touchesKinds } from '#platform/ui/api/hints'
import { lost } from '../connection.ts'
import { streamHints, type Tidings } from './stream.ts'

/**
 * Keeps what is on screen true: fetches again what a hint names, and everything after a gap. A stream breaks off when the
 * server is away, and when the person may no longer work here: asking who is signed in tells which. Returns how to stop.
 */
export function listenForHints(organizationId: string, queries: QueryClient): () => void {
  const take = (tidings: Tidings) => {
    if ('gap' in tidings) void queries.invalidateQueries()
    else if ('broken' in tidings) void queries.invalidateQueries({ queryKey: ['session'] })
    else void queries.invalidateQueries({ predicate: touchesKinds([tidings.hint.kind]) })
  }
  // The browser knows first when its own network goes.
  addEventListener('offline', lost)
  const stop = openStream(organizationId, take)
  return () => {
    removeEventListener('offline', lost)
    stop()
  }
}

function openStream(organizationId: string, take: (tidings: Tidings) => void): () => void {
  if (typeof SharedWorker === 'undefined') return streamHints(organizationId, take)
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: organizationId })
  worker.port.addEventListener('message', ({ data }: MessageEvent<Tidings>) => take(data))
  worker.port.start()
  return () => worker.port.close()
}
