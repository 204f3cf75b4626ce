import { sql } from '#platform/db/sql'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import { hashPassword } from './password-hash.ts'
import { identityProblems } from './problems.ts'
import { replacePassword } from './replace-password.ts'
import { identifierOf, linkWays, provesEmail } from './set-password-links.ts'

/** Sets the password of whoever was sent the link, once; all their sessions end. @throws {Problem} identity/link-unusable */
export async function setPasswordByLink(deps: Pick<IdentityDeps, 'db' | 'callers' | 'auth' | 'now'>, call: Call, { token, password }: { token: string; password: string }): Promise<void> {
  const identifiers = new Map(linkWays.map((way) => [identifierOf(token, way), way]))
  // Looked up before anything is hashed: a made-up token costs a look, not 30 ms.
  const [person] = await outsideTenancy<{ id: string; email: string; identifier: string }>(deps.db, sql`
    select u.id, u.email, v.identifier from auth.verification v join auth."user" u on u.id::text = v.value
    where v.identifier = any(${[...identifiers.keys()]}) and v."expiresAt" > ${deps.now()} and u.disabled_at is null`)
  if (!person) throw new Problem(identityProblems.linkUnusable)
  const { identifier } = person
  const passwordHash = await hashPassword(password)
  await replacePassword(deps, call, {
    personId: person.id, email: person.email, passwordHash, keepSession: null, action: 'passwords.set-by-link',
    // Of two who press at once one deletes the row.
    judge: async (tx) => {
      if (await tx.run(sql`delete from auth.verification where identifier = ${identifier} and "expiresAt" > ${deps.now()}`) === 0) throw new Problem(identityProblems.linkUnusable)
      if (provesEmail(identifiers.get(identifier)!)) tx.send(sql`update auth."user" set "emailVerified" = true where id = ${person.id}`)
    },
  })
}
