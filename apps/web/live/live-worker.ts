import { streamHints } from './stream.ts'

/** One stream of hints for all tabs of this browser that work in one organization; the worker's name is its id. */
declare const self: SharedWorkerGlobalScope

const ports = new Set<MessagePort>()

self.addEventListener('connect', (event) => {
  ports.add(event.ports[0]!)
})

streamHints(self.name, (tidings) => {
  for (const port of ports) port.postMessage(tidings)
})
