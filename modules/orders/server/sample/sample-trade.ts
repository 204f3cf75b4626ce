import type { Day } from '#kernel/days'
import type { SampleGood } from '#modules/catalog/server'
import type { Role } from '#modules/identity/domain'
import { tradingClock } from '#modules/identity/server'
import type { SampleBranch, SampleShop, SampleStaff, TradingClock } from '#modules/identity/server'
import type { KindData } from '../order-data.ts'

/** What orders are invented of. */
export interface SampleTrade {
  readonly shop: SampleShop
  /** How many orders, from when until now. */
  readonly orders: number
  readonly from: Day
  /** How many customers the shop has; they are invented again by number. */
  readonly customers: number
  readonly goods: readonly SampleGood[]
  readonly kinds: readonly KindData[]
}

/** A branch with its time: `calendar` goes on past now, for promised days; `open` ends now. */
export interface BranchTime {
  readonly branch: SampleBranch
  readonly open: TradingClock
  readonly calendar: TradingClock
  /** Who works there, by what they do. */
  readonly at: Readonly<Record<Duty, readonly SampleStaff[]>>
}

/** What somebody does with an order. */
export type Duty = 'counter' | 'check' | 'sending' | 'receiving' | 'workshop' | 'cancelling'

const duties: Readonly<Record<Duty, readonly Role[]>> = {
  counter: ['optician', 'optometrist', 'clerk', 'owner'], check: ['optometrist', 'optician'], sending: ['optician', 'clerk'], receiving: ['warehouse', 'clerk'], workshop: ['technician'],
  cancelling: ['manager', 'owner'],
}

const AHEAD_MS = 60 * 86_400_000

/** How busy the months are for opticians against the average: school and Christmas against holidays and the new year. */
const season = [0.9, 0.9, 1, 1.05, 1.1, 1.1, 0.85, 0.9, 1.1, 1.05, 1.05, 1.15] as const

/** The time and people of one branch in the trade. @throws {RangeError} when nobody there does a part of the work */
export function branchTime({ shop, from }: Pick<SampleTrade, 'shop' | 'from'>, branch: SampleBranch): BranchTime {
  const weightOf = (day: Day): number => season[Number(day.slice(5, 7)) - 1] ?? 1
  const staff = shop.staff.filter(({ branchId }) => branchId === null || branchId === branch.id)
  const at = Object.fromEntries(Object.entries(duties).map(([duty, roles]) => [duty, staff.filter(({ role }) => roles.includes(role))])) as unknown as BranchTime['at']
  return { branch, at, open: tradingClock(branch, from, shop.now, weightOf), calendar: tradingClock(branch, from, new Date(shop.now.getTime() + AHEAD_MS)) }
}
