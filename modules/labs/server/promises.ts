import type { z } from 'zod'
import { addDays, dayIn } from '#kernel/days'
import { openWeekdays } from '#kernel/open-days'
import { mustMayIn, readHours } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { currentKinds, found, orderById } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { LabPromise, labPromiseQuery } from '../contract.ts'
import { leadTimeOf, promiseDay } from '../domain/index.ts'
import { daysInShop } from '../domain/days-in-shop.ts'
import { notMadeBy, suppliesMaker } from '../domain/makes-lenses.ts'
import type { PromiseSum } from '../domain/index.ts'
import type { LabsDeps } from './deps.ts'
import { selectLabs, workdaysOf } from './lab-data.ts'
import type { LabRow } from './lab-data.ts'
import { articlesOf, suppliesOf, wantedLenses } from './wanted-lenses.ts'

/** The latest arrivals that count: enough for nine in ten, and those of one year. */
const ARRIVALS = 100
const DAYS = 365

/** What comes after the lab: how many open days, and on which weekdays the branch is open. */
interface InShop { readonly days: number; readonly openOn: readonly number[] }

/** What a lab's own history says of an order that is sent at that instant. */
export async function promiseOf(tx: Tx, lab: LabRow, timeZone: string, at: Date, inShop: InShop): Promise<PromiseSum> {
  const now = clockIn(timeZone, at)
  const arrivals = await tx.rows<{ lab_days: number }>(sql`
    select lab_days from lab_orders where organization_id = ${tx.organizationId} and lab_id = ${lab.id} and state = 'arrived' and arrived_on > ${addDays(now.day, -DAYS)}::date order by arrived_on desc limit ${ARRIVALS}`)
  return promiseDay({ ...workdaysOf(lab), statedDays: lab.stated_days, history: leadTimeOf(arrivals.map(({ lab_days: days }) => days)) }, now, inShop.days, inShop.openOn)
}

/** Day and `HH:MM` at a branch. */
export const clockIn = (timeZone: string, at: Date): { readonly day: string; readonly time: string } =>
  ({ day: dayIn(timeZone, at), time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at) })

/** What each lab in use would keep if an order were sent now: those that make its lenses first, then the soonest. */
export async function promisesOfLabs({ db, now }: LabsDeps, by: StaffMember, { branchId, kind, makers, orderId, variantIds }: z.output<typeof labPromiseQuery>): Promise<LabPromise[]> {
  const { timeZone } = mustMayIn(by, 'labs.read', branchId)
  const asked = (makers ?? '').split(',').map((maker) => maker.trim()).filter((maker) => maker !== '')
  return db.inTenant(by.organizationId, async (tx) => {
    const articles = [...(variantIds?.split(',') ?? []), ...(orderId ? articlesOf(found(await orderById(tx, orderId), by)) : [])]
    const [wanted, labs, kinds, hours] = await Promise.all([wantedLenses(tx, articles), tx.rows<LabRow>(sql`${selectLabs(tx.organizationId)} and active order by name, id`), currentKinds(tx), readHours(tx, branchId)])
    const inShop = { days: daysInShop(targetsAfterLab(kinds.find(({ code }) => code === (kind ?? 'external-lens-job'))?.stages ?? []), hours), openOn: openWeekdays(hours) }
    const sums = await Promise.all(labs.map(async (lab) => ({ labId: lab.id, labName: lab.name, makes: asked.every((maker) => suppliesMaker(lab.makers, maker)) && notMadeBy(suppliesOf(lab), wanted).length === 0, ...await promiseOf(tx, lab, timeZone, now(), inShop) })))
    return sums.toSorted((one, other) => Number(other.makes) - Number(one.makes) || (one.promisedOn < other.promisedOn ? -1 : one.promisedOn > other.promisedOn ? 1 : 0))
  })
}

/** Target times, in minutes, of the stages from arrived to ready. */
const targetsAfterLab = (stages: readonly { readonly place: string; readonly phase: string; readonly targetMinutes: number | null }[]): readonly number[] =>
  stages.slice(stages.findLastIndex(({ place }) => place === 'lab') + 1).filter(({ phase }) => phase === 'finishing').map(({ targetMinutes }) => targetMinutes ?? 0)
