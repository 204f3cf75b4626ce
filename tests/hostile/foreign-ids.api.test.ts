import { describe, expect, it } from 'vitest'
import { isId } from '#kernel/ids'
import { reachOf } from '#modules/identity/domain'
import type { Right, Role } from '#modules/identity/domain'
import type { StaffMember } from '#modules/identity/server'
import type { Route } from '#platform/http/route'
import type { TestStaff } from '../helpers/callers.ts'
import { everyRoute, nameOf } from '../routes/every-route.ts'
import type { Things } from '../routes/every-route.ts'
import { namesIn } from '../routes/things.ts'

type World = Awaited<ReturnType<typeof everyRoute>>

/** Whether a role may call a route at all. */
const mayCall = ({ access }: Route<StaffMember>, role: Role): boolean =>
  access === 'member' || (access !== 'open' && reachOf([{ role, branchId: null }])[access.right as Right] !== undefined)

/**
 * Calls each route with things of the caller's own, but for one at a time that is a stranger's: in its address, its question or
 * its body. Answers what was not refused; a list that is asked about a stranger's thing may answer, with nothing of theirs.
 */
async function takenOfStrangers(world: World, staff: TestStaff, { routes, theirs, own }: { routes: readonly Route<StaffMember>[]; theirs: Things; own: (names: readonly string[]) => Promise<Things> }): Promise<string[]> {
  const wrong: string[] = []
  for (const route of routes) {
    const names = namesIn(route.example)
    const strange = names.filter((name) => isId(theirs[name] ?? ''))
    const ours = await own(names)
    for (const name of strange) {
      const stranger = theirs[name] ?? ''
      const example = route.example({ ...ours, [name]: stranger })
      if (!JSON.stringify(example).includes(stranger)) continue
      const answer = await world.callExample(staff, route, example)
      const refused = answer.status >= 400 && answer.status < 500 && !['http/version-stale', 'http/invalid-json'].includes(answer.problem ?? '')
      // Many at once: each is answered for by itself.
      const refusedAmongMany = (answer.body as { refused?: readonly { id: string; reason: string }[] } | null)?.refused?.some(({ id, reason }) => id === stranger && reason === 'not-yours') ?? false
      const knowsNothing = route.method === 'GET' && answer.status === 200 && !Object.values(theirs).some((value) => isId(value) && value !== stranger && JSON.stringify(answer.body).includes(value))
      if (!refused && !refusedAmongMany && !(knowsNothing && !route.path.includes('{'))) wrong.push(`${nameOf(route)} with a strange ${name}: ${answer.status} ${answer.problem} ${JSON.stringify(answer.body).slice(0, 200)}`)
    }
  }
  return wrong
}

describe('a thing of another organization', () => {
  it('is refused wherever a request names it', async () => {
    await using world = await everyRoute()
    const theirs = await world.things(world.elsewhere)
    // An organization of one's own is made under an id that is nobody's yet.
    const routes = world.routes.filter((route) => route.access !== 'open' && nameOf(route) !== 'POST /organizations')
    expect(await takenOfStrangers(world, world.here.staff.owner, { routes, theirs, own: (names) => world.things(world.here, { names }) })).toEqual([])
  }, 120_000)
})

/** What belongs to a customer or an order, and so to whoever made it. */
const ofPersons = [
  'customerId', 'otherCustomerId', 'mergedCustomerId', 'mergeId', 'healthNoteId', 'prescriptionId', 'orderId', 'readyOrderId', 'heldOrderId', 'orderOfClerkId', 'draftId', 'fileId', 'requisitionId', 'savedFilterId',
]

describe('an advisor', () => {
  it('is refused what is another\'s wherever a request names it', async () => {
    await using world = await everyRoute()
    const { advisor } = world.here.staff
    const all = await world.things(world.here)
    const theirs = Object.fromEntries(ofPersons.map((name) => [name, all[name] ?? '']))
    const routes = world.routes.filter((route) => mayCall(route, 'advisor') && route.access !== 'member')
    expect(await takenOfStrangers(world, advisor, { routes, theirs, own: (names) => world.things(world.here, { names, by: advisor }) })).toEqual([])
  }, 120_000)

  it('finds nothing of another\'s in any list, figure or file', async () => {
    await using world = await everyRoute()
    const all = await world.things(world.here)
    const hidden = [...ofPersons.map((name) => all[name] ?? ''), 'Vesel', JSON.stringify(all.orderNumber)]
    const told: string[] = []
    for (const route of world.routes.filter((one) => one.method === 'GET' && !one.path.includes('{') && mayCall(one, 'advisor'))) {
      const { body } = await world.callExample(world.here.staff.advisor2, route, { ...route.example(all), query: {} })
      const said = JSON.stringify(body)
      if (hidden.some((value) => said.includes(value))) told.push(`${nameOf(route)}: ${hidden.filter((value) => said.includes(value)).join(', ')} in ${said.slice(0, 300)}`)
    }
    expect(told).toEqual([])
  })
})

describe('who works in one branch', () => {
  it('finds no order of another in any list, figure or file', async () => {
    await using world = await everyRoute()
    const all = await world.things(world.here)
    await world.peek(`update orders set branch_id = $1 where organization_id = $2 returning id`, [world.here.otherBranchId, world.here.id])
    await world.peek(`update order_list set branch_id = $1 where organization_id = $2 returning order_id as id`, [world.here.otherBranchId, world.here.id])
    await world.peek('update requisitions set branch_id = $1 where organization_id = $2 returning id', [world.here.otherBranchId, world.here.id])
    const hidden = [...['orderId', 'readyOrderId', 'heldOrderId', 'orderOfClerkId', 'draftId', 'requisitionId', 'fileId'].map((name) => all[name] ?? ''), JSON.stringify(all.orderNumber)]
    const told: string[] = []
    for (const route of world.routes.filter((one) => one.method === 'GET' && !/\{(?!code)/.test(one.path) && mayCall(one, 'manager'))) {
      const { body } = await world.callExample(world.here.staff.branchManager, route, { ...route.example(all), query: {} })
      const said = JSON.stringify(body)
      if (hidden.some((value) => said.includes(value))) told.push(`${nameOf(route)}: ${hidden.filter((value) => said.includes(value)).join(', ')} in ${said.slice(0, 300)}`)
    }
    expect(told).toEqual([])
  })
})
