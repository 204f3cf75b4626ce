import pg from 'pg'
import type { Client, ClientConfig } from 'pg'

export type { Client, ClientConfig }

/** Works on a connection of its own, outside any tenant: for the loader's COPY and the owner's upkeep only, never for a request. */
export async function onConnection<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
