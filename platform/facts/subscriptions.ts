import type { JobHandler } from '#platform/jobs/job-runner'

/** A module's ear: which facts it wants, and the job that each makes. */
export interface Subscription {
  /** Stable name of the job, `orders.keep-list`. */
  readonly job: string
  /** Switched off in an organization, it gets no jobs. Null for what cannot be switched off. */
  readonly capability: string | null
  readonly facts: readonly string[]
  readonly handle: JobHandler
}

/** The names of the jobs that a fact makes. */
export function jobsByFact(subscriptions: readonly Subscription[]): (kind: string) => readonly string[] {
  const jobs = new Map<string, string[]>()
  for (const { job, facts } of subscriptions) {
    for (const fact of facts) jobs.set(fact, [...(jobs.get(fact) ?? []), job])
  }
  return (kind) => jobs.get(kind) ?? []
}
