import { onConnection } from '#platform/db/on-connection'
import { StartRefused } from '#platform/start-refused'
import type { Floor } from '../../floor.ts'

export interface KeyedOrganization { readonly id: string; readonly slug: string; readonly name: string }

/** Every organization, oldest first; only the owner of the tables sees them all. */
export const allOrganizations = ({ connections }: Pick<Floor, 'connections'>): Promise<KeyedOrganization[]> =>
  onConnection(connections.owner, async (client) => (await client.query<KeyedOrganization>('select id, slug, name from organizations order by created_at, id')).rows)

/** The organization of a slug, or all. @throws {StartRefused} naming those there are */
export async function organizationsOf(floor: Pick<Floor, 'connections'>, slug: string): Promise<KeyedOrganization[]> {
  const all = await allOrganizations(floor)
  const chosen = slug === 'all' ? all : all.filter((one) => one.slug === slug)
  if (chosen.length === 0) throw new StartRefused(`There is no organization ${slug}. Those there are: ${all.map((one) => one.slug).join(', ') || 'none yet'}.`)
  return chosen
}

/** The newest master key that anything is sealed by, here or lost: keys of organizations and secrets of second factors. */
export const newestMasterUsed = ({ connections }: Pick<Floor, 'connections'>): Promise<number> =>
  onConnection(connections.owner, async (client) => (await client.query<{ version: number }>(`
    select coalesce(max(app.sealed_version(sealed)), 0)::int as version
    from (select wrapped as sealed from organization_keys union all select secret from auth.totp union all select pending from auth.totp) all_of_it`)).rows[0]?.version ?? 0)
