import type { Hint } from '#platform/ui/api/hints'

/** What the stream tells: a hint, that it broke off, or that it is back and some may have been missed. */
export type Tidings = { readonly hint: Hint } | { readonly broken: true } | { readonly gap: true }

/** A browser gives up on a stream that was refused once (a restarting server does that); we do not. */
const openAgainMs = 3000
/** The server tells again what happened just before a stream was opened; of what is further back it has forgotten some. */
const remembersMs = 10_000

/** Opens the stream of hints of one organization and keeps it open. Returns how to close it. */
export function streamHints(organizationId: string, tell: (tidings: Tidings) => void): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let missed = false
  const askedMs = performance.now()
  const open = () => {
    source = new EventSource(`/api/v1/live?organization=${organizationId}`)
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const hint = readHint(data)
      if (hint) tell({ hint })
    })
    // The server itself may have missed some: its database was away.
    source.addEventListener('gap', () => tell({ gap: true }))
    source.addEventListener('open', () => {
      if (missed || performance.now() - askedMs > remembersMs) tell({ gap: true })
      missed = false
    })
    source.addEventListener('error', () => {
      if (!missed) tell({ broken: true })
      missed = true
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, openAgainMs)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}

/** A hint as the server writes it, or null for anything else. */
export function readHint(text: string): Hint | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('kind' in value) || typeof value.kind !== 'string') return null
    return value as Hint
  } catch {
    return null
  }
}
