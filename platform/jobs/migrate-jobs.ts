import { runMigrations } from 'graphile-worker'
import type { ClientConfig } from 'pg'
import { openPool } from '#platform/db/pool'
import { quiet } from './job-log.ts'

/** Makes or updates the job queue's own schema and lets the relay's role use it. It is outside tenancy. Runs at each start. */
export async function migrateJobs(owner: ClientConfig): Promise<void> {
  const pool = openPool(owner, 2)
  try {
    await runMigrations({ pgPool: pool, logger: quiet })
    // The queue may ask again at any time to make its schema, which exists: hence create on nothing, usage on all. These few bytes are
    // written where a full disk lets nobody save: whoever starts again may go on reading.
    await pool.query(`begin read write;
      grant usage on schema graphile_worker to lunette_relay;
      grant select, insert, update, delete on all tables in schema graphile_worker to lunette_relay;
      grant usage on all sequences in schema graphile_worker to lunette_relay;
      grant execute on all functions in schema graphile_worker to lunette_relay;
      commit`)
    // Its tables have row-level security of their own with no policy; the relay is the only one who comes here.
    const { rows } = await pool.query<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'relay')`)
    for (const { name } of rows) await pool.query(`create policy relay on ${name} to lunette_relay using (true) with check (true)`)
  } finally {
    await pool.end()
  }
}
