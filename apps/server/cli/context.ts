import type { Language } from '#kernel/languages'
import type { IdentityDeps } from '#modules/identity/server'
import { Problem } from '#platform/http/problem'
import type { FieldError } from '#platform/http/problem'
import { StartRefused } from '#platform/start-refused'

/** What the verbs about people and organizations work with. */
export interface CliContext {
  readonly identity: Pick<IdentityDeps, 'db' | 'keys' | 'callers' | 'now' | 'publicUrl' | 'onOrganizationCreated'>
  /** The database as its owner, who alone sees every organization; a client of `pg` is one. */
  readonly owner: { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }
  /** What was asked for, on standard output: links, keys, lists. */
  readonly print: (line: string) => void
  /** What goes along with it, on standard error. */
  readonly say: (sentence: string) => void
}

export interface OrganizationLine {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly country: string
  readonly language: Language
  readonly sample: boolean
}

/** Every organization, oldest first. */
export async function listAll({ owner }: CliContext): Promise<OrganizationLine[]> {
  return (await owner.query('select id, slug, name, country, language, sample from organizations order by created_at, id')).rows as OrganizationLine[]
}

/** The organization of this slug; without one the only real one. @throws {StartRefused} saying which there are */
export async function chooseOrganization(context: CliContext, slug: string | undefined): Promise<OrganizationLine> {
  const all = await listAll(context)
  const real = all.filter(({ sample }) => !sample)
  const fitting = slug === undefined ? (real.length > 0 ? real : all) : all.filter((one) => one.slug === slug)
  const [only, another] = fitting
  if (only && !another) return only
  const names = all.map((one) => one.slug).join(', ') || 'none yet; write: lunette organization create'
  throw new StartRefused(slug === undefined && only ? `There are several organizations: add --organization with one of ${names}.` : `There is no organization${slug ? ` ${slug}` : ''}. Those there are: ${names}.`)
}

export const withinHours = (hours: number): string => (hours === 1 ? 'within an hour' : `within ${hours / 24} days`)

/** Turns a refusal into the sentence that a person at a terminal reads. @throws {StartRefused} */
export async function explained<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    const errors = (error.extra.errors ?? []) as FieldError[]
    throw new StartRefused(errors.length > 0 ? errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ') : `${error.kind.title}: ${error.kind.help}`)
  })
}
