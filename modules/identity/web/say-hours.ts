import { weekdayName } from '#platform/ui/weekday-name'
import type { Hours } from './types.ts'

/** Opening hours in one line: days in a row with the same times are drawn together, `Mon–Fri 09:00–18:00, Sat 09:00–12:00`. */
export function sayHours(hours: Hours, language: string): string {
  const runs: { from: number; to: number; times: string }[] = []
  for (const day of hours.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens))) {
    const times = `${day.opens}–${day.closes}`
    const last = runs.at(-1)
    if (last && last.to === day.weekday - 1 && last.times === times) last.to = day.weekday
    else runs.push({ from: day.weekday, to: day.weekday, times })
  }
  const name = (weekday: number) => weekdayName(weekday, language, 'short')
  return runs.map(({ from, to, times }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${times}`).join(', ')
}
