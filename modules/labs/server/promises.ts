import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { mustMayIn } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { lensesOfArticles } from '#modules/lenses/server'
import type { LensOfArticle } from '#modules/lenses/server'
import { currentKinds, found, orderById } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { LabPromise, labPromiseQuery } from '../contract.ts'
import { leadTimeOf, promiseDay } from '../domain/index.ts'
import { notMadeBy, suppliesMaker } from '../domain/makes-lenses.ts'
import type { Supplies } from '../domain/makes-lenses.ts'
import type { PromiseSum } from '../domain/index.ts'
import type { LabsDeps } from './deps.ts'
import { selectLabs } from './lab-data.ts'
import type { LabRow } from './lab-data.ts'
import { labLines } from './order-content.ts'

/** The latest arrivals that count: enough for nine in ten, and not of years ago. */
const ARRIVALS = 100
const DAY_MINUTES = 1440

/** What a lab's own history says of an order that is sent at that instant; `shopDays` come after it. */
export async function promiseOf(tx: Tx, lab: LabRow, timeZone: string, at: Date, shopDays: number): Promise<PromiseSum> {
  const arrivals = await tx.rows<{ lab_days: number }>(sql`
    select lab_days from lab_orders where organization_id = ${tx.organizationId} and lab_id = ${lab.id} and state = 'arrived' order by arrived_on desc limit ${ARRIVALS}`)
  return promiseDay({ workingDays: lab.working_days, cutOff: lab.cut_off, statedDays: lab.stated_days, history: leadTimeOf(arrivals.map(({ lab_days: days }) => days)) }, clockIn(timeZone, at), shopDays)
}

/** Day and `HH:MM` at a branch. */
export const clockIn = (timeZone: string, at: Date): { readonly day: string; readonly time: string } =>
  ({ day: dayIn(timeZone, at), time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at) })

/** What each lab in use would keep if an order were sent now: those that supply the makers first, then the soonest. */
export async function promisesOfLabs({ db, now }: LabsDeps, by: StaffMember, { branchId, kind, makers, orderId }: z.output<typeof labPromiseQuery>): Promise<LabPromise[]> {
  const { timeZone } = mustMayIn(by, 'labs.read', branchId)
  const asked = (makers ?? '').split(',').map((maker) => maker.trim()).filter((maker) => maker !== '')
  return db.inTenant(by.organizationId, async (tx) => {
    const wanted = orderId ? await wantedLenses(tx, found(await orderById(tx, orderId), by)) : []
    const [labs, kinds] = await Promise.all([tx.rows<LabRow>(sql`${selectLabs(tx.organizationId)} and active order by name, id`), currentKinds(tx)])
    const shopDays = daysInShop(kinds.find(({ code }) => code === (kind ?? 'external-lens-job'))?.stages ?? [])
    const sums = await Promise.all(labs.map(async (lab) => ({ labId: lab.id, labName: lab.name, makes: asked.every((maker) => suppliesMaker(lab.makers, maker)) && notMadeBy(suppliesOf(lab), wanted).length === 0, ...await promiseOf(tx, lab, timeZone, now(), shopDays) })))
    return sums.toSorted((one, other) => Number(other.makes) - Number(one.makes) || (one.promisedOn < other.promisedOn ? -1 : one.promisedOn > other.promisedOn ? 1 : 0))
  })
}

/** The lenses of an order as far as its articles are tied to a maker's; of the others nobody knows who makes them. */
export const wantedLenses = (tx: Tx, { lines }: OrderData): Promise<LensOfArticle[]> => lensesOfArticles(tx, labLines(lines).flatMap(({ variantId }) => variantId ?? []))

export const suppliesOf = ({ makers, lens_type_ids: lensTypeIds }: LabRow): Supplies => ({ makers, lensTypeIds })

/** Days from arrived to ready by the target times of the stages between. */
function daysInShop(stages: readonly { readonly place: string; readonly phase: string; readonly targetMinutes: number | null }[]): number {
  const after = stages.findLastIndex(({ place }) => place === 'lab') + 1
  const minutes = stages.slice(after).filter(({ phase }) => phase === 'finishing').reduce((sum, { targetMinutes }) => sum + (targetMinutes ?? 0), 0)
  return Math.ceil(minutes / DAY_MINUTES)
}
