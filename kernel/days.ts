/** A day of the shop's calendar, `YYYY-MM-DD`; it has no zone of its own. */
export type Day = string

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text is a day that exists: 2026-02-29 does not, nor does any of the year 0. */
export function isDay(text: string): boolean {
  if (!dayForm.test(text) || text.startsWith('0000')) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

interface Zone { readonly format: Intl.DateTimeFormat; minute: number; day: Day }
const zones = new Map<string, Zone>()

/** The calendar day at an instant in an IANA time zone such as `Europe/Prague`. @throws {RangeError} for an unknown zone */
export function dayIn(timeZone: string, instant: Date): Day {
  let zone = zones.get(timeZone)
  if (!zone) {
    zone = { format: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }), minute: Number.NaN, day: '' }
    zones.set(timeZone, zone)
  }
  // Today is asked for many times a minute, and days begin at whole minutes in every zone of our time.
  const minute = Math.floor(instant.getTime() / 60_000)
  if (minute !== zone.minute) Object.assign(zone, { day: zone.format.format(instant), minute })
  return zone.day
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(day: Day, count: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + count)
  return at.toISOString().slice(0, 10)
}

/** Whether the name is a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
