import { divideRounded } from '#kernel/prorate'
import { readMoney } from '#platform/ui/money-text'
import { spreadAdjustment } from '../../domain/index.ts'

/** Something taken off: of one line or, with none, of the whole order. Exactly one of `shareBps` and `amount` says how much. */
export interface Discount {
  readonly id: string
  readonly lineId: string | null
  /** Basis points of what it costs. */
  readonly shareBps: number | null
  /** Minor units, above zero. */
  readonly amount: number | null
  readonly reason: string
}

/** Reads what is taken off as people type it, `10 %`, `7,5%`, `200`; null when it is neither. */
export function readDiscount(text: string, currency: string): Pick<Discount, 'shareBps' | 'amount'> | null {
  const share = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*[%％]$/.exec(text.trim())
  if (share) {
    const shareBps = Number(share[1]) * 100 + Number((share[2] ?? '').padEnd(2, '0'))
    return shareBps > 0 && shareBps <= 10_000 ? { shareBps, amount: null } : null
  }
  const amount = readMoney(text, currency)
  return amount !== null && amount > 0 ? { shareBps: null, amount } : null
}

export interface Adjustment { readonly reason: string; readonly amount: number }

/**
 * What each line is changed by, in minor units below zero, by the sequence of the lines. What is taken off the whole order is reckoned
 * after what is taken off single lines, and spread over them so that the parts add up. No line falls below nothing.
 */
export function adjustmentsOf(lines: readonly { readonly id: string; readonly amount: number }[], discounts: readonly Discount[]): readonly (readonly Adjustment[])[] {
  const left = lines.map(({ amount }) => amount)
  const made = lines.map((): Adjustment[] => [])
  const takeOff = (index: number, amount: number, reason: string) => {
    const taken = Math.min(amount, left[index] ?? 0)
    if (taken <= 0) return
    left[index]! -= taken
    made[index]!.push({ reason, amount: -taken })
  }
  const howMuch = ({ shareBps, amount }: Discount, of: number): number => (shareBps === null ? (amount ?? 0) : divideRounded(BigInt(of) * BigInt(shareBps), 10_000n))
  for (const discount of discounts.filter(({ lineId }) => lineId !== null)) {
    const index = lines.findIndex(({ id }) => id === discount.lineId)
    if (index >= 0) takeOff(index, howMuch(discount, lines[index]!.amount), discount.reason)
  }
  for (const discount of discounts.filter(({ lineId }) => lineId === null)) {
    const all = left.reduce((sum, amount) => sum + amount, 0)
    if (all > 0) spreadAdjustment(Math.min(howMuch(discount, all), all), left).forEach((part, index) => takeOff(index, part, discount.reason))
  }
  return made
}
