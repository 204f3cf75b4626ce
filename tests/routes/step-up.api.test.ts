import { expect, it } from 'vitest'
import { reachOf } from '#modules/identity/domain'
import type { Right } from '#modules/identity/domain'
import { everyRoute, nameOf } from './every-route.ts'

it('lets nobody take a careful step whose last proof is older than ten minutes, and asks after their right', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const { owner, 'read-only': looker } = world.here.staff
  await world.peek(`update auth.session set proven_at = now() - interval '11 minutes' where id = any($1) returning id`, [[owner.sessionId, looker.sessionId]])
  world.callers.forget()
  const careful = world.routes.filter(({ stepUp }) => stepUp)
  const wrong: string[] = []
  for (const route of careful) {
    const { problem, status } = await world.callExample(owner, route, route.example(things))
    if (problem !== 'identity/step-up-needed') wrong.push(`${nameOf(route)}: ${status} ${problem}`)
    // What everybody may read asks those who only read as well.
    if (route.access === 'member' || reachOf([{ role: 'read-only', branchId: null }])[(route.access as { right: Right }).right]) continue
    const without = await world.callExample(looker, route, route.example(things))
    if (without.problem !== 'http/forbidden') wrong.push(`${nameOf(route)} without the right: ${without.status} ${without.problem}`)
  }
  expect(wrong).toEqual([])
}, 120_000)

it('asks at every export, change of roles or keys, and change of the second factor itself', async () => {
  await using world = await everyRoute()
  expect(world.routes.filter(({ stepUp }) => stepUp).map(nameOf).toSorted()).toMatchSnapshot()
  const takesOut = world.routes.filter(({ path, method, access, file }) => method === 'GET' && typeof access === 'object' && (/\/export/.test(path) || access.right.endsWith('.export') || /csv|sheet/.test(file ?? '')))
  // A maker's own catalogue, as the shop brought it in: nothing of a person, nothing of what the shop does.
  expect(takesOut.filter(({ stepUp }) => !stepUp).map(nameOf)).toEqual(['GET /lens-catalogues/{id}/file'])
  const ofKeys = world.routes.filter(({ method, access }) => method !== 'GET' && typeof access === 'object' && access.right === 'api-keys.manage')
  expect([ofKeys.length > 1, ofKeys.filter(({ stepUp }) => !stepUp).map(nameOf)]).toEqual([true, []])
})

it('gives a hand that came by PIN no careful step, however fresh its session', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const { owner, clerk } = world.here.staff
  await world.peek('update auth.session set pin_organization_id = $1, device_session_id = $2, proven_at = now() where id = $3 returning id', [world.here.id, clerk.sessionId, owner.sessionId])
  world.callers.forget()
  const wrong: string[] = []
  for (const route of world.routes.filter(({ stepUp }) => stepUp)) {
    const { problem, status } = await world.callExample(owner, route, route.example(things))
    if (problem !== 'identity/password-only' && problem !== 'http/forbidden') wrong.push(`${nameOf(route)}: ${status} ${problem}`)
  }
  expect(wrong).toEqual([])
}, 120_000)

it('opens to who must set up a second factor what they need for it, and nothing else', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const { manager } = world.here.staff
  await world.peek(`update organizations set second_factor_since = '{"manager": "2020-01-01T00:00:00Z"}', second_factor_grace_days = 0 where id = $1 returning id`, [world.here.id])
  await world.peek(`update staff set created_at = '2020-01-01' where id = $1 returning id`, [manager.staffId])
  world.callers.forget()
  const [open, wrong]: [string[], string[]] = [[], []]
  for (const route of world.routes.filter(({ access }) => access !== 'open')) {
    const { problem } = await world.callExample(manager, route, route.example(things))
    if (route.withoutSecondFactor) open.push(nameOf(route))
    if ((problem === 'identity/second-factor-demanded') === Boolean(route.withoutSecondFactor) && problem !== 'http/forbidden') wrong.push(`${nameOf(route)}: ${problem}`)
  }
  expect(wrong).toEqual([])
  expect(open.toSorted()).toMatchSnapshot()
}, 120_000)
