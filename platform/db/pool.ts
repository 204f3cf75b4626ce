import pg from 'pg'
import type { ClientConfig } from 'pg'

export type { Pool } from 'pg'

/** A plain pool for what stands beside the tenants: sign-in, relay and job queue. A lost connection is replaced without a word. */
export function openPool(connection: ClientConfig, size: number, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: size, idleTimeoutMillis: 60_000, keepAlive: true, ...options })
  // Without listeners a connection that dies ends the whole process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
