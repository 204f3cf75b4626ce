import type { OpenHours } from '#modules/identity/domain'

/**
 * Opening hours as lines of a paper, days in a row with the same times together, a split shift on one line.
 * @example writeHours('en', [{ weekday: 1, opens: '09:00', closes: '12:00' }, { weekday: 1, opens: '13:00', closes: '18:00' }]) // [{ days: 'Mon', times: '09:00–12:00, 13:00–18:00' }]
 */
export function writeHours(language: string, hours: readonly OpenHours[]): { readonly days: string; readonly times: string }[] {
  const runs: { from: number; to: number; times: string }[] = []
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const times = hours.filter((one) => one.weekday === weekday).toSorted((a, b) => (a.opens < b.opens ? -1 : 1)).map(({ opens, closes }) => `${opens}–${closes}`).join(', ')
    const last = runs.at(-1)
    if (times !== '' && last && last.to === weekday - 1 && last.times === times) last.to = weekday
    else if (times !== '') runs.push({ from: weekday, to: weekday, times })
  }
  // 2024 began on a Monday.
  const name = (weekday: number) => new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)))
  return runs.map(({ from, to, times }) => ({ days: from === to ? name(from) : `${name(from)}–${name(to)}`, times }))
}
