import { newId } from '#kernel/ids'
import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { identityProblems } from './problems.ts'

export interface NewPerson {
  readonly id: string
  readonly name: string
  /** In lower case. */
  readonly email: string
  readonly language: Language
  /** Null: an invitation lets them choose one. */
  readonly passwordHash: string | null
  /** Whether somebody trusted says that the e-mail is theirs; else a link sent there has to show it. */
  readonly emailProven: boolean
}

/** Saves somebody who can sign in. @throws {Problem} identity/email-taken */
export async function savePerson(tx: Tx, { id, name, email, language, passwordHash, emailProven }: NewPerson): Promise<void> {
  const saved = await tx.run(sql`
    insert into auth."user" (id, name, email, "emailVerified", language) values (${id}, ${name}, ${email}, ${emailProven}, ${language}) on conflict (email) do nothing`)
  if (saved === 0) throw new Problem(identityProblems.emailTaken)
  if (passwordHash) savePassword(tx, id, passwordHash)
}

/** Saves the first or a new password of a person. */
export function savePassword(tx: Tx, personId: string, passwordHash: string): void {
  tx.send(sql`
    insert into auth.account (id, "userId", "accountId", "providerId", password) values (${newId()}, ${personId}, ${personId}::uuid::text, 'credential', ${passwordHash})
    on conflict ("providerId", "accountId") do update set password = excluded.password, "updatedAt" = excluded."updatedAt"`)
}
