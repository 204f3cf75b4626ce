/** A day of the shop's calendar, `YYYY-MM-DD`; it has no zone of its own. */
export type Day = string

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text is a day that exists: 2026-02-29 does not, nor does any of the year 0. */
export function isDay(text: string): boolean {
  if (!dayForm.test(text) || text.startsWith('0000')) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day at an instant in an IANA time zone such as `Europe/Prague`. @throws {RangeError} for an unknown zone */
export function dayIn(timeZone: string, instant: Date): Day {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(instant)
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
