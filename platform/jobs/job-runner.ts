import { run } from 'graphile-worker'
import type { Runner, TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { jobLogger } from './job-log.ts'

/** What a job is told: ids only; it reads the rest as it is when it runs. */
export interface JobPayload {
  readonly organizationId: string
  readonly subjectId: string
  readonly kind: string
  readonly factId: string
  /** What else the fact says: codes and ids. */
  readonly [more: string]: unknown
}

/** What a job does. It may run more than once: it must leave the same state each time. */
export type JobHandler = (payload: JobPayload) => Promise<void>

export interface JobRunnerOptions {
  readonly pool: Pool
  readonly log: Logger
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly concurrency?: number
}

/** Takes jobs from the queue and runs them until disposed; a failed one comes again with growing pauses, five times. */
export class JobRunner implements AsyncDisposable {
  readonly #runner: Runner
  readonly #ending: { now: boolean }

  private constructor(runner: Runner, ending: { now: boolean }) {
    this.#runner = runner
    this.#ending = ending
  }

  static async start({ pool, log, handlers, concurrency = 4 }: JobRunnerOptions): Promise<JobRunner> {
    const taskList: TaskList = Object.fromEntries(Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload as JobPayload)]))
    const ending = { now: false }
    const runner = await run({ pgPool: pool, taskList, concurrency, noHandleSignals: true, logger: jobLogger(log, () => ending.now), pollInterval: 2_000 })
    // Without a listener a runner that stops for an error ends the process; our log has said why.
    runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job queue stopped'))
    return new JobRunner(runner, ending)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.now = true
    await this.#runner.stop().catch(() => undefined)
  }
}
