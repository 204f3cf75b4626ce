import type { FastifyInstance } from 'fastify'

/** Longer than any honest request takes to be answered, shorter than systems wait for a program that was told to end. */
const GRACE_MS = 8_000

/**
 * Takes no more requests and answers those under way, on this machine and on the network, but hangs up on whoever does not
 * finish theirs: one sleeping phone must not keep a shop's server from ending.
 */
export async function endInOrder(app: FastifyInstance, fronts: readonly AsyncDisposable[]): Promise<void> {
  const limit = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
  try {
    // Together: what is open on the network ends with the live streams of the app.
    await Promise.all([app.close(), ...fronts.map((front) => front[Symbol.asyncDispose]())])
  } finally {
    clearTimeout(limit)
  }
}
