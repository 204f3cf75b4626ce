import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { ClientConfig } from 'pg'
import { inject } from 'vitest'
import { EmbeddedPostgres } from '#platform/postgres/embedded-postgres'
import { temporaryRoot } from './temporary-folder.ts'

/** A data folder for one test; whatever still runs on it is ended before it is removed. */
export class PostgresFolder implements AsyncDisposable {
  readonly path: string

  constructor(name = 'lunette-postgres-') {
    this.path = mkdtempSync(join(temporaryRoot(), name))
  }

  /** One whose PostgreSQL has been made already: most tests are not about that, and it takes a second. */
  static prepared(name?: string): PostgresFolder {
    const folder = new PostgresFolder(name)
    // With its owners: when the tests run as root, the cluster belongs to somebody else.
    // Its content: a path that is joined loses the dot that says so.
    execFileSync('cp', ['-a', `${inject('preparedFolder')}/.`, folder.path])
    return folder
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await EmbeddedPostgres.stop(this.path)
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** One statement on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(config: ClientConfig, statement: string): Promise<Row[]> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Asks until the database answers again. */
export async function askPatiently<Row extends pg.QueryResultRow>(config: ClientConfig, statement: string): Promise<Row[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask<Row>(config, statement)
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((wake) => setTimeout(wake, 50))
    }
  }
}
