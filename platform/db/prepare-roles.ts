import pg from 'pg'
import type { Client } from 'pg'
import { StartRefused } from '../start-refused.ts'
import { passwordVerifier, verifies } from './prepare-passwords.ts'
import type { RoleName } from './prepare-passwords.ts'

/** Roles that the migrations grant rights to; they must be there before the first of them runs. */
export const servingRoles = ['lunette_app', 'lunette_relay', 'lunette_loader'] as const satisfies RoleName[]

/** Makes roles and database on the embedded PostgreSQL and sets right what differs, as its superuser. Changes nothing when all is well. */
export async function prepareAsSuperuser(superuser: Client, database: string, passwords: Record<string, string>): Promise<void> {
  const wanted = [['lunette_owner', false], ['lunette_app', false], ['lunette_relay', false], ['lunette_loader', true]] as const
  const { rows: roles } = await superuser.query<{ name: string; stored: string | null; bypass: boolean; super: boolean; login: boolean }>(`
    select rolname as name, rolpassword as stored, rolbypassrls as bypass, rolsuper as super, rolcanlogin as login
    from pg_authid where rolname like 'lunette\\_%'`)
  for (const [name, bypass] of wanted) {
    const role = roles.find((row) => row.name === name)
    if (!role) await superuser.query(`create role ${name}`)
    if (role?.login && !role.super && role.bypass === bypass && verifies(role.stored, passwords[name] ?? '')) continue
    await superuser.query(`alter role ${name} login nosuperuser nocreatedb nocreaterole noreplication ${bypass ? 'bypassrls' : 'nobypassrls'} password '${passwordVerifier(passwords[name] ?? '')}'`)
  }
  const { rowCount } = await superuser.query('select 1 from pg_database where datname = $1', [database])
  if (rowCount) return
  const name = pg.escapeIdentifier(database)
  await superuser.query(`create database ${name} owner lunette_owner`)
  await superuser.query(`revoke all on database ${name} from public`)
  await superuser.query(`grant connect on database ${name} to ${servingRoles.join(', ')}`)
}

/**
 * Makes the missing serving roles on a database of somebody else's, as its owner.
 * @param login tries a role's password
 * @throws {StartRefused} naming the grant that is missing and the SQL that gives it
 */
export async function prepareAsOwner(
  owner: Client, passwords: Record<string, string>, fresh: ReadonlySet<RoleName>, login: (role: RoleName) => Promise<boolean>, rolesFile: string,
): Promise<void> {
  const { rows: [me] } = await owner.query<{ name: string; version: number; super: boolean; createrole: boolean; create: boolean; database: string }>(`
    select current_user as name, current_setting('server_version_num')::int as version, rolsuper as super, rolcreaterole as createrole,
      has_database_privilege(current_database(), 'create') as create, current_database() as database
    from pg_roles where rolname = current_user`)
  if (!me) throw new Error('the connected user has no role')
  const [name, database] = [pg.escapeIdentifier(me.name), pg.escapeIdentifier(me.database)]
  if (me.version < 150_000) throw new StartRefused(`DATABASE_URL names a PostgreSQL ${Math.floor(me.version / 10_000)}: Lunette needs 15 or later.`)
  if (me.super) {
    throw new StartRefused(`DATABASE_URL names the superuser ${me.name}; Lunette wants an owner that can do no more than it must: run "create role lunette_owner login createrole password '…'; alter database ${database} owner to lunette_owner;" and name that user.`)
  }
  if (!me.create) throw new StartRefused(`${me.name} may not make tables in the database ${me.database}: run "alter database ${database} owner to ${name};" as a superuser.`)

  const { rows: present } = await owner.query<{ name: RoleName }>('select rolname as name from pg_roles where rolname = any($1)', [servingRoles])
  const missing = servingRoles.filter((role) => !present.some((row) => row.name === role))
  if (missing.length > 0 && !me.createrole) {
    throw new StartRefused(`The database roles ${missing.join(', ')} are missing and ${me.name} may not make them: run "alter role ${name} createrole;" as a superuser.`)
  }
  for (const role of missing) await owner.query(`create role ${role} login password '${passwordVerifier(passwords[role] ?? '')}'`)
  // The loader's place is taken by the owner here, so nobody signs in as it.
  for (const role of ['lunette_app', 'lunette_relay'] as const) {
    if (missing.includes(role) || (!fresh.has(role) && await login(role))) continue
    throw new StartRefused(`The role ${role} exists and ${rolesFile} does not hold its password: copy that file from the Lunette that made the role, or run "drop role ${servingRoles.join(', ')};" where none uses them.`)
  }
  // PostgreSQL's own default speaks of turning disks; with it searches read whole tables instead of their indexes.
  const { rows: [cost] } = await owner.query<{ untouched: boolean }>(`select current_setting('random_page_cost')::float8 = 4 as untouched`)
  if (cost?.untouched) await owner.query(`alter database ${database} set random_page_cost = 1.1`)
  // Not every host leaves CONNECT to everybody.
  for (const role of servingRoles) {
    const { rows: [right] } = await owner.query<{ granted: boolean }>(`select has_database_privilege($1, current_database(), 'connect') as granted`, [role])
    if (!right?.granted) await owner.query(`grant connect on database ${database} to ${role}`)
  }
}
