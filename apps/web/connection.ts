/** Whether Lunette answers, as the last requests found it. */
type Listener = (connected: boolean) => void

let connected = true
const listeners = new Set<Listener>()
let probing = false
const probeMs = 3000

export const isConnected = (): boolean => connected

export function onConnection(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** An answer came. */
export function heard(): void {
  change(true)
}

/** No answer came: from now on we ask every 3 s until one does. */
export function lost(): void {
  change(false)
  if (!probing) void probe()
}

function change(now: boolean): void {
  if (now === connected) return
  connected = now
  for (const listener of listeners) listener(now)
}

async function probe(): Promise<void> {
  probing = true
  while (!connected) {
    await new Promise((resolve) => setTimeout(resolve, probeMs))
    try {
      if ((await fetch('/healthz', { cache: 'no-store' })).ok) heard()
    } catch {
      // Still away; the next round asks again.
    }
  }
  probing = false
}
