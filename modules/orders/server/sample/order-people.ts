import type { Random } from '#kernel/random'
import { childOf, customersKnownAt, inventCustomer } from '#modules/customers/server'
import type { SampleCustomer } from '#modules/customers/server'
import type { SampleStaff } from '#modules/identity/server'
import type { KindData, OrderData } from '../order-data.ts'
import type { BranchTime, SampleTrade } from './sample-trade.ts'

export const who = ({ id, name }: SampleStaff): { id: string; name: string } => ({ id, name })

/**
 * Whoever came for the first time since the order before this one, else anybody the shop knew by then; now and then for their
 * child. `before` is when the order before was taken.
 */
export function whoComes({ shop, customers }: SampleTrade, before: Date, at: Date, kind: KindData, random: Random): { customer: SampleCustomer; wearer: SampleCustomer | null } {
  const known = Math.max(customersKnownAt(shop, customers, at), 2)
  const picked = known > customersKnownAt(shop, customers, before) ? known - 1 : random.int(0, known - 1)
  // Children do not order: the one before them is their parent.
  const index = picked > 0 && childOf(picked - 1, customers) === picked ? picked - 1 : picked
  const child = childOf(index, customers)
  const forChild = kind.code === 'external-lens-job' && child !== null && child < known && random.chance(0.5)
  return { customer: inventCustomer(shop, index, customers), wearer: forChild ? inventCustomer(shop, child, customers) : null }
}

/** An advisor's own customers mostly buy from them, at home. */
export function whoSells({ shop }: SampleTrade, time: BranchTime, customer: SampleCustomer, random: Random): { seller: SampleStaff; advisor: SampleStaff | null } {
  const advisor = random.chance(0.7) ? shop.staff.find(({ id }) => id === customer.ownerStaffId) ?? null : null
  return { seller: advisor ?? random.pick(time.at.counter), advisor }
}

/** By which way the order came, and where it was agreed. */
export function contractOf(byAdvisor: boolean, random: Random): Pick<OrderData, 'channel' | 'contractPlace'> {
  if (byAdvisor) return { channel: 'advisor', contractPlace: 'off-premises' }
  const channel = random.weighted([['counter', 94], ['phone', 4], ['web', 2]] as const)
  return { channel, contractPlace: channel === 'counter' ? 'shop' : 'distance' }
}

/** Who works on it: in the workshop somebody always does. */
export function assignedTo(phase: OrderData['phase'], kind: KindData, time: BranchTime, random: Random): OrderData['assignedTo'] {
  if (phase === 'finishing' || (kind.code === 'repair' && phase === 'producing')) return who(random.pick(time.at.workshop))
  return random.chance(0.4) ? who(random.pick(time.at.check)) : null
}
