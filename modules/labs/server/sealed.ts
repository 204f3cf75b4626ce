import { PersonErased } from '#platform/crypto/keyring'
import type { Keyring } from '#platform/crypto/keyring'
import { keyVersionOf, openJson, sealJson } from '#platform/crypto/seal'
import type { Key } from '#platform/crypto/seal'
import type { SealedColumn } from '#platform/crypto/sealed-column'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { labsProblems } from './problems.ts'

/** To what the sealed content of a lab order or an inspection is bound, and why somebody accepted one that failed. */
const purposes = { 'lab order': (id: string) => `lab order ${id}`, inspection: (id: string) => `inspection ${id}`, acceptance: (id: string) => `acceptance of inspection ${id}` } as const
type Kind = keyof typeof purposes

/** Seals what is health data under the key of whose eyes it is: erasing the person makes it unreadable. */
export const sealContent = async <Content>(tx: Tx, keys: Keyring, kind: Kind, { id, personId }: { readonly id: string; readonly personId: string }, content: Content): Promise<Buffer> =>
  sealWith(await keys.personKey(tx, personId), kind, id, content)

/** The same with the key at hand. */
export const sealWith = <Content>(key: Key, kind: Kind, id: string, content: Content): Buffer => sealJson(key, purposes[kind](id), content)

/** What {@link sealContent} sealed. @throws {PersonErased} */
export const openContent = async <Content>(tx: Tx, keys: Keyring, kind: Kind, { id, personId }: { readonly id: string; readonly personId: string }, sealed: Buffer): Promise<Content> =>
  openJson(await keys.personKey(tx, personId), purposes[kind](id), sealed) as Content

/** What is left of a forgotten person: what was made for them, and for nobody by name. Sealed under the organization's key. */
export const sealKept = async <Content>(tx: Tx, keys: Keyring, kind: Kind, id: string, content: Content): Promise<Buffer> => sealWith(await keys.organizationKey(tx), kind, id, content)

/** A sealed content with when its person was forgotten. */
export interface SealedContent { readonly content: Buffer | null; readonly forgotten_at: Date | null }

/** What {@link sealContent} sealed, or what is left of it. @throws {PersonErased} when nothing is */
export async function openLeft<Content>(tx: Tx, keys: Keyring, kind: Kind, of: { readonly id: string; readonly personId: string }, { content, forgotten_at: forgottenAt }: SealedContent): Promise<Content> {
  if (content === null) throw new PersonErased(`nothing is left of ${purposes[kind](of.id)}`)
  if (forgottenAt === null) return openContent(tx, keys, kind, of, content)
  return openJson(await keys.organizationKey(tx, keyVersionOf(content)), purposes[kind](of.id), content) as Content
}

/** The same for whoever reads it. @throws {Problem} labs/forgotten when the person was */
export async function openForReader<Content>(opened: Promise<Content>): Promise<Content> {
  try {
    return await opened
  } catch (error) {
    throw error instanceof PersonErased ? new Problem(labsProblems.forgotten) : error
  }
}

const ofPerson = { column: 'content', under: 'person', person: 'person_id', id: [['id', 'uuid']], where: 'forgotten_at is null' } as const
const kept = { column: 'content', under: 'organization', id: [['id', 'uuid']], where: 'forgotten_at is not null and content is not null' } as const

/** What this module seals. */
export const labsSealed: readonly SealedColumn[] = [
  { ...ofPerson, kind: 'lab orders', table: 'lab_orders', purpose: ({ id }) => purposes['lab order'](id ?? '') },
  { ...ofPerson, kind: 'inspections', table: 'inspections', purpose: ({ id }) => purposes.inspection(id ?? '') },
  { ...kept, kind: 'lab orders of forgotten people', table: 'lab_orders', purpose: ({ id }) => purposes['lab order'](id ?? '') },
  { ...kept, kind: 'inspections of forgotten people', table: 'inspections', purpose: ({ id }) => purposes.inspection(id ?? '') },
  { ...ofPerson, kind: 'accepted lenses', table: 'inspections', column: 'accepted_reason', where: 'accepted_reason is not null', purpose: ({ id }) => purposes.acceptance(id ?? '') },
]
