import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'

/** Ends a key: at once in this process, within 10 s in every other. */
export function revokeApiKey({ db, keys, callers, now }: Pick<IdentityDeps, 'db' | 'keys' | 'callers' | 'now'>, by: StaffMember, call: Call, id: string): Promise<void> {
  mustMay(by, 'api-keys.manage')
  return once<void>(db, keys, onceBy(by, call), async (tx) => {
    const revoked = await tx.run(sql`update api_keys set revoked_at = ${now()} where organization_id = ${tx.organizationId} and id = ${id} and revoked_at is null`)
    if (revoked === 0) throw new Problem(httpProblems.notFound)
    audit(tx, by, call, { action: 'api-keys.revoked', subject: { kind: 'api-key', id } })
    recordFacts(tx, { kind: 'identity.api-key-revoked', subjectId: id, subjectVersion: 2 })
    tx.afterCommit(() => callers.forget())
    return { answer: undefined, ids: { apiKeyId: id } }
  }, async () => undefined)
}
