import type { Pool } from 'pg'
import type { Logger } from 'pino'

export interface PickUpOptions {
  readonly pool: Pool
  readonly log: Logger
  readonly job: string
  /** Gives `organization_id` and `id` of what somebody began and nobody holds. */
  readonly waiting: string
  readonly everyMs?: number
}

/**
 * Gives long work back to the queue that a process was killed over: the queue itself keeps its lock for hours. What holds such
 * work by a lease of its own is safe from two at once.
 */
export class PickUp implements AsyncDisposable {
  readonly #options: PickUpOptions
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | undefined

  constructor(options: PickUpOptions) {
    this.#options = options
    this.#timer = setInterval(() => { this.#running ??= this.#look().finally(() => { this.#running = undefined }) }, options.everyMs ?? 3_000)
  }

  async #look(): Promise<void> {
    const { pool, log, job, waiting } = this.#options
    try {
      await pool.query(`select graphile_worker.add_job($1, json_build_object('organizationId', w.organization_id, 'subjectId', w.id, 'kind', $1::text, 'factId', w.id), job_key => $1 || '/' || w.id, max_attempts => 3) from (${waiting}) w`, [job])
    } catch (error) {
      log.warn({ err: error }, 'work that was cut off waits: the database did not answer')
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}
