import type { I18n } from '@lingui/core'
import { dayIn } from '#kernel/days'
import { writeDay, writeDayOf, writeMoney } from '../papers/write-numbers.ts'
import type { Tracked } from './find-tracked.ts'
import type { TrackedPhase } from './phase-times.ts'

/** What the page says in one sentence: how far the order is. */
export function headline({ phase, glasses }: Pick<Tracked, 'phase' | 'glasses'>, i18n: I18n): string {
  switch (phase) {
    case 'producing':
      return glasses ? i18n._({ id: 'orders.tracking.producing.glasses', message: 'Your lenses are being made' }) : i18n._({ id: 'orders.tracking.producing', message: 'Your order is being worked on' })
    case 'finishing':
      return glasses ? i18n._({ id: 'orders.tracking.finishing.glasses', message: 'Your glasses are being finished' }) : i18n._({ id: 'orders.tracking.finishing', message: 'Your order is being finished' })
    case 'ready':
      return glasses ? i18n._({ id: 'orders.tracking.ready.glasses', message: 'Your glasses are waiting for you' }) : i18n._({ id: 'orders.tracking.ready', message: 'Your order is waiting for you' })
    case 'closed': return i18n._({ id: 'orders.tracking.closed', message: 'Your order is collected' })
    case 'cancelled': return i18n._({ id: 'orders.tracking.cancelled', message: 'This order was cancelled' })
    default: return i18n._({ id: 'orders.tracking.taken', message: 'We have your order' })
  }
}

/** The sentence under it: the day that counts now. A promise that has passed is said, not hidden. */
export function dayLine(order: Tracked, i18n: I18n, now: Date): string | null {
  const { phase, promisedOn, timeZone, language, times, cancelledAt } = order
  const at = (one: TrackedPhase): string | null => times.find((time) => time.phase === one)?.at ?? null
  if (phase === 'cancelled') return cancelledAt && writeDayOf(language, cancelledAt.toISOString(), timeZone)
  if (phase === 'closed') return at('closed') && writeDayOf(language, at('closed')!, timeZone)
  if (phase === 'ready') {
    const since = at('ready')
    if (!since) return null
    const day = writeDayOf(language, since, timeZone)
    const kept = promisedOn !== null && dayIn(timeZone, new Date(since)) <= promisedOn
    return kept ? i18n._({ id: 'orders.tracking.ready-as-promised', message: 'Ready since {day}, as promised', values: { day } }) : i18n._({ id: 'orders.tracking.ready-since', message: 'Ready since {day}', values: { day } })
  }
  if (!promisedOn) return null
  const day = writeDay(language, promisedOn)
  return promisedOn < dayIn(timeZone, now)
    ? i18n._({ id: 'orders.tracking.late', message: 'It was to be ready on {day}. It takes longer; call us for the new day.', values: { day } })
    : i18n._({ id: 'orders.tracking.expected', message: 'Ready by {day}', values: { day } })
}

/** A step of the way. */
export function stepName(phase: TrackedPhase, glasses: boolean, i18n: I18n): string {
  switch (phase) {
    case 'taken': return i18n._({ id: 'orders.tracking.step.taken', message: 'Taken in' })
    case 'producing': return glasses ? i18n._({ id: 'orders.tracking.step.producing.glasses', message: 'Lenses made' }) : i18n._({ id: 'orders.tracking.step.producing', message: 'Worked on' })
    case 'finishing': return glasses ? i18n._({ id: 'orders.tracking.step.finishing.glasses', message: 'Fitted and checked' }) : i18n._({ id: 'orders.tracking.step.finishing', message: 'Finished and checked' })
    case 'ready': return i18n._({ id: 'orders.tracking.step.ready', message: 'Ready' })
    case 'closed': return i18n._({ id: 'orders.tracking.step.closed', message: 'Collected' })
  }
}

/** Price and what is paid of it, under the balance. */
export function paidLine({ language, currency, total, paid }: Tracked, i18n: I18n): string {
  const money = (amount: number): string => writeMoney(language, { amount, currency })
  return paid > 0
    ? i18n._({ id: 'orders.tracking.paid-of', message: 'Price {total}, of which {paid} is paid', values: { total: money(total), paid: money(paid) } })
    : i18n._({ id: 'orders.tracking.price', message: 'Price {total}', values: { total: money(total) } })
}
