import { parse } from 'csv-parse/sync'
import readSheets from 'read-excel-file/node'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { addDays, dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import type { OrderView, Overview, SavedFilter } from '#modules/orders/contract'
import type { TestStaff } from '#tests/helpers/callers'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import { listDifferences, listTextDifferences } from '../doctor.ts'

interface Page { readonly items: { id: string; number: string | null }[]; readonly nextCursor: string | null; readonly totals: { count: number; total: { amount: number }; paid: { amount: number }; balance: { amount: number } } }

let world: OrderWorld
const ids: Record<string, string> = {}
const today = dayIn('Europe/Prague', new Date())
const noon = (day: string): string => `${day}T10:00:00Z`

/** Six orders that differ in everything a list may be asked for. */
beforeAll(async () => {
  world = await anOrderWorld()
  const { here, lensId, frameId } = world
  const { clerk, optician, advisor, owner } = here.staff
  const take = async (name: string, by: TestStaff, body: object): Promise<OrderView> => {
    const answer = await world.ask<OrderView>(by, 'POST', '/orders', { body: { ...world.newOrder(), ...body } })
    if (answer.status !== 201) throw new Error(`${name}: ${JSON.stringify(answer.body)}`)
    ids[name] = answer.body.id
    return answer.body
  }
  const other = (await world.ask<{ id: string }>(owner, 'POST', '/customers', { body: { givenName: '=HYPERLINK("x")', familyName: '陈', phones: [{ value: '603 118 999' }], emails: [] } })).body.id
  await take('glasses', clerk, { promisedOn: addDays(today, 2), deposit: { method: 'cash', amount: { amount: 500_000, currency: 'CZK' } } })
  await take('late', clerk, { promisedOn: addDays(today, -3), occurredAt: noon(addDays(today, -10)) })
  await take('rush', optician, { priority: 'rush', branchId: here.otherBranchId, channel: 'phone', lines: [{ variantId: frameId }] })
  await take('advisors', advisor, { customerId: (await own(advisor)).id, channel: 'advisor', lines: [{ variantId: lensId, eye: 'right' }] })
  const repair = await take('repair', clerk, { kind: 'repair', customerId: other, lines: [{ variantId: frameId, description: 'New hinge' }], occurredAt: noon(addDays(today, -20)) })
  const moved = await world.move(repair, 'ready')
  await world.ask(clerk, 'POST', `/orders/${repair.id}/collect`, { body: { payment: { method: 'card', amount: repair.total } }, version: moved.body.version })
  const held = await take('held', clerk, { promisedOn: addDays(today, 30) })
  await world.ask(clerk, 'POST', `/orders/${held.id}/hold`, { body: { reason: 'The frame is missing' }, version: held.version })
  const assigned = await world.ask<OrderView>(owner, 'PATCH', `/orders/${ids.rush}`, { body: { assignedTo: optician.staffId }, version: 1 })
  if (assigned.status !== 200) throw new Error(JSON.stringify(assigned.body))
  await world.ask(world.elsewhere.staff.owner, 'POST', '/customers', { body: { givenName: '', familyName: '陈', phones: [], emails: [] } })
}, 60_000)
afterAll(() => world[Symbol.asyncDispose]())

const own = async (advisor: TestStaff): Promise<{ id: string }> =>
  (await world.ask<{ id: string }>(advisor, 'POST', '/customers', { body: { givenName: 'Alena', familyName: 'Malá', phones: [], emails: [] } })).body
const list = async (by: TestStaff, query: Record<string, string>): Promise<Page> => {
  const answer = await world.ask<Page>(by, 'GET', `/orders?${new URLSearchParams(query)}`)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const names = (page: Page): string[] => page.items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id) ?? id).toSorted()
const asked = async (filter: string, by = world.here.staff.owner): Promise<string[]> => names(await list(by, { filter }))

