import type { Random } from '#kernel/random'
import type { Method } from '#modules/payments/domain'
import { proposedDeposit } from '../../domain/deposit.ts'
import { DAY } from './order-plans.ts'

/** Money that moved for an order, at a minute of opening. */
export interface Moved {
  readonly minute: number
  readonly direction: 'in' | 'out'
  readonly method: Method
  readonly amount: number
  readonly purpose: 'deposit' | 'balance' | 'refund'
}

interface Bill {
  readonly total: number
  readonly taken: number
  /** Null: not yet. */
  readonly collected: number | null
  readonly cancelled: number | null
  readonly now: number
  /** Whether a deposit is asked for such an order. */
  readonly wantsDeposit: boolean
  readonly depositShareBps: number
  readonly depositRoundTo: number
}

const methodOf = (random: Random): Method => random.weighted([['card', 58], ['cash', 33], ['transfer', 6], ['voucher', 3]] as const)

/** What was paid, in its sequence and never more than the total: deposit, balance, and everything back when it was cancelled. */
export function inventMoney(bill: Bill, random: Random): Moved[] {
  const { total, cancelled, now } = bill
  const paid: Moved[] = []
  const owed = (): number => total - paid.reduce((sum, { amount }) => sum + amount, 0)
  const take = (minute: number, method: Method, amount: number, purpose: 'deposit' | 'balance'): void => {
    if (amount > 0 && minute <= now && (cancelled === null || minute < cancelled)) paid.push({ minute, direction: 'in', method, amount, purpose })
  }
  if (bill.wantsDeposit) {
    const method = methodOf(random)
    const amount = random.weighted([[proposedDeposit(total, bill.depositShareBps, bill.depositRoundTo), 85], [total, 8], [0, 7]] as const)
    // A transfer shows on the account a day later.
    take(method === 'transfer' ? bill.taken + random.int(0.5 * DAY, 1.2 * DAY) : bill.taken, method, amount, 'deposit')
  }
  if (bill.collected !== null) {
    // An employer pays by transfer after the glasses have left.
    if (random.chance(0.988)) take(bill.collected, methodOf(random), owed(), 'balance')
    else if (random.chance(0.7)) take(bill.collected + random.int(5 * DAY, 12 * DAY), 'transfer', owed(), 'balance')
  }
  if (cancelled !== null) {
    const back = paid.map((one): Moved => ({ ...one, minute: cancelled, direction: 'out', purpose: 'refund' }))
    return [...paid, ...back]
  }
  return paid
}
