import type { z } from 'zod'
import { sql } from '#platform/db/sql'
import type { passkeyAnswer } from '../../contracts/second-factor.ts'
import type { IdentityDeps } from '../deps.ts'
import { outsideTenancy } from '../outside-tenancy.ts'
import type { Credential } from './passkeys.ts'

/** Whose passkey answered at this address; null when it is none of ours, or the answer not one to that ceremony, or was taken already. */
export async function proveByPasskey({ db, auth, now }: Pick<IdentityDeps, 'db' | 'auth' | 'now'>, origin: string, purpose: string, { ceremony, answer }: z.output<typeof passkeyAnswer>): Promise<{ personId: string } | null> {
  const [passkey] = await outsideTenancy<Credential & { id: string }>(db, sql`
    select id, "credentialID" as "credentialId", "publicKey", counter, transports from auth.passkey where "credentialID" = ${answer.id}`)
  if (!passkey) return null
  const proven = await (await auth.passkeysAt(origin)).assert(purpose, ceremony, answer, passkey, now())
  if (!proven) return null
  if ((await outsideTenancy(db, proven.used)).length === 0) return null
  const [used] = await outsideTenancy<{ personId: string }>(db, sql`
    update auth.passkey set counter = ${proven.counter}, last_used_at = ${now()} where id = ${passkey.id} returning "userId" as "personId"`)
  await outsideTenancy(db, sql`delete from auth.verification where identifier like 'passkey-used/%' and "expiresAt" < ${now()}`)
  return used ?? null
}
