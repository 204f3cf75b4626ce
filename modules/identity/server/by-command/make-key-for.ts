import { newId } from '#kernel/ids'
import { audit } from '../audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { saveApiKey } from '../make-api-key.ts'
import { findPerson } from './find-person.ts'

export interface KeyFor {
  readonly email: string
  /** Needed when the person works in several. */
  readonly organizationSlug?: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: string | null
}

export type NoKey = 'nobody' | 'several-organizations'

/** Makes an API key for somebody at the machine itself and answers its whole text, once. */
export async function makeKeyFor(deps: Pick<IdentityDeps, 'db' | 'callers'>, { email, organizationSlug, ...key }: KeyFor): Promise<{ key: string; organization: string } | { refusal: NoKey }> {
  const person = await findPerson(deps.db, email)
  const workplaces = (person && !person.disabledAt ? await deps.callers.organizationsOf(person.id) : []).filter(({ slug }) => organizationSlug === undefined || slug === organizationSlug)
  const [workplace, another] = workplaces
  if (!workplace) return { refusal: 'nobody' }
  if (another) return { refusal: 'several-organizations' }
  const id = newId()
  const text = await deps.db.inTenant(workplace.organizationId, async (tx) => {
    const made = await saveApiKey(tx, { ...key, id, staffId: workplace.staffId, branchIds: null })
    audit(tx, 'system', null, { action: 'api-keys.made', subject: { kind: 'api-key', id }, changes: { staffId: workplace.staffId, scopes: key.scopes } })
    return made
  })
  return { key: text, organization: workplace.slug }
}
