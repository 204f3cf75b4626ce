import type { z } from 'zod'
import { addDays, dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Figure, Overview, overviewQuery } from '../../contracts/overview.ts'
import { daysOf } from '../../domain/filter/day-words.ts'
import { isWrong, readFilter } from '../../domain/filter/read-filter.ts'
import { allKinds } from '../current-kind.ts'
import { listRows, toRow, totalsOfList } from '../list-orders.ts'
import type { Totals } from '../list-orders.ts'
import { listWhere } from '../list/list-where.ts'
import { stagesOfWork } from './stages-of-work.ts'

const WEEKS_BACK = 10
const WEEKS_AHEAD = 5
const LATE_SHOWN = 8
/** What counts as sold: taken, and not cancelled since. */
const SOLD = 'phase:taken,producing,finishing,ready,closed'

/**
 * How the shops do. Each figure is asked with the very filter that its link opens, so the list behind it adds up to it.
 * One trip; call it in `look`.
 */
export async function readOverview(tx: Tx, by: StaffMember, { branchId }: z.output<typeof overviewQuery>, now: Date): Promise<Overview> {
  const { timeZone } = by.organization.branches.get(branchId ?? '') ?? by.organization.branches.values().next().value ?? { timeZone: 'UTC' }
  const today = dayIn(timeZone, now)
  const ask = new Asker(tx, by, branchId, now)
  const monday = daysOf('week', today).first
  const weeks = Array.from({ length: WEEKS_BACK }, (_, index) => addDays(monday, (index - WEEKS_BACK + 1) * 7)).map((from) => ({ from, to: addDays(from, 6) }))
  const ahead = Array.from({ length: WEEKS_AHEAD }, (_, index) => addDays(monday, index * 7)).map((from) => ({ kind: 'week' as const, from, to: addDays(from, 6) }))
  const end = addDays(monday, WEEKS_AHEAD * 7)
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))

  // Everything is asked before the first answer is waited for.
  const asked = {
    figures: ask.all({
      sold: `occurred:${today} ${SOLD}`, collected: `collected:${today}`, promised: `promised:${today} phase:taken,producing,finishing,ready`, ready: 'phase:ready', open: 'is:open', late: 'is:late',
    }),
    late: listRows(tx, ask.where('is:late'), 'promised', undefined, LATE_SHOWN),
    lateStages: ask.byStage('is:late'), openStages: ask.byStage('is:open'), kinds: allKinds(tx),
    promised: days.map((day) => ask.all({ all: `promised:${day} ${SOLD}`, waiting: `promised:${day} phase:taken,producing,finishing` })),
    cash: [
      { kind: 'before' as const, from: null, to: addDays(monday, -1), when: `promised:..${addDays(monday, -1)}` }, ...ahead.map((week) => ({ ...week, when: `promised:${week.from}..${week.to}` })),
      { kind: 'after' as const, from: end, to: null, when: `promised:${end}..` }, { kind: 'none' as const, from: null, to: null, when: 'promised:none' },
    ].map(({ when, ...one }) => ({ ...one, figure: ask.one(`${when} is:open,owing`) })),
    weeks: weeks.map(({ from, to }) => ask.all({ sold: `occurred:${from}..${to} ${SOLD}`, collected: `collected:${from}..${to}` })),
  }
  const [kinds, lateStages, openStages] = [await asked.kinds, await asked.lateStages, await asked.openStages]
  const stages = stagesOfWork(kinds, by.language)
  return {
    today, figures: await asked.figures,
    late: {
      orders: (await asked.late).map((row) => toRow(row, by, kinds, now)).map(({ id, number, customerName, stageName, promisedOn, whyLate, balance }) => ({ id, number, customerName, stageName, promisedOn, why: whyLate?.text ?? null, balance })),
      stages: stages.flatMap((stage) => (lateStages.has(stage.code) ? [{ ...stage, figure: ask.figure(`stage:${stage.code} is:late`, lateStages.get(stage.code)) }] : [])),
    },
    promised: await Promise.all(asked.promised.map(async (figures, index) => ({ day: days[index] ?? today, ...await figures }))),
    cash: await Promise.all(asked.cash.map(async ({ figure, ...one }) => ({ ...one, figure: await figure }))),
    stages: stages.flatMap((stage) => (openStages.has(stage.code)
      ? [{ ...stage, figure: ask.figure(`stage:${stage.code} is:open`, openStages.get(stage.code)), late: ask.figure(`stage:${stage.code} is:late`, lateStages.get(stage.code)) }] : [])),
    weeks: await Promise.all(asked.weeks.map(async (figures, index) => ({ ...weeks[index]!, ...await figures }))),
  }
}

/** Asks for figures by their filters, narrowed to the branch that is asked for. */
class Asker {
  readonly #tx: Tx
  readonly #by: StaffMember
  readonly #now: Date
  readonly #branch: string

  constructor(tx: Tx, by: StaffMember, branchId: string | undefined, now: Date) {
    this.#tx = tx
    this.#by = by
    this.#now = now
    this.#branch = branchId ? ` branch:${branchId}` : ''
  }

  where(filter: string) {
    const read = readFilter(filter + this.#branch)
    if (isWrong(read)) throw new Error(`a figure's filter cannot be read: ${filter}`)
    return listWhere({ tx: this.#tx, by: this.#by, now: this.#now }, { filter: read })
  }

  async one(filter: string): Promise<Figure> {
    const totals = await this.#tx.one<Totals>(sql`select ${totalsOfList} from order_list l where ${this.where(filter)}`)
    return this.figure(filter, totals)
  }

  async all<Name extends string>(filters: Readonly<Record<Name, string>>): Promise<Record<Name, Figure>> {
    const asked = Object.entries<string>(filters).map(async ([name, filter]) => [name, await this.one(filter)] as const)
    return Object.fromEntries(await Promise.all(asked)) as Record<Name, Figure>
  }

  async byStage(filter: string): Promise<ReadonlyMap<string, Totals>> {
    const rows = await this.#tx.rows<Totals & { stage: string }>(sql`select l.stage, ${totalsOfList} from order_list l where ${this.where(filter)} group by l.stage`)
    return new Map(rows.map((row) => [row.stage, row]))
  }

  figure(filter: string, { count, total, paid, balance }: Totals = { count: 0, total: 0, paid: 0, balance: 0 }): Figure {
    const { currency } = this.#by.organization
    return { filter: filter + this.#branch, count, total: { amount: total, currency }, paid: { amount: paid, currency }, balance: { amount: balance, currency } }
  }
}
