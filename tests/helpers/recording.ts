import type { Database } from '#platform/db/database'

/** What was sent to the database, as the driver was given it. */
export interface Statement { readonly text: string; readonly values: readonly unknown[]; readonly name: string | undefined }

export interface Recording {
  readonly statements: readonly Statement[]
  /** Groups of statements sent before waiting for any answer. */
  readonly roundTrips: number
}

interface Sent { readonly text: string; readonly values?: readonly unknown[]; readonly name?: string; callback?: (...answer: unknown[]) => void }

/** Does some work on the database and writes down every statement that it sends. */
export async function recording<T>(db: Database, work: () => Promise<T>): Promise<{ recorded: Recording; answer: T }> {
  const statements: Statement[] = []
  let roundTrips = 0
  let unanswered = 0
  const connect = db.pool.connect.bind(db.pool)
  const clients = new Map<object, unknown>()
  db.pool.connect = (async () => {
    const client = await connect() as unknown as { query: (sent: Sent | string) => unknown }
    if (clients.has(client)) return client
    const query = client.query.bind(client)
    clients.set(client, client.query)
    client.query = (sent) => {
      // Only a transaction's own statements are of interest; a bare «rollback» is sent as text.
      if (typeof sent === 'string' || !sent.callback) return query(sent)
      const { callback } = sent
      statements.push({ text: sent.text, values: sent.values ?? [], name: sent.name })
      if (unanswered === 0) roundTrips += 1
      unanswered += 1
      sent.callback = (...answer) => {
        unanswered -= 1
        callback(...answer)
      }
      return query(sent)
    }
    return client
  }) as never
  try {
    return { answer: await work(), recorded: { statements, roundTrips } }
  } finally {
    db.pool.connect = connect
    for (const [client, query] of clients) (client as { query: unknown }).query = query
  }
}
