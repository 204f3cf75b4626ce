import type { SealedColumn } from '#platform/crypto/sealed-column'

/** To what the secrets of an endpoint are bound. */
export const secretPurpose = (id: string): string => `webhook ${id}`

const secrets = { table: 'webhook_endpoints', under: 'organization', id: [['id', 'uuid']], purpose: ({ id }: Readonly<Record<string, string>>) => secretPurpose(id ?? '') } as const

/** What this module seals under an organization's key. */
export const webhooksSealed: readonly SealedColumn[] = [
  { ...secrets, kind: 'secrets of webhooks', column: 'secret' },
  { ...secrets, kind: 'former secrets of webhooks', column: 'old_secret', where: 'old_secret is not null' },
]
