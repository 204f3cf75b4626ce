import { refuseByContract } from '#platform/http/read-input'

/** Clocks of tills differ; more than this ahead is a mistake. */
const AHEAD_MS = 5 * 60_000
/** What waited out a long outage still counts as of its day. */
const BEHIND_MS = 31 * 86_400_000

/** When the act took place: as the till says, or now. @throws {Problem} http/invalid when that is in the future or long past */
export function whenItHappened(said: string | undefined, now: Date, pointer = '/occurredAt'): Date {
  if (said === undefined) return now
  const at = new Date(said)
  if (at.getTime() > now.getTime() + AHEAD_MS) throw refuseByContract([{ pointer, detail: 'is in the future: look at the clock of this device' }])
  if (at.getTime() < now.getTime() - BEHIND_MS) throw refuseByContract([{ pointer, detail: 'is more than a month ago' }])
  return at
}

/** For money no clock may run further off than this: till and server, or two tills, may differ by it. */
const OFF_MS = 60_000

/** When money changed hands or goods were collected. @throws {Problem} http/invalid when that is ahead of the clock or before the order was taken */
export function whenItWasPaid(said: string | undefined, now: Date, pointer = '/occurredAt'): Date {
  const at = whenItHappened(said, now, pointer)
  if (at.getTime() > now.getTime() + OFF_MS) throw refuseByContract([{ pointer, detail: 'is in the future: look at the clock of this device' }])
  return at
}

/** @throws {Problem} http/invalid when it is said to have happened before the order was taken */
export function notBeforeTaken(at: Date, order: { readonly occurredAt: Date }, pointer = '/occurredAt'): void {
  if (at.getTime() < order.occurredAt.getTime() - OFF_MS) throw refuseByContract([{ pointer, detail: 'is before the order was taken: look at the clock of this device' }])
}
