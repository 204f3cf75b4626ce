import pg from 'pg'
import { expect, it } from 'vitest'
import { everyRoute, nameOf } from '../routes/every-route.ts'
import { refusedIn } from './spread-refusals.ts'

interface Asked { readonly text: string; readonly values: readonly unknown[]; readonly by: string }
interface Plan { readonly Plans?: readonly Plan[]; readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly Schema?: string; readonly Filter?: string; readonly 'Index Cond'?: string; readonly 'Recheck Cond'?: string }

/** Of every route of the table; what an empty system alone may do says the same as what others do. */
const leftOut = ['POST /setup/sample', 'DELETE /sample', 'POST /setup/organization']

/** Writes down each statement of the application's role, once, with the values it came with first. */
function listenIn(): { readonly asked: Map<string, Asked>; during: (by: string) => void } & Disposable {
  const asked = new Map<string, Asked>()
  let current = ''
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [sent, values] = args as [string | { text?: string; values?: readonly unknown[] }, unknown]
    const text = typeof sent === 'string' ? sent : sent.text
    const given = typeof sent === 'object' && sent.values ? sent.values : Array.isArray(values) ? values : []
    if (this.user === 'lunette_app' && text && !asked.has(text)) asked.set(text, { text, values: given, by: current })
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query
  return { asked, during: (by) => { current = by }, [Symbol.dispose]: () => { pg.Client.prototype.query = query } }
}

/** Tables of tenants of which a plan reads rows of more than one organization: nothing on the way to them names it. */
function unrouted(plan: Plan): string[] {
  const below = (plan.Plans ?? []).flatMap(unrouted)
  const table = plan['Relation Name']
  if (!table || plan.Schema !== 'public' || table === 'organizations' || plan['Node Type'] === 'ModifyTable') return below
  const conditions = [plan, ...(plan.Plans ?? [])].flatMap((node) => [node.Filter, node['Index Cond'], node['Recheck Cond']].map((condition) => condition ?? ''))
  return conditions.some((condition) => /\borganization_id\b/.test(condition)) ? below : [table, ...below]
}

/** Asked as the owner, who is bound by no policy: what a plan says of the organization then, the statement itself has said. */
async function tablesUnrouted(owner: pg.Client, organizationId: string, text: string, values: readonly unknown[]): Promise<string[]> {
  // Sign-in has connections of its own, on which tables are looked for beside the tenants.
  await owner.query('begin; set local enable_seqscan = off; set local search_path = public, auth')
  await owner.query('select app.use_org($1)', [organizationId])
  const { rows: [row] } = await owner.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(`explain (verbose, format json, costs off) ${text}`, [...values])
  await owner.query('rollback')
  return (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan: plan }) => unrouted(plan))
}

it('every statement of every route asks one organization, and nothing that a database spread over machines refuses', async () => {
  await using world = await everyRoute()
  using listening = listenIn()
  for (const route of world.routes.filter((one) => !leftOut.includes(nameOf(one)))) {
    listening.during(nameOf(route))
    const example = await world.ownExample(route, world.here)
    await world.callExample(route.access === 'open' ? null : world.here.staff.owner, route, example)
  }
  const asked = [...listening.asked.values()].filter(({ text }) => /^\s*(select|insert|update|delete|with|merge)\b/i.test(text))
  await using stack = new AsyncDisposableStack()
  const owner = new pg.Client(world.database.owner)
  await owner.connect()
  stack.defer(() => owner.end())
  const faults: string[] = []
  for (const { text, values, by } of asked) {
    const short = text.replace(/\s+/g, ' ').slice(0, 300)
    faults.push(...refusedIn(text).map((what) => `${by}: ${what}: ${short}`))
    faults.push(...await tablesUnrouted(owner, world.here.id, text, values).then((tables) => tables.map((table) => `${by}: ${table} of all organizations: ${short}`)))
  }
  expect(await tablesUnrouted(owner, world.here.id, 'select 1 from orders o join customers c on c.organization_id = o.organization_id and c.id = o.customer_id where o.id = $1', [world.here.id])).toEqual(['orders'])
  console.log(`spread: ${asked.length} statements of ${world.routes.length} routes looked at`)
  expect(faults).toEqual([])
}, 240_000)
