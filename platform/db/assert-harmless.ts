import type { Pool } from 'pg'
import { StartRefused } from '../start-refused.ts'

interface Powers { name: string; super: boolean; bypass: boolean; owns: boolean }

/**
 * Refuses to serve as somebody whom row-level security does not hold: a superuser, a role that bypasses it, or the owner
 * of any table, directly or through another role. One forgotten `where` would then show one organization the rows of another.
 * @throws {StartRefused} naming the power
 */
export async function assertHarmless(pool: Pool): Promise<void> {
  const { rows: [powers] } = await pool.query<Powers>(`
    with mine as (select oid, rolsuper, rolbypassrls from pg_roles where pg_has_role(current_user, oid, 'member'))
    select current_user as name, (select bool_or(rolsuper) from mine) as super, (select bool_or(rolbypassrls) from mine) as bypass,
      exists (select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where relowner in (select oid from mine) and relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema'))
      or exists (select from pg_database where datname = current_database() and datdba in (select oid from mine)) as owns`)
  const power = powers?.super ? 'is a superuser' : powers?.bypass ? 'bypasses row-level security' : powers?.owns ? 'owns tables' : null
  if (powers && power) {
    throw new StartRefused(`Lunette does not serve as the database role ${powers.name}, which ${power} and so could see every organization: let it connect as lunette_app.`)
  }
}
