import { createServer } from 'node:net'
import type { Installation, Look } from './area.ts'

type State = 'free' | 'lunette' | 'taken' | 'EACCES' | 'EADDRNOTAVAIL'

/** Whether Lunette listens where its settings say, or could. */
export async function lookAtPorts({ config, isServed: runs }: Installation): Promise<Look> {
  const { port, network } = config
  const here = await stateOf('127.0.0.1', port)
  const defects = sayHere(here, port, runs || config.databaseUrl !== undefined)
  if (network) defects.push(...sayNetwork(await stateOf(network.host, network.port), network, here === 'lunette'))
  const well = here === 'lunette' ? `Lunette answers on port ${port}.` : runs ? `Lunette runs, but not on port ${port}, which is free: say the same PORT here as at its start.` : `Port ${port} is free for Lunette, which does not run.`
  return { well, defects, ...(runs && here === 'free' && { note: true }) }
}

function sayHere(state: State, port: number, mayBeOurs: boolean): string[] {
  if (state === 'EACCES') return [`Port ${port} needs more rights: start with a PORT above 1023.`]
  if (state === 'lunette' && !mayBeOurs) return [`On port ${port} another Lunette answers, of another data folder: end it, or start this one with another PORT, such as PORT=${port + 1}.`]
  return state === 'taken' ? [`Port ${port} is taken by another program: end it, or start with another PORT, such as PORT=${port + 1}.`] : []
}

function sayNetwork(state: State, { host, port }: { readonly host: string; readonly port: number }, serves: boolean): string[] {
  if (state === 'EADDRNOTAVAIL') return [`This machine has no address ${host}: write one that it has in LUNETTE_LISTEN, or 0.0.0.0:${port} for all of them.`]
  if (state === 'EACCES') return [`Port ${port} of LUNETTE_LISTEN needs more rights: write one above 1023.`]
  if (state === 'free') return serves ? [`Lunette runs, but nobody answers other devices on port ${port}: start it with the LUNETTE_LISTEN that is set here.`] : []
  // What a running server of ours holds looks like any other program: it answers by HTTPS only.
  return serves ? [] : [`Port ${port} of LUNETTE_LISTEN is taken by another program: end it, or write another port.`]
}

/** Who has a port, found by trying to take it for a moment. */
async function stateOf(host: string, port: number): Promise<State> {
  const code = await new Promise<string | null>((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'taken'))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
  })
  if (code === null) return 'free'
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return code
  return host === '127.0.0.1' && await isLunette(port) ? 'lunette' : 'taken'
}

async function isLunette(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(3_000), redirect: 'error' })
    return (await answer.json() as { status?: unknown }).status === 'ok'
  } catch {
    return false
  }
}
