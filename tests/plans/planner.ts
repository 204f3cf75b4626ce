import pg from 'pg'
import type { ClientConfig } from 'pg'
import type { PlanNode } from './say-plan.ts'

/** A statement as it goes to the database; with a name where it is prepared. */
export interface Asked { readonly text: string; readonly values: readonly unknown[]; readonly name: string | undefined }

/**
 * As the embedded PostgreSQL is set (platform/postgres/server-settings.ts), wherever the test's runs: with pages that cost `times` as
 * much and a cache that holds as much less, for each stands for so many of the shop that is meant.
 */
const settings = (times: number): string => `set jit = off; set work_mem = '8MB'; set max_parallel_workers_per_gather = 2;
  set seq_page_cost = ${times}; set random_page_cost = ${times * 1.1}; set effective_cache_size = ${Math.round(131_072 / times)}`

/** Runs statements as the application's role in an organization and hears by which plans, those inside find doors included. */
export class Planner implements AsyncDisposable {
  readonly #client: pg.Client
  #heard: PlanNode[] = []

  /** The major release of PostgreSQL. */
  readonly release: number

  private constructor(client: pg.Client, release: number) {
    this.#client = client
    this.release = release
    client.on('notice', ({ message }) => {
      const plan = /plan:\n(.*)/s.exec(message ?? '')?.[1]
      if (plan) this.#heard.push((JSON.parse(plan) as { Plan: PlanNode }).Plan)
    })
  }

  /** `superuser`: nobody else may load what tells the plans; no statement is run as it. */
  static async open(superuser: ClientConfig, organizationId: string, times: number): Promise<Planner> {
    const client = new pg.Client(superuser)
    await client.connect()
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_format = json; set auto_explain.log_timing = off; ${settings(times)}`)
    await client.query('begin; set local role lunette_app')
    await client.query('select app.use_org($1)', [organizationId])
    await client.query('set client_min_messages = log')
    const { rows } = await client.query<{ release: number }>(`select current_setting('server_version_num')::int / 10000 as release`)
    return new Planner(client, rows[0]?.release ?? 0)
  }

  /** The plan of the statement with these very values, the last, and before it those of what it called. */
  async planned({ text, values }: Asked): Promise<PlanNode[]> {
    return this.#run({ text, values: [...values] })
  }

  /** The same for a statement that is prepared: planned once for any values, as PostgreSQL may do from the sixth time on. */
  async plannedOnce({ text, values, name }: Asked): Promise<PlanNode[]> {
    if (!name) return []
    await this.#client.query('set local plan_cache_mode = force_generic_plan')
    return this.#run({ text, values: [...values], name })
  }

  async #run(query: pg.QueryConfig): Promise<PlanNode[]> {
    this.#heard = []
    await this.#client.query(query)
    // A plan is told when its statement is put away, which the next one does.
    await this.#client.query('set local plan_cache_mode = auto')
    return this.#heard
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.query('rollback')
    await this.#client.end()
  }
}
