/** A day of the shop's calendar, `YYYY-MM-DD`; it has no zone of its own. */
export type Day = string

const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the text is a day that exists: 2026-02-29 does not, nor does any of the year 0. By reckoning, for lists are full of days. */
export function isDay(text: string): boolean {
  const parts = dayForm.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return year > 0 && day > 0 && day <= (daysOfMonth[month - 1] ?? 0) + (leap ? 1 : 0)
}

interface Zone { readonly format: Intl.DateTimeFormat; readonly days: Map<number, Day> }
const zones = new Map<string, Zone>()
const QUARTER_HOUR = 15 * 60_000
const KEEP = 10_000

/** The calendar day at an instant in an IANA time zone such as `Europe/Prague`. @throws {RangeError} for an unknown zone */
export function dayIn(timeZone: string, instant: Date): Day {
  let zone = zones.get(timeZone)
  if (!zone) {
    zone = { format: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }), days: new Map() }
    zones.set(timeZone, zone)
  }
  // Today and the days of the same orders are asked for again and again; days begin at whole quarters of an hour in every zone of our time.
  const quarter = Math.floor(instant.getTime() / QUARTER_HOUR)
  let day = zone.days.get(quarter)
  if (day === undefined) {
    day = zone.format.format(instant)
    if (zone.days.size >= KEEP) zone.days.clear()
    zone.days.set(quarter, day)
  }
  return day
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
