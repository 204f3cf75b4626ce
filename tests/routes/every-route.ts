import { newId } from '#kernel/ids'
import { hashPassword } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Example, ExampleWorld, Route } from '#platform/http/route'
import { wire } from '../../apps/server/serve.ts'
import type { Wired } from '../../apps/server/serve.ts'
import { testWorld } from '../helpers/callers.ts'
import { layDefaults } from '../helpers/lay-defaults.ts'
import type { TestAnswer, TestOrganization, TestStaff } from '../helpers/callers.ts'
import { PASSWORD, makersOfThings, namesIn } from './things.ts'

/** Everything that the routes' examples speak of, in one organization. */
export type Things = ExampleWorld

/** The whole of Lunette's route table over two organizations, each with a shop's things. */
export async function everyRoute() {
  let wired: Wired | undefined
  const world = await testWorld((deps, floor) => {
    wired = wire({
      config: { port: 0, dataDir: '', databaseUrl: undefined, publicUrl: deps.publicUrl, network: null, trustProxy: [], requestsPerMinute: 3000, webhooksInside: [], keysFile: '', smtp: undefined, sample: undefined, logLevel: 'silent' },
      connections: floor.connections, db: deps.db, master: floor.master, keys: deps.keys, log: deps.log,
    }, deps.now, floor.callers)
    return wired.routes
  })
  const routes = wired?.routes ?? []
  await layDefaults(world)
  const [hash, pinHash] = [await hashPassword(PASSWORD), await hashPassword('482619')]
  for (const { staff } of [world.here, world.elsewhere]) {
    await world.peek(`insert into auth.account (id, "userId", "accountId", "providerId", password) values ($1, $2::uuid, $2::uuid::text, 'credential', $3) returning id`, [newId(), staff.owner.personId, hash])
    await world.peek('insert into staff_pins (organization_id, staff_id, pin_hash) values ($1, $2, $3)', [staff.owner.organizationId, staff.owner.staffId, pinHash])
  }

  /** Things of an organization, made by somebody: all of them, or those that the names say. */
  const things = async (organization: TestOrganization, { by, names }: { by?: TestStaff; names?: readonly string[] } = {}): Promise<Things> => {
    const makers = makersOfThings(world, organization, by)
    const made: Record<string, string> = {}
    for (const name of names ?? Object.keys(makers)) {
      const value = await makers[name]?.()
      if (value !== undefined) made[name] = value
    }
    return made
  }
  return {
    ...world, routes, things,
    /** A route's example with things of its own, so that one that cancels an order, or ends the owner's session, spoils it for no other. */
    async ownExample(route: Route<StaffMember>, organization: TestOrganization): Promise<Example> {
      const { sessionId, personId } = organization.staff.owner
      await world.peek(`insert into auth.session (id, "userId", token, "expiresAt") values ($1, $2, $3, now() + interval '1 day') on conflict (id) do nothing returning id`, [sessionId, personId, newId()])
      return route.example(await things(organization, { names: namesIn(route.example) }))
    },
    /** Calls a route with an example as somebody. */
    callExample: (staff: TestStaff | null, route: Route<StaffMember>, example: Example): Promise<TestAnswer<Record<string, unknown>>> =>
      world.ask(staff, route.method, pathOf(route, example), { ...(example.body !== undefined && { body: example.body }), ...(example.ifMatch && { version: Number(example.ifMatch) }) }),
    async [Symbol.asyncDispose]() {
      await wired?.[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

/** The address of a route with the example's parameters, below /api/v1. */
export function pathOf(route: Route<StaffMember>, example: Example): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example.params?.[name] ?? ''))
  const query = new URLSearchParams(example.query ?? {}).toString()
  return query ? `${path}?${query}` : path
}

/** How a route is called in the messages of tests. */
export const nameOf = (route: Route<StaffMember>): string => `${route.method} ${route.path}`
