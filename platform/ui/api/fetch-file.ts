import { Problem } from './problem.ts'

/**
 * Fetches a file of ours by its address; like every other call it goes with the session of whoever is signed in, and the answer is kept nowhere.
 * @throws {Problem} for every refusal, and with `web/no-connection` when no answer came
 */
export async function fetchFile(address: string, { signal, headers = {} }: { readonly signal?: AbortSignal; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<Response> {
  const answer = await fetch(address, {
    credentials: 'same-origin', cache: 'no-store', headers: { accept: '*/*', 'accept-language': document.documentElement.lang || 'en', ...headers }, ...(signal && { signal }),
  }).catch((cause: unknown) => {
    // Given up on purpose: whoever did so knows.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Problem(0, { type: 'web/no-connection' })
  })
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})) as Record<string, unknown>)
  return answer
}
