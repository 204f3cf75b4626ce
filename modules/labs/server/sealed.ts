import type { Keyring } from '#platform/crypto/keyring'
import { openJson, sealJson } from '#platform/crypto/seal'
import type { SealedColumn } from '#platform/crypto/sealed-column'
import type { Tx } from '#platform/db/tx'

/** To what the sealed content of a lab order or an inspection is bound. */
const purposes = { 'lab order': (id: string) => `lab order ${id}`, inspection: (id: string) => `inspection ${id}` } as const
type Kind = keyof typeof purposes

/** Seals what is health data under the key of whose eyes it is: erasing the person makes it unreadable. */
export const sealContent = async (tx: Tx, keys: Keyring, kind: Kind, { id, personId }: { readonly id: string; readonly personId: string }, content: unknown): Promise<Buffer> =>
  sealJson(await keys.personKey(tx, personId), purposes[kind](id), content)

/** What {@link sealContent} sealed. @throws {PersonErased} */
export const openContent = async <Content>(tx: Tx, keys: Keyring, kind: Kind, { id, personId }: { readonly id: string; readonly personId: string }, sealed: Buffer): Promise<Content> =>
  openJson(await keys.personKey(tx, personId), purposes[kind](id), sealed) as Content

const ofPerson = { column: 'content', under: 'person', person: 'person_id', id: [['id', 'uuid']] } as const

/** What this module seals. */
export const labsSealed: readonly SealedColumn[] = [
  { ...ofPerson, kind: 'lab orders', table: 'lab_orders', purpose: ({ id }) => purposes['lab order'](id ?? '') },
  { ...ofPerson, kind: 'inspections', table: 'inspections', purpose: ({ id }) => purposes.inspection(id ?? '') },
]
