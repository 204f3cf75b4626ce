import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { apiKeyMade, newApiKey } from '../contract.ts'
import { selectApiKeys, toApiKeyView } from './api-key-view.ts'
import type { ApiKeyRow, ApiKeyView } from './api-key-view.ts'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { hashOfKey, newKeySecret } from './key-secret.ts'
import { mustBePerson } from './must-be-person.ts'
import { sameContent } from './same-content.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'
import { tellRights } from './tell-person/tell-rights.ts'

interface Made { readonly key: z.input<typeof apiKeyMade>; readonly created: boolean }

/** Makes a key for a machine that acts for somebody of the staff, and never may more than they. Its secret is answered this once. */
export function makeApiKey({ db, keys, now }: Pick<IdentityDeps, 'db' | 'keys' | 'now'>, by: StaffMember, call: Call, input: z.output<typeof newApiKey>): Promise<Made> {
  mustMay(by, 'api-keys.manage')
  // A key that made keys could outlive its own end.
  mustBePerson(by)
  const { id = newId(), staffId = by.staffId } = input
  return once<Made>(db, keys, onceBy(by, call), async (tx) => {
    const known = await tx.maybe<ApiKeyRow>(sql`${selectApiKeys(tx.organizationId)} and k.id = ${id}`)
    if (known) return { answer: { key: { ...equal(toApiKeyView(known), { ...input, id, staffId }), secret: null }, created: false }, ids: { apiKeyId: id } }
    await judgeKey(tx, { ...input, staffId }, now())
    const secret = await saveApiKey(tx, { ...input, id, staffId })
    audit(tx, by, call, { action: 'api-keys.made', subject: { kind: 'api-key', id }, changes: { staffId, scopes: input.scopes, branchIds: input.branchIds, expiresAt: input.expiresAt } })
    recordFacts(tx, { kind: 'identity.api-key-made', subjectId: id, subjectVersion: 1 })
    return { answer: { key: { ...await apiKeyNow(tx, id), secret }, created: true }, ids: { apiKeyId: id } }
  }, async (tx, { apiKeyId = id }) => ({ key: { ...await apiKeyNow(tx, apiKeyId), secret: null }, created: true }))
}

/** Saves a key and answers its whole text, which nobody can read again. */
export async function saveApiKey(tx: Tx, key: { id: string; staffId: string; name: string; scopes: readonly string[]; branchIds: readonly string[] | null; expiresAt: string | null }): Promise<string> {
  const secret = newKeySecret()
  const saved = await tx.run(sql`
    insert into api_keys (organization_id, id, staff_id, name, secret_hash, scopes, branch_ids, expires_at)
    values (${tx.organizationId}, ${key.id}, ${key.staffId}, ${key.name}, ${hashOfKey(secret)}, ${[...key.scopes]}, ${key.branchIds && [...key.branchIds]}, ${key.expiresAt})
    on conflict (organization_id, id) do nothing`)
  // Taken by a key that was revoked.
  if (saved === 0) throw new Problem(httpProblems.idExists)
  tellRights(tx, key.staffId, 'key-made')
  return `lun_${tx.organizationId}_${secret}`
}

async function judgeKey(tx: Tx, { staffId, branchIds, expiresAt }: z.output<typeof newApiKey>, now: Date): Promise<void> {
  const [member, branches] = await Promise.all([
    tx.maybe(sql`select from staff where organization_id = ${tx.organizationId} and id = ${staffId} and disabled_at is null`),
    tx.rows<{ id: string }>(sql`select id from branches where organization_id = ${tx.organizationId}`),
  ])
  const errors = [
    ...(member ? [] : [{ pointer: '/staffId', detail: 'nobody here has this id' }]),
    ...(branchIds ?? []).flatMap((branchId, index) => (branches.some(({ id }) => id === branchId) ? [] : [{ pointer: `/branchIds/${index}`, detail: 'there is no such branch' }])),
    ...(expiresAt && new Date(expiresAt) <= now ? [{ pointer: '/expiresAt', detail: 'has passed already' }] : []),
  ]
  if (errors.length > 0) throw refuseByContract(errors)
}

async function apiKeyNow(tx: Tx, id: string): Promise<ApiKeyView> {
  return toApiKeyView(await tx.one<ApiKeyRow>(sql`${selectApiKeys(tx.organizationId)} and k.id = ${id}`))
}

function equal(known: ApiKeyView, { name, staffId, scopes, branchIds, expiresAt }: z.output<typeof newApiKey>): ApiKeyView {
  if (!sameContent(known, { name, staffId, scopes, branchIds, expiresAt: expiresAt && new Date(expiresAt).toISOString() })) throw new Problem(httpProblems.idExists)
  return known
}
