import { dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'

/** The zone whose midnight begins days that belong to no branch: prices and rates of the whole organization. */
const shopZone = ({ organization }: StaffMember): string => organization.branches.values().next().value?.timeZone ?? 'UTC'

/** Today in that zone. */
export const shopToday = (by: StaffMember, now: Date): Day => dayIn(shopZone(by), now)

/** The instant at which a day begins there; where a clock change swallows midnight, the first instant after. */
export const startOfDay = (by: StaffMember, day: Day): Date => startOfDayIn(shopZone(by), day)

/** The same in a zone. */
export const startOfDayIn = (timeZone: string, day: Day): Date => new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds)
