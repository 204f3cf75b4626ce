import type { FastifyInstance } from 'fastify'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { isLocalCall } from '#modules/identity/server'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Database } from '#platform/db/database'
import { isDatabaseAway } from '#platform/db/errors'

export interface Metrics {
  readonly registry: Registry
  /** Counts an answered request by route and status. */
  readonly answered: (route: string, status: number, seconds: number) => void
}

/** Prometheus metrics of this process: requests by route, connections, streams, Node's own. */
export function makeMetrics(pool: Database['pool'], streams: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({ name: 'lunette_request_seconds', help: 'Answered requests by route and status', labelNames: ['route', 'status'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5], registers: [registry] })
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({ name, help, registers: [registry], collect() { this.set(read()) } })
  }
  gauge('lunette_database_connections', 'Open connections to the database', () => pool.totalCount)
  gauge('lunette_database_waiting', 'Requests waiting for a connection', () => pool.waitingCount)
  gauge('lunette_live_streams', 'Open live streams', streams)
  return { registry, answered: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds) }
}

/** /healthz: the process answers. /readyz: it can serve, database included. /metrics: from this machine only, not through a proxy on it. */
export function serveHealth(app: FastifyInstance, pool: Database['pool'], metrics: Metrics): void {
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    try {
      await pool.query('select 1')
      return reply.header('cache-control', 'no-store').send({ status: 'ready' })
    } catch (error) {
      throw isDatabaseAway(error) ? error : new Problem(httpProblems.databaseAway, undefined, {}, { 'retry-after': '2' })
    }
  })
  app.get('/metrics', async (request, reply) => {
    if (!isLocalCall({ address: request.ip, headers: request.headers })) throw new Problem(httpProblems.noRoute)
    return reply.header('content-type', metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
