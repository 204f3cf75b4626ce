/** Where sealed texts stand in the database; each module says its own, so that they are sealed anew under a new key and counted when one is lost. */
export interface SealedColumn {
  /** What it is, for people: `files`. */
  readonly kind: string
  readonly table: string
  readonly column: string
  /** Under whose key; a person's keys are wrapped by the organization's and need no sealing anew themselves. */
  readonly under: 'organization' | 'person'
  /** The rest of the primary key after the organization, with its types. */
  readonly id: readonly (readonly [column: string, type: 'uuid' | 'text' | 'int' | 'date'])[]
  /** Which rows, when not all, in SQL. */
  readonly where?: string
  /** The column that names the person, where it is under a person's key. */
  readonly person?: string
  /** To what the sealed text of a row is bound; values of the primary key as text. */
  readonly purpose: (id: Readonly<Record<string, string>>) => string
  /** Rows sealed anew at once; few where they are large. */
  readonly batch?: number
}

/** The sealed texts of the platform itself. Those of persons are under keys that stand in `person_keys`. */
export const platformSealed: readonly SealedColumn[] = [
  { kind: 'keys of persons', table: 'person_keys', column: 'wrapped', under: 'organization', id: [['person_id', 'uuid']], where: 'wrapped is not null', purpose: ({ person_id }) => `person ${person_id}` },
  { kind: 'answers kept for repeated requests', table: 'idempotency', column: 'outcome', under: 'organization', id: [['actor_id', 'uuid'], ['key', 'text'], ['key_day', 'date']], where: 'outcome is not null', purpose: () => 'idempotency' },
  { kind: 'files', table: 'files', column: 'content', under: 'organization', id: [['id', 'uuid']], where: 'person_id is null', purpose: ({ id }) => `file ${id}`, batch: 4 },
  { kind: 'files of persons', table: 'files', column: 'content', under: 'person', person: 'person_id', id: [['id', 'uuid']], where: 'person_id is not null', purpose: ({ id }) => `file ${id}` },
  { kind: 'personal values in the audit', table: 'audit_entries', column: 'personal', under: 'person', person: 'person_id', id: [['id', 'uuid']], where: 'personal is not null', purpose: () => 'audit' },
]
