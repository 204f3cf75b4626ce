import { sql } from '#platform/db/sql'

/** The stages of kind `k` in their order as JSON, in the shape of `Stage`; for use inside other statements. */
export const stagesJson = sql`(
  select json_agg(json_build_object('code', t.code, 'phase', t.phase, 'place', t.place, 'mark', t.mark, 'names', t.names, 'targetMinutes', t.target_minutes,
    'roles', t.roles, 'fields', t.fields, 'guards', t.guards, 'label', t.label,
    'lensesCommitted', coalesce((t.flags->>'lensesCommitted')::boolean, false), 'countsAsLate', coalesce((t.flags->>'countsAsLate')::boolean, true),
    'collectHere', coalesce((t.flags->>'collectHere')::boolean, false)) order by t.position)
  from order_stages t where t.organization_id = k.organization_id and t.kind_code = k.code and t.kind_version = k.kind_version)`
