import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { OrderWorld } from '#tests/helpers/order-world'
import type { OrderView } from '../../contract.ts'
import type { BoardColumnPage, BoardView } from '../../contracts/board.ts'

let world: OrderWorld
beforeAll(async () => { world = await anOrderWorld() })
afterAll(() => world[Symbol.asyncDispose]())

interface Wanted { promisedOn?: string; priority?: 'rush'; branchId?: string }

/** Takes an order and moves it there. */
async function anOrder(stage: string, wanted: Wanted = {}): Promise<OrderView> {
  const { here } = world
  const taken = await world.ask<OrderView>(here.staff.owner, 'POST', '/orders', { body: { ...world.newOrder(), ...wanted } })
  expect(taken.status).toBe(201)
  if (stage === 'taken-in') return taken.body
  const moved = await world.ask<OrderView>(here.staff.owner, 'POST', `/orders/${taken.body.id}/stage`, { body: { stage }, version: taken.body.version })
  expect(moved.status).toBe(200)
  return moved.body
}

const board = async (query: string, who: keyof OrderWorld['here']['staff'] = 'owner') => (await world.ask<BoardView>(world.here.staff[who], 'GET', `/orders/board?${query}`)).body
const numbersOf = (view: BoardView, key: string) => view.columns.find((column) => column.key === key)?.items.map(({ number }) => number) ?? []

describe('the board', () => {
  it('puts what is overdue first, then goes by promised day, rush and number, and what is ready stands last', async () => {
    const later = await anOrder('checked', { promisedOn: '2099-03-02' })
    const sooner = await anOrder('taken-in', { promisedOn: '2099-03-01' })
    const rush = await anOrder('taken-in', { promisedOn: '2099-03-02', priority: 'rush' })
    const never = await anOrder('taken-in')
    const overdue = await anOrder('taken-in', { promisedOn: '2020-03-01' })
    const view = await board('by=place')
    expect(numbersOf(view, 'shop')).toEqual([overdue, sooner, rush, later, never].map(({ number }) => number))
    const ready = await anOrder('ready', { promisedOn: '2020-01-01' })
    const byBranch = await board(`by=branch`)
    expect(numbersOf(byBranch, world.here.branchId)).toEqual([overdue, sooner, rush, later, never, ready].map(({ number }) => number))
  })

  it('counts per column, per stage and over all, and says how long the one in the middle has stood', async () => {
    const view = await board('by=place')
    expect(view.columns.map(({ key, count, late }) => ({ key, count, late }))).toEqual([
      { key: 'shop', count: 5, late: 1 }, { key: 'lab', count: 0, late: 0 }, { key: 'workshop', count: 0, late: 0 }, { key: 'shelf', count: 1, late: 0 },
    ])
    expect(view.totals).toEqual({ open: 6, late: 1, onHold: 0, promisedToday: 0 })
    expect(view.stages.find(({ code }) => code === 'checked')).toMatchObject({ count: 1, late: 0, medianMinutes: 0, targetMinutes: 240 })
    expect(view.stages.find(({ code }) => code === 'sent-to-lab')).toMatchObject({ count: 0, medianMinutes: null })
    expect(view.stages[0]?.code).toBe('taken-in')
  })

  it('gives each card what a move needs: its version and the stages of its kind', async () => {
    const view = await board('by=place')
    const [card] = view.columns[0]!.items
    expect(card).toMatchObject({ stage: 'taken-in', stageName: expect.any(String), mark: 'ring', late: true, stageMinutes: 0, targetMinutes: 120, version: 1 })
    expect(view.kinds.map(({ code, version }) => `${code} ${version}`)).toEqual(['external-lens-job 1'])
  })

  it('goes through a column page by page without losing or repeating one', async () => {
    const seen: (string | null)[] = []
    for (let cursor = ''; ;) {
      const { body } = await world.ask<BoardColumnPage>(world.here.staff.owner, 'GET', `/orders/board/column?by=place&column=shop&limit=2${cursor}`)
      seen.push(...body.items.map(({ number }) => number))
      if (!body.nextCursor) break
      cursor = `&cursor=${body.nextCursor}`
    }
    expect(seen).toEqual(numbersOf(await board('by=place'), 'shop'))
    expect((await board('by=place&limit=2')).columns[0]).toMatchObject({ count: 5, items: [{}, {}], nextCursor: expect.any(String) })
  })

  it('stands in columns by stage and by person too, those without anybody in one of their own', async () => {
    const order = await anOrder('glazed')
    const { here } = world
    await world.ask(here.staff.owner, 'PATCH', `/orders/${order.id}`, { body: { assignedTo: here.staff.technician.staffId }, version: order.version })
    expect((await board('by=stage')).columns.map(({ key }) => key)).toEqual(['taken-in', 'checked', 'glazed', 'ready'])
    const people = await board('by=person')
    expect(people.columns.map(({ key, count }) => ({ key, count }))).toEqual([{ key: 'nobody', count: 6 }, { key: here.staff.technician.staffId, count: 1 }])
    expect(people.columns[1]).toMatchObject({ name: expect.any(String), items: [{ number: order.number }] })
    const column = await world.ask<BoardColumnPage>(here.staff.owner, 'GET', '/orders/board/column?by=person&column=nobody')
    expect(column.body.items).toHaveLength(6)
    expect((await board(`by=place&personId=${here.staff.technician.staffId}`)).totals.open).toBe(1)
  })

  it('shows only what the reader may see', async () => {
    const { here } = world
    const far = await anOrder('taken-in', { branchId: here.otherBranchId })
    expect(numbersOf(await board('by=place'), 'shop')).toContain(far.number)
    expect(numbersOf(await board('by=place', 'branchManager'), 'shop')).not.toContain(far.number)
    expect((await board('by=place', 'advisor')).totals.open).toBe(0)
    const { body } = await world.ask<BoardView>(world.elsewhere.staff.owner, 'GET', '/orders/board?by=place')
    expect(body.totals.open).toBe(0)
  })

  it('refuses a forged place and knows no column by a key that is none', async () => {
    const { here } = world
    expect((await world.ask(here.staff.owner, 'GET', '/orders/board/column?by=place&column=shop&cursor=abc')).problem).toBe('http/invalid')
    expect((await world.ask<BoardColumnPage>(here.staff.owner, 'GET', '/orders/board/column?by=branch&column=moon')).body.items).toEqual([])
  })
})
