import type { JobHandler } from '#platform/jobs/job-runner'

/** A module's ear: which facts it wants, and the job that each makes. */
export interface Subscription {
  /** Stable name of the job, `orders.keep-list`. */
  readonly job: string
  /** Switched off in an organization, it gets no jobs. Null for what cannot be switched off. */
  readonly capability: string | null
  readonly facts: readonly string[]
  /** Which of these facts it has something to do for, by what they carry; all when left out. */
  readonly wants?: (payload: Readonly<Record<string, unknown>>) => boolean
  readonly handle: JobHandler
  /** How often its job is tried; five times within some minutes when left out. */
  readonly attempts?: number
  /** Its jobs have places of their own: a mail server that does not answer holds up no other work. */
  readonly waitsForMail?: boolean
}

/** How often a job is tried, by its name. */
export function attemptsByJob(subscriptions: readonly Subscription[]): (job: string) => number | undefined {
  const byJob = new Map(subscriptions.map(({ job, attempts }) => [job, attempts]))
  return (job) => byJob.get(job)
}

/** The names of the jobs that a fact makes. */
export function jobsByFact(subscriptions: readonly Subscription[]): (kind: string, payload: Readonly<Record<string, unknown>>) => readonly string[] {
  const byKind = new Map<string, Subscription[]>()
  for (const subscription of subscriptions) {
    for (const fact of subscription.facts) byKind.set(fact, [...(byKind.get(fact) ?? []), subscription])
  }
  return (kind, payload) => (byKind.get(kind) ?? []).filter(({ wants }) => wants?.(payload) ?? true).map(({ job }) => job)
}
