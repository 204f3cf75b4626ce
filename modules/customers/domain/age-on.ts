import type { Day } from '#kernel/days'

/** Whole years lived on a day. Who was born on 29 February is a year older on 1 March of other years. */
export function ageOn(birthOn: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return today.slice(5) < birthOn.slice(5) ? years - 1 : years
}
