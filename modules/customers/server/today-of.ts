import { dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'

/** The latest day at any of the organization's branches: a child born this morning in the east is no child of tomorrow. */
export function todayOf(by: StaffMember, now: Date): Day {
  const days = [...by.organization.branches.values()].map(({ timeZone }) => dayIn(timeZone, now))
  return days.toSorted().at(-1) ?? dayIn('UTC', now)
}
