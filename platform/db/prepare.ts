import pg from 'pg'
import type { ClientConfig } from 'pg'
import { StartRefused } from '../start-refused.ts'
import { migrate } from './migrate.ts'
import { readPasswords } from './prepare-passwords.ts'
import type { RoleName } from './prepare-passwords.ts'
import { prepareAsOwner, prepareAsSuperuser, servingRoles } from './prepare-roles.ts'

export interface PrepareOptions {
  /** The embedded database's superuser; or… */
  readonly superuser?: ClientConfig
  /** …the URL of a database of somebody else's, as its owner (DATABASE_URL). */
  readonly ownerUrl?: string
  /** Keeps the roles' passwords, mode 0600. */
  readonly rolesFile: string
  /** Null: the tables are left as they are, for who only looks. */
  readonly migrationsDir: string | null
  readonly onProgress?: (sentence: string) => void
  /** Name of the database that is made on the embedded PostgreSQL. */
  readonly database?: string
}

/** How each role connects. The loader's place is taken by the owner where nobody may give it BYPASSRLS. */
export interface Connections {
  readonly owner: ClientConfig
  readonly app: ClientConfig
  readonly relay: ClientConfig
  readonly loader: ClientConfig
}

/**
 * Makes database, roles and tables ready for serving: what is there already is left alone, so this runs at each start.
 * @throws {StartRefused} with what to do, when a right is missing or the database cannot be reached
 */
export async function prepareDatabase(options: PrepareOptions): Promise<Connections> {
  if (options.superuser) return prepareEmbedded(options.superuser, options)
  if (options.ownerUrl) return prepareForeign(options.ownerUrl, options)
  throw new Error('prepareDatabase needs a superuser or an ownerUrl')
}

async function prepareEmbedded(superuser: ClientConfig, { rolesFile, migrationsDir, onProgress = () => undefined, database = 'lunette' }: PrepareOptions): Promise<Connections> {
  const { passwords } = readPasswords(rolesFile, ['lunette_owner', ...servingRoles])
  await withClient(superuser, (client) => prepareAsSuperuser(client, database, passwords))
  const as = (user: RoleName): ClientConfig => ({ ...superuser, database, user, password: passwords[user] })
  const owner = as('lunette_owner')
  if (migrationsDir !== null) await withClient(owner, (client) => migrate(client, migrationsDir, onProgress))
  return { owner, app: as('lunette_app'), relay: as('lunette_relay'), loader: as('lunette_loader') }
}

async function prepareForeign(ownerUrl: string, { rolesFile, migrationsDir, onProgress = () => undefined }: PrepareOptions): Promise<Connections> {
  const { passwords, fresh } = readPasswords(rolesFile, servingRoles)
  const owner: ClientConfig = { connectionString: ownerUrl }
  const as = (user: RoleName): ClientConfig => ({ connectionString: urlFor(ownerUrl, user, passwords[user] ?? '') })
  await withClient(owner, async (client) => {
    await prepareAsOwner(client, passwords, fresh, (role) => connects(as(role)), rolesFile)
    if (migrationsDir !== null) await migrate(client, migrationsDir, onProgress)
  })
  return { owner, app: as('lunette_app'), relay: as('lunette_relay'), loader: owner }
}

/** The same database for another user. By text: a URL with a socket's folder (`@/name?host=…`) is none to the platform's parser. */
function urlFor(url: string, user: string, password: string): string {
  return url.replace(/([?&])(?:user|password)=[^&]*&?/g, '$1').replace(/^(\w+:\/\/)(?:[^/?#]*@)?/, `$1${user}:${encodeURIComponent(password)}@`)
}

async function connects(config: ClientConfig): Promise<boolean> {
  const client = new pg.Client(config)
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01 wrong password, 28000 not let in; anything else is not about the password.
    if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) return false
    throw error
  } finally {
    await client.end()
  }
}

async function withClient<T>(config: ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  try {
    await client.connect()
  } catch (cause) {
    throw new StartRefused(`The database does not let Lunette in (${cause instanceof Error ? cause.message : String(cause)}): see that it runs and that DATABASE_URL is right.`, { cause })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