describe('a list of orders', () => {
  it.each<[string | (() => string), string[]]>([
    ['stage:taken-in', ['advisors', 'glasses', 'held', 'late', 'rush']], ['phase:closed', ['repair']], ['kind:repair,treatment', ['repair']],
    [() => `customer:${world.customerId}`, ['glasses', 'held', 'late', 'rush']], [() => `branch:${world.here.otherBranchId}`, ['rush']],
    [() => `sold-by:${world.here.staff.optician.staffId}`, ['rush']], [() => `assigned:${world.here.staff.optician.staffId}`, ['rush']], ['assigned:nobody kind:repair', ['repair']], ['sold-by:me', []],
    ['channel:phone,advisor', ['advisors', 'rush']], ['priority:rush', ['rush']], ['is:late', ['late']], ['is:hold', ['held']], ['is:remake', []], ['is:open not:hold,late', ['advisors', 'glasses', 'rush']],
    ['is:owing', ['advisors', 'glasses', 'held', 'late', 'rush']], ['not:owing', ['repair']], ['balance:..0', ['repair']], ['balance:1..500000', ['advisors', 'rush']], ['total:1199000', ['glasses', 'held', 'late']],
    [`promised:${addDays(today, 2)}`, ['glasses']], ['promised:today..today+7', ['glasses']], ['promised:none', ['advisors', 'repair', 'rush']], ['occurred:today', ['advisors', 'glasses', 'held', 'rush']],
    ['occurred:today-30..today-5', ['late', 'repair']], ['collected:today', ['repair']], ['collected:none', ['advisors', 'glasses', 'held', 'late', 'rush']], ['collected:..today-1', []],
    [() => `product:${world.frameId}`, ['glasses', 'held', 'late', 'repair', 'rush']], ['product:"vela comf"', ['advisors', 'glasses', 'held', 'late']], ['product:hinge', ['repair']], ['product:%', []],
    ['number:99-1', []], ['lab:Ostrava', []], ['kind:external-lens-job promised:today-5..today+5 balance:600000..', ['glasses', 'late']],
  ])('%s', async (filter, found) => {
    expect(await asked(typeof filter === 'string' ? filter : filter())).toEqual(found)
  })

  it('finds one by its number, and takes the old parameters beside a filter', async () => {
    const { items: [order] } = await list(world.here.staff.owner, { filter: 'priority:rush' })
    expect(await asked(`number:${order?.number}`)).toEqual(['rush'])
    expect(names(await list(world.here.staff.owner, { late: 'true', branchId: world.here.branchId, filter: 'kind:external-lens-job' }))).toEqual(['late'])
  })

  it('refuses a filter it cannot read, naming the word', async () => {
    const answer = await world.ask<{ errors: { pointer: string; detail: string }[] }>(world.here.staff.owner, 'GET', '/orders?filter=is%3Alate%20colour%3Ared')
    expect(answer).toMatchObject({ status: 422, problem: 'http/invalid' })
    expect(answer.body.errors[0]).toMatchObject({ pointer: 'query/filter', detail: expect.stringContaining('colour:red') })
  })

  it.each(['newest', 'oldest', 'promised', 'promised-last', 'customer', 'customer-last', 'total', 'total-least', 'balance', 'balance-least'])('sorted by %s, pages of one meet every order once, in one sequence', async (sort) => {
    const whole = (await list(world.here.staff.owner, { sort })).items.map(({ id }) => id)
    const paged: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await list(world.here.staff.owner, { sort, limit: '1', ...(cursor && { cursor }) })
      paged.push(...page.items.map(({ id }) => id))
      expect(page.totals.count).toBe(6)
      cursor = page.nextCursor
    }
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(6)
    expect((await world.ask(world.here.staff.owner, 'GET', `/orders?sort=${sort}&cursor=WyJ4IiwxXQ`)).status).toBe(422)
  })

  it('is one\'s own for an advisor, a branch\'s for who works there, and another organization\'s never', async () => {
    expect(await asked('is:open', world.here.staff.advisor)).toEqual(['advisors'])
    expect(await asked('is:open', world.here.staff.advisor2)).toEqual([])
    expect(await asked('', world.here.staff.branchManager)).not.toContain('rush')
    expect(await asked(`product:${world.frameId}`, world.elsewhere.staff.owner)).toEqual([])
    expect(await asked('', world.elsewhere.staff.owner)).toEqual([])
  })

  it('keeps what doctor finds right', async () => {
    expect(await world.doctor(listDifferences)).toEqual([])
    expect((await world.doctor((tx) => listTextDifferences(tx, '00000000-0000-0000-0000-000000000000'))).differences).toEqual([])
    await world.peek(`update order_list set product_ids = '{}', product_text = 'else', channel = 'web', collected_at = now() where order_id = $1`, [ids.glasses])
    expect((await world.doctor(listDifferences)).map(({ column }) => column)).toEqual(['channel', 'collected at', 'products'])
    expect((await world.doctor((tx) => listTextDifferences(tx, '00000000-0000-0000-0000-000000000000'))).differences).toMatchObject([{ column: 'products' }])
    await world.peek(`update order_list l set product_ids = s.product_ids, product_text = s.product_text, channel = 'counter', collected_at = null from order_list s where l.order_id = $1 and s.order_id = $2`, [ids.glasses, ids.held])
  })
})

