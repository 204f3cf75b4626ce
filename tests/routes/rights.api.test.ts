import { describe, expect, it } from 'vitest'
import { capabilities, reachOf, roles } from '#modules/identity/domain'
import type { Right } from '#modules/identity/domain'
import { everyRoute, nameOf } from './every-route.ts'

describe('every route × role', () => {
  it('refuses who has not the right, before it looks at anything, and nobody else for that reason', async () => {
    await using world = await everyRoute()
    const things = await world.things(world.here)
    const wrong: string[] = []
    for (const route of world.routes) {
      if (route.access === 'open') continue
      const { access } = route
      for (const role of roles) {
        const allowed = access === 'member' || reachOf([{ role, branchId: null }])[access.right as Right] !== undefined
        if (allowed) continue
        const answer = await world.callExample(world.here.staff[role], route, route.example(things))
        if (answer.problem !== 'http/forbidden') wrong.push(`${nameOf(route)} as ${role}: ${answer.status} ${answer.problem}`)
      }
      const nobody = await world.callExample(null, route, route.example(things))
      if (nobody.problem !== 'http/not-signed-in') wrong.push(`${nameOf(route)} as nobody: ${nobody.status} ${nobody.problem}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('hides the things of another organization from every role and changes none of them', async () => {
    await using world = await everyRoute()
    const foreign = await world.things(world.elsewhere)
    const before = await world.peek('select id, version, phase from orders where organization_id = $1 order by id', [world.elsewhere.id])
    const wrong: string[] = []
    for (const route of world.routes) {
      const example = route.example(foreign)
      // Only addresses that name a thing: a list shows one's own things, a create makes one's own.
      if (route.access === 'open' || !Object.values(example.params ?? {}).some((value) => Object.values(foreign).includes(value))) continue
      for (const role of roles) {
        const answer = await world.callExample(world.here.staff[role], route, example)
        if (answer.status < 400 || answer.status >= 500) wrong.push(`${nameOf(route)} as ${role}: ${answer.status}`)
        else if (!['http/not-found', 'http/forbidden'].includes(answer.problem ?? '')) wrong.push(`${nameOf(route)} as ${role}: ${answer.problem}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await world.peek('select id, version, phase from orders where organization_id = $1 order by id', [world.elsewhere.id])).toEqual(before)
  }, 120_000)

  it('keeps a manager of one branch out of the other, where things have a branch', async () => {
    await using world = await everyRoute()
    const things = await world.things(world.here)
    await world.peek('update orders set branch_id = $1 where organization_id = $2 returning id', [world.here.otherBranchId, world.here.id])
    const wrong: string[] = []
    for (const route of world.routes.filter(({ path }) => path.startsWith('/orders/{id}'))) {
      const answer = await world.callExample(world.here.staff.branchManager, route, route.example(things))
      if (answer.problem !== 'http/not-found') wrong.push(`${nameOf(route)}: ${answer.status} ${answer.problem}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('keeps an advisor out of another\'s orders and customers', async () => {
    await using world = await everyRoute()
    const things = await world.things(world.here)
    const wrong: string[] = []
    for (const route of world.routes.filter(({ path }) => /^\/(orders|customers)\/\{id\}/.test(path))) {
      const answer = await world.callExample(world.here.staff.advisor, route, route.example(things))
      if (!['http/not-found', 'http/forbidden'].includes(answer.problem ?? '')) wrong.push(`${nameOf(route)}: ${answer.status} ${answer.problem}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)
})

it('answers capability-off on every route of a capability that is switched off', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  await world.peek(`insert into organization_capabilities (organization_id, capability, enabled) select $1, unnest($2::text[]), false returning capability`, [world.here.id, [...capabilities]])
  world.callers.forget()
  const wrong: string[] = []
  let asked = 0
  for (const route of world.routes.filter(({ capability }) => capability)) {
    asked += 1
    const answer = await world.callExample(world.here.staff.owner, route, route.example(things))
    if (answer.problem !== 'http/capability-off') wrong.push(`${nameOf(route)}: ${answer.status} ${answer.problem}`)
  }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(10)
}, 120_000)
