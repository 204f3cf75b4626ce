import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { JobHandler } from './job-runner.ts'

/** Work that is due once a day in every organization. Its payload says `day`, that of the organization's own clock. */
export interface DailyJob {
  /** Stable name of the job, `orders.age-lists`. */
  readonly job: string
  /** Switched off in an organization, it is not done there; null: always, for what the law demands. */
  readonly capability: string | null
  readonly handle: JobHandler
}

export interface DailyJobsOptions {
  readonly pool: Pool
  readonly log: Logger
  readonly jobs: readonly string[]
  readonly now: () => Date
  readonly everyMs?: number
}

/**
 * Asks at the start and then six times an hour what is due and queues it. The queue's own timetable knows one clock, in UTC, and our
 * organizations have theirs; what was due while nobody was awake it would forget.
 */
export class DailyJobs implements AsyncDisposable {
  readonly #options: DailyJobsOptions
  readonly #timer: NodeJS.Timeout
  #running: Promise<void>

  constructor(options: DailyJobsOptions) {
    this.#options = options
    this.#running = this.#look()
    this.#timer = setInterval(() => { this.#running = this.#running.then(() => this.#look()) }, options.everyMs ?? 600_000)
  }

  async #look(): Promise<void> {
    const { pool, log, jobs, now } = this.#options
    await queueDaily(pool, jobs, now()).catch((error: unknown) => log.warn({ err: error }, 'daily work waits: the database did not answer'))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}

/** Queues what of these jobs is due at that instant; whoever asks second of two finds nothing left. Saying so and queueing is one statement. */
export async function queueDaily(pool: Pool, jobs: readonly string[], at: Date): Promise<void> {
  await pool.query(`
    select graphile_worker.add_job(d.job, json_build_object('organizationId', d.organization_id, 'subjectId', d.organization_id, 'kind', d.job, 'factId', d.organization_id, 'day', d.day::text),
      job_key => d.job || '/' || d.organization_id, max_attempts => 5)
    from app.due_daily($1, $2) d`, [jobs, at])
}
