import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { z } from 'zod'
import { newId } from '#kernel/ids'
import type { StaffMember } from '#modules/identity/server'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { createLog } from '#platform/log/log'
import { Problem } from '#platform/http/problem'
import { ask } from '#tests/helpers/postgres-folder'
import { recording } from '#tests/helpers/recording'
import { testDatabase } from '#tests/helpers/test-database'
import { readConfig } from '../../apps/server/config.ts'
import { makeSampleM } from '../../apps/server/sample-m/make-sample-m.ts'
import { wire } from '../../apps/server/serve.ts'
import type { Wired } from '../../apps/server/serve.ts'
import { fillTheRest } from './fill-the-rest.ts'
import type { Known, Read } from './lists.ts'
import { Planner } from './planner.ts'
import type { Asked } from './planner.ts'

/** Always the same, for the words of filters that move with today. */
const NOW = new Date('2026-11-24T11:00:00Z')
/** Sample M in small: made in seconds, and then PostgreSQL is told that there is so many times as much of everything. */
const size = { branches: 9, advisors: 30, customers: 2_000, orders: 6_000 }
const TIMES = 50
/** The one that is told what happens: the sample tells nobody. */
const ENDPOINT = newId()
/** Sample M has no lab either. */
const LAB = newId()

/** A shop that PostgreSQL takes for sample M, and what is asked of it when its owner, who sees everything, reads through the API. */
export async function bigShop(reads: (known: Known) => readonly Read[]) {
  const stack = new AsyncDisposableStack()
  try {
    const connections = stack.use(await testDatabase())
    const dataDir = mkdtempSync(join(tmpdir(), 'lunette-plans-'))
    stack.defer(() => rmSync(dataDir, { recursive: true }))
    const db = stack.use(new Database({ connection: connections.app }))
    const config = readConfig({ LUNETTE_DATA_DIR: dataDir })
    const made = await makeSampleM({ db, config, connections }, NOW, size)
    const master = await openMasterKeys(config.keysFile)
    const wired = stack.use(wire({ db, config, connections, master, keys: new Keyring(master), log: createLog('silent') }, () => NOW))
    const by = await wired.callers.member(made.ownerPersonId, newId(), made.organizationId)
    if (!by) throw new Error('the owner works nowhere')
    await ask(connections.superuser, `
      insert into webhook_endpoints (organization_id, id, url, description, types, secret, secret_made_at)
      values ('${made.organizationId}', '${ENDPOINT}', 'https://shop.example/lunette', '', '{orders.taken}', '\\x00', now());
      insert into labs (organization_id, id, name, language, remake_policy, working_days, stated_days) values ('${made.organizationId}', '${LAB}', 'Ostrava', 'cs', '{"steps": [], "afterBps": 10000, "withinDays": 90}', '{1,2,3,4,5}', 5)`)
    const [known] = await ask<Known>(connections.superuser, `
      select '${ENDPOINT}' as webhook, '${LAB}' as "labId", o.customer_id as customer, o.id as "order", o.number, o.branch_id as branch, o.sold_by as staff, p.id as product, v.id as variant, 'Ostrava' as lab
      from (select customer_id from orders group by 1 order by count(*) desc, 1 limit 1) busy join orders o on o.customer_id = busy.customer_id and o.number is not null and o.sold_by is not null
      cross join lateral (select p.id from products p where p.kind = 'lens' order by p.id limit 1) p join product_variants v on v.product_id = p.id order by o.id, v.id limit 1`)
    if (!known) throw new Error('the shop has no orders')
    const asked = await askedBy(db, wired, by, reads(known))
    const others: { who: string; asked: readonly AskedRead[] }[] = []
    for (const [who, other] of Object.entries(await narrower(connections.superuser, wired, made.organizationId))) others.push({ who, asked: await askedBy(db, wired, other, reads(known)) })
    // What fills the other tables is no true order and no true person: it is there to be counted, not to be read.
    await fillTheRest(connections.superuser, made.organizationId, TIMES)
    const planner = stack.use(await Planner.open(connections.superuser, made.organizationId, TIMES))
    const owned = stack.move()
    return { asked, others, planner, paged: wired.routes.filter(isPaged).map(({ path }) => path), [Symbol.asyncDispose]: () => owned.disposeAsync() }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

/** What is asked of the database when somebody reads. */
export interface AskedRead { readonly read: Read; readonly statements: readonly Asked[] }

/** People who see less than all, by what they see: their statements are others. */
async function narrower(superuser: ClientConfig, wired: Wired, organizationId: string): Promise<Record<'two branches' | 'their own', StaffMember>> {
  await ask(superuser, `
    insert into staff_roles (organization_id, id, staff_id, role, branch_id)
    select r.organization_id, '${newId()}', r.staff_id, r.role, (select b.id from branches b where b.organization_id = r.organization_id and b.id <> r.branch_id order by b.id limit 1)
    from staff_roles r where r.role = 'manager' and r.branch_id is not null order by r.staff_id limit 1`)
  const personOf = async (role: string): Promise<StaffMember> => {
    const [person] = await ask<{ id: string }>(superuser, `
      select s.person_id as id from staff s join staff_roles r on r.organization_id = s.organization_id and r.staff_id = s.id where r.role = '${role}'
      group by s.id, s.person_id order by count(*) desc, s.id limit 1`)
    const by = person && await wired.callers.member(person.id, newId(), organizationId)
    if (!by) throw new Error(`the shop has no ${role}`)
    return by
  }
  return { 'two branches': await personOf('manager'), 'their own': await personOf('advisor') }
}

async function askedBy(db: Database, wired: Wired, by: StaffMember, reads: readonly Read[]): Promise<AskedRead[]> {
  const asked: AskedRead[] = []
  for (const read of reads) {
    const route = wired.routes.find((one) => one.method === 'GET' && one.path === read.path)
    if (!route) throw new Error(`there is no GET ${read.path}`)
    if (typeof route.access === 'object' && !by.holds(route.access.right)) continue
    asked.push({ read, statements: await statementsOf(db, route, by, read) })
  }
  return asked
}

async function statementsOf(db: Database, route: Wired['routes'][number], by: StaffMember, { params, query }: Read): Promise<readonly Asked[]> {
  const call = { requestId: newId(), address: '127.0.0.1', signal: AbortSignal.timeout(30_000), idempotency: null, headers: {} }
  const { recorded } = await recording(db, () => route.run(by, { params, query: route.query?.parse(query) } as never, call).catch((error: unknown) => {
    // One order or person of somebody else: who sees less than all is told of none, and that was asked as well.
    if (!(error instanceof Problem)) throw error
  }))
  return recorded.statements.filter(({ text }) => /^\s*(select|with)\b/.test(text) && !/app\.use_org|for (share|update|no key update)/.test(text))
}

const isPaged = ({ method, query }: Wired['routes'][number]): boolean => method === 'GET' && query instanceof z.ZodObject && 'limit' in query.shape
