import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { keyChoices } from '../contract.ts'
import type { IdentityDeps } from './deps.ts'
import { mustBePerson } from './must-be-person.ts'
import { outsideTenancy } from './outside-tenancy.ts'
import type { StaffMember } from './staff-member.ts'

export type KeyChoices = z.output<typeof keyChoices>

/** The keys as the person has them, in all their organizations and at every computer. */
export async function readKeys({ db }: Pick<IdentityDeps, 'db'>, personId: string): Promise<KeyChoices> {
  const [row] = await outsideTenancy<{ keys: KeyChoices }>(db, sql`select keys from auth."user" where id = ${personId}`)
  return row?.keys ?? { singleLetters: true, changed: {} }
}

/** Keeps one's keys. Nobody else is touched by them, so nothing is written down. */
export async function saveKeys({ db }: Pick<IdentityDeps, 'db'>, by: StaffMember, keys: KeyChoices): Promise<KeyChoices> {
  mustBePerson(by)
  await outsideTenancy(db, sql`update auth."user" set keys = ${JSON.stringify(keys)}::jsonb, "updatedAt" = now() where id = ${by.personId}`)
  return keys
}
