import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { onFacts } from './record.ts'
import type { Hint } from './hints.ts'

const BATCH = 500
const POLL_MS = 250
const ATTEMPTS = 5
const NOTIFY_EVERY_MS = 50
/** NOTIFY takes 8,000 bytes at most. */
const NOTIFY_BYTES = 7_500

export interface RelayOptions {
  /** Connections of the role lunette_relay: it sees the outbox of every organization and nothing else. */
  readonly pool: Pool
  readonly log: Logger
  /** Which jobs handle a fact, by its kind and what it carries: `orders.phase-changed` → job names. */
  readonly jobsFor: (kind: string, payload: Readonly<Record<string, unknown>>) => readonly string[]
  /** How often a job is tried; five times when left out. */
  readonly attemptsOf?: (job: string) => number | undefined
  /** What else is made of a batch, in its transaction: once or not at all. For what few listen to, where a job for each fact would find nothing to do. */
  readonly besides?: (client: PoolClient, facts: readonly RelayedFact[]) => Promise<void>
}

/** A fact on its way out. */
export interface RelayedFact {
  readonly organization_id: string; readonly id: string; readonly kind: string; readonly subject_id: string; readonly subject_version: number
  readonly branch_id: string | null; readonly owner_staff_ids: readonly string[]; readonly payload: Readonly<Record<string, unknown>>; readonly recorded_at: Date
}

/**
 * Carries facts from the outbox to the job queue and to live screens: claims in batches, adds the jobs of a batch in one
 * call, sends at most one NOTIFY per 50 ms. At least once: a crash between claim and commit gives the batch back.
 */
export class Relay implements AsyncDisposable {
  readonly #options: RelayOptions
  readonly #stopListening: () => void
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #again = false
  #stopped = false
  #lastNotify = 0
  #away = false

  constructor(options: RelayOptions) {
    this.#options = options
    this.#stopListening = onFacts(() => this.wake())
    this.#poll()
  }

  /** Looks for facts now instead of at the next poll. */
  wake(): void {
    if (this.#stopped) return
    if (this.#running) {
      this.#again = true
      return
    }
    this.#running = this.#drain().then(() => { this.#away = false }, (error: unknown) => {
      // Once for each time it is away: it is asked four times a second.
      if (!this.#away) this.#options.log.warn({ err: error }, 'facts wait: the relay could not reach the database')
      this.#away = true
    }).finally(() => {
      this.#running = undefined
      if (this.#again) {
        this.#again = false
        this.wake()
      }
    })
  }

  #poll(): void {
    this.#timer = setTimeout(() => {
      this.wake()
      if (!this.#stopped) this.#poll()
    }, POLL_MS)
  }

  async #drain(): Promise<void> {
    // Collecting for a moment makes batches of what many tills do at once, and keeps NOTIFY rare.
    const wait = this.#lastNotify + NOTIFY_EVERY_MS - performance.now()
    if (wait > 0) await new Promise((next) => setTimeout(next, wait))
    while (!this.#stopped && await this.#relayBatch() === BATCH) this.#lastNotify = performance.now()
    this.#lastNotify = performance.now()
  }

  async #relayBatch(): Promise<number> {
    const client = await this.#options.pool.connect()
    let broken = false
    try {
      const waiting = await client.query<{ organization_id: string; id: string }>({
        name: 'relay-waiting', text: 'select organization_id, id from outbox where relayed_at is null order by recorded_at, id limit $1', values: [BATCH],
      })
      if (waiting.rowCount === 0) return 0
      await client.query('begin')
      const claimed = await client.query<RelayedFact>({
        name: 'relay-claim',
        text: `update outbox o set relayed_at = now() from unnest($1::uuid[], $2::uuid[]) as w(organization_id, id)
               where o.organization_id = w.organization_id and o.id = w.id and o.relayed_at is null
               returning o.organization_id, o.id, o.kind, o.subject_id, o.subject_version, o.branch_id, o.owner_staff_ids, o.payload, o.recorded_at`,
        values: [waiting.rows.map((row) => row.organization_id), waiting.rows.map((row) => row.id)],
      })
      await this.#addJobs(client, claimed.rows)
      await this.#options.besides?.(client, claimed.rows)
      await notify(client, claimed.rows)
      const { command } = await client.query('commit')
      if (command !== 'COMMIT') throw new Error(`commit was answered with ${command}`)
      return waiting.rowCount ?? 0
    } catch (error) {
      await client.query('rollback').catch(() => { broken = true })
      throw error
    } finally {
      client.release(broken)
    }
  }

  async #addJobs(client: PoolClient, facts: readonly RelayedFact[]): Promise<void> {
    const jobs = facts.flatMap((fact) => this.#options.jobsFor(fact.kind, fact.payload).map((job) => ({
      identifier: job,
      payload: { organizationId: fact.organization_id, factId: fact.id, kind: fact.kind, subjectId: fact.subject_id, ...fact.payload },
      jobKey: `${job}/${fact.id}`,
      attempts: this.#options.attemptsOf?.(job) ?? ATTEMPTS,
    })))
    if (jobs.length === 0) return
    await client.query({
      name: 'relay-jobs',
      text: `select graphile_worker.add_jobs((select array_agg(row(j.identifier, j.payload, null, null, j.attempts, j."jobKey", null, null)::graphile_worker.job_spec)
             from json_to_recordset($1) as j(identifier text, payload json, "jobKey" text, attempts int)))`,
      values: [JSON.stringify(jobs)],
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    this.#stopListening()
    clearTimeout(this.#timer)
    await this.#running
  }
}

async function notify(client: PoolClient, facts: readonly RelayedFact[]): Promise<void> {
  let batch: Hint[] = []
  let size = 2
  const send = async () => {
    if (batch.length > 0) await client.query({ name: 'relay-notify', text: 'select pg_notify($1, $2)', values: ['lunette_hints', JSON.stringify(batch)] })
    batch = []
    size = 2
  }
  for (const fact of facts) {
    const hint: Hint = { org: fact.organization_id, kind: fact.kind, id: fact.subject_id, version: fact.subject_version, branchId: fact.branch_id, owners: fact.owner_staff_ids }
    const bytes = JSON.stringify(hint).length + 1
    if (size + bytes > NOTIFY_BYTES) await send()
    batch.push(hint)
    size += bytes
  }
  await send()
}
