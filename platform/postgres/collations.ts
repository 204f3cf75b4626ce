import pg from 'pg'
import type { ClientConfig } from 'pg'

/**
 * PostgreSQL records with which release of the sorting rules (ICU) each database was built. When an update of Lunette or a
 * move to another machine brings another, indexes over texts may be in the wrong order: they are rebuilt, then the new
 * release is recorded. Run before anybody else is connected. Costs one query when nothing changed.
 */
export async function rebuildAfterCollationChange(superuser: ClientConfig, onProgress: (sentence: string) => void): Promise<void> {
  const changed = await withClient(superuser, async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select datname as name from pg_database
      where datallowconn and datcollversion is distinct from pg_database_collation_actual_version(oid)`)
    return rows.map(({ name }) => name)
  })
  for (const database of changed) {
    onProgress(`The sorting rules of languages changed: rebuilding the indexes of the database ${database}.`)
    await withClient({ ...superuser, database }, async (client) => {
      const name = pg.escapeIdentifier(database)
      await client.query(`reindex database ${name}`)
      const { rows } = await client.query<{ collation: string }>(`
        select format('%I.%I', nspname, collname) as collation from pg_collation join pg_namespace on pg_namespace.oid = collnamespace
        where collprovider <> 'd' and collversion is distinct from pg_collation_actual_version(pg_collation.oid)`)
      for (const { collation } of rows) await client.query(`alter collation ${collation} refresh version`)
      await client.query(`alter database ${name} refresh collation version`)
    })
  }
}

async function withClient<T>(config: ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