describe('an exported list', () => {
  const csv = async (by: TestStaff, query = ''): Promise<Record<string, string>[]> => {
    const { bytes, status } = await world.file(by, `/orders/export.csv${query}`)
    expect(status).toBe(200)
    return parse<Record<string, string>>(bytes.toString('utf8'), { bom: true, columns: true })
  }

  it('holds every row of the list and adds up to its totals', async () => {
    const rows = await csv(world.here.staff.owner, '?filter=is%3Aowing&sort=oldest')
    const { totals } = await list(world.here.staff.owner, { filter: 'is:owing' })
    expect(rows).toHaveLength(totals.count)
    const balances = rows.map((row) => Number(Object.values(row).at(-2)))
    expect(Math.round(balances.reduce((sum, one) => sum + one, 0) * 100)).toBe(totals.balance.amount)
  })

  it('neutralises what would be a formula, in both forms', async () => {
    const text = (await world.file(world.here.staff.owner, '/orders/export.csv')).bytes.toString('utf8')
    expect(text).toMatch(/,"?'=HYPERLINK/)
    expect(text).toContain("'+420603118274")
    expect(text).not.toMatch(/(^|,|\n)"?=HYP/)
    const { bytes, type } = await world.file(world.here.staff.owner, '/orders/export.xlsx?filter=kind%3Arepair')
    expect(type).toContain('spreadsheetml')
    const sheet = JSON.stringify(await readSheets(bytes))
    expect(sheet).toContain("'=HYPERLINK")
    expect(sheet).toContain('3290')
  })

  it('is written down before it leaves, without what was searched for', async () => {
    await world.file(world.here.staff.accountant, '/orders/export.csv?q=Vesel%C3%A1&filter=is%3Aopen')
    const [entry] = await world.peek<{ actor_id: string; changes: unknown }>(`select actor_id, changes from audit_entries where action = 'orders.exported' order by recorded_at desc limit 1`)
    expect(entry?.changes).toMatchObject({ form: 'csv', asked: { hasSearch: true, fields: ['is'] } })
    expect(JSON.stringify(entry)).not.toContain('Vesel')
  })

  it.each(['clerk', 'optician', 'advisor', 'read-only', 'warehouse'] as const)('is not for a %s', async (role) => {
    expect(await world.ask(world.here.staff[role], 'GET', '/orders/export.csv')).toMatchObject({ status: 403, problem: 'http/forbidden' })
  })

  it('of a manager holds the branch they manage', async () => {
    expect((await csv(world.here.staff.branchManager)).length).toBe((await list(world.here.staff.owner, { branchId: world.here.branchId })).totals.count)
    expect(await csv(world.elsewhere.staff.owner).catch(() => [])).toEqual([])
  })
})

describe('a saved filter', () => {
  it('is one\'s own until it is shared, and changed by nobody else', async () => {
    const { clerk, optician } = world.here.staff
    const saved = await world.ask<SavedFilter>(clerk, 'POST', '/orders/saved-filters', { body: { name: 'My late ones', filter: 'is:late sold-by:me', sort: 'promised' } })
    expect(saved).toMatchObject({ status: 201, body: { mine: true, shared: false, version: 1 } })
    const seen = async (by: TestStaff) => (await world.ask<{ items: SavedFilter[] }>(by, 'GET', '/orders/saved-filters')).body.items
    expect(await seen(optician)).toEqual([])
    const path = `/orders/saved-filters/${saved.body.id}`
    expect(await world.ask(clerk, 'PATCH', path, { body: { shared: true }, version: 1 })).toMatchObject({ status: 200, body: { shared: true, version: 2 } })
    expect(await seen(optician)).toMatchObject([{ name: 'My late ones', mine: false, by: 'clerk' }])
    expect(await seen(world.elsewhere.staff.owner)).toEqual([])
    expect(await world.ask(optician, 'PATCH', path, { body: { name: 'x' }, version: 2 })).toMatchObject({ status: 404 })
    expect(await world.ask(optician, 'DELETE', path)).toMatchObject({ status: 404 })
    expect(await world.ask(clerk, 'PATCH', path, { body: { name: 'x' }, version: 1 })).toMatchObject({ status: 409, problem: 'http/version-stale' })
    expect((await world.ask(clerk, 'DELETE', path)).status).toBe(204)
    expect(await seen(clerk)).toEqual([])
  })

  it('has a name once, a filter that can be read, and the same id twice only with the same content', async () => {
    const { optician } = world.here.staff
    const body = { id: newId(), name: 'Rush', filter: 'priority:rush', sort: 'promised', shared: false }
    expect((await world.ask(optician, 'POST', '/orders/saved-filters', { body })).status).toBe(201)
    expect((await world.ask(optician, 'POST', '/orders/saved-filters', { body })).status).toBe(200)
    expect(await world.ask(optician, 'POST', '/orders/saved-filters', { body: { ...body, name: 'Other' } })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    expect(await world.ask(world.here.staff.clerk, 'POST', '/orders/saved-filters', { body })).toMatchObject({ status: 409, problem: 'http/id-exists' })
    expect(await world.ask(optician, 'POST', '/orders/saved-filters', { body: { ...body, id: newId() } })).toMatchObject({ status: 409, problem: 'orders/filter-name-taken' })
    expect(await world.ask(optician, 'POST', '/orders/saved-filters', { body: { name: 'Bad', filter: 'is:tall' } })).toMatchObject({ status: 422 })
  })

  it('stands beside columns that a person keeps', async () => {
    const { clerk, optician } = world.here.staff
    expect((await world.ask(clerk, 'GET', '/orders/list-columns')).body).toEqual({ columns: null })
    expect((await world.ask(clerk, 'PUT', '/orders/list-columns', { body: { columns: ['number', 'lab', 'lab', 'balance'] } })).body).toEqual({ columns: ['number', 'lab', 'balance'] })
    expect((await world.ask(clerk, 'GET', '/orders/list-columns')).body).toEqual({ columns: ['number', 'lab', 'balance'] })
    expect((await world.ask(optician, 'GET', '/orders/list-columns')).body).toEqual({ columns: null })
    await world.ask(clerk, 'PUT', '/orders/list-columns', { body: { columns: null } })
    expect((await world.ask(clerk, 'GET', '/orders/list-columns')).body).toEqual({ columns: null })
  })
})

describe('the owner\'s first view', () => {
  const figuresIn = (value: unknown): Overview['figures']['sold'][] => {
    if (typeof value !== 'object' || value === null) return []
    return 'filter' in value && typeof value.filter === 'string' ? [value as Overview['figures']['sold']] : Object.values(value).flatMap(figuresIn)
  }

  it.each(['owner', 'branchManager', 'accountant'] as const)('of the %s has figures that the lists behind them add up to', async (who) => {
    const by = world.here.staff[who]
    for (const query of ['', `?branchId=${world.here.branchId}`]) {
      const { body, status } = await world.ask<Overview>(by, 'GET', `/orders/overview${query}`)
      expect(status).toBe(200)
      const figures = figuresIn(body)
      expect(figures.length).toBeGreaterThan(45)
      for (const { filter, ...figure } of figures) expect({ filter, ...(await list(by, { filter })).totals }).toEqual({ filter, ...figure })
    }
  })

  it('says what was sold, collected, is late and why, and what money is to come', async () => {
    const { body } = await world.ask<Overview>(world.here.staff.owner, 'GET', '/orders/overview')
    expect(body.figures).toMatchObject({ sold: { count: 4 }, collected: { count: 1, total: { amount: 329_000 } }, late: { count: 1 }, open: { count: 5 } })
    expect(body.late).toMatchObject({ orders: [{ id: ids.late, customerName: 'Kateřina Veselá', why: expect.stringMatching(/\S/) }], stages: [{ code: 'taken-in', figure: { count: 1 } }] })
    expect(body.cash.reduce((sum, { figure }) => sum + figure.balance.amount, 0)).toBe((await list(world.here.staff.owner, { filter: 'is:open,owing' })).totals.balance.amount)
    expect(body.weeks).toHaveLength(10)
    expect(body.weeks.at(-1)).toMatchObject({ sold: { count: 4 }, collected: { count: 1 } })
    expect(body.promised).toHaveLength(7)
  })

  it('of another organization is empty, and it is not for a clerk', async () => {
    const { body } = await world.ask<Overview>(world.elsewhere.staff.owner, 'GET', '/orders/overview')
    expect(figuresIn(body).reduce((sum, { count }) => sum + count, 0)).toBe(0)
    expect(await world.ask(world.here.staff.clerk, 'GET', '/orders/overview')).toMatchObject({ status: 403 })
  })
})
