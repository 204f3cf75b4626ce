import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** An owner as a letter needs them. */
export interface OwnerTold { readonly staffId: string; readonly email: string; readonly language: Language; readonly organization: string }

/** Who owns the organization, where they get their mail and in which language: for letters of higher modules. */
export const ownersOf = (tx: Tx): Promise<OwnerTold[]> => tx.rows(sql`
  select distinct s.id as "staffId", u.email, u.language, o.name as organization from staff s
  join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id and r.role = 'owner'
  join organizations o on o.id = s.organization_id
  join auth."user" u on u.id = s.person_id
  where s.organization_id = ${tx.organizationId} and s.disabled_at is null and u.disabled_at is null`)
