import type { Condition, FilterField } from '../../domain/filter/fields.ts'
import { isWrong, readFilter } from '../../domain/filter/read-filter.ts'

/** The conditions of an address; what cannot be read is left out, addresses are typed by people too. */
export function readConditions(text: string): readonly Condition[] {
  const read = readFilter(text)
  return isWrong(read) ? [] : read
}

/** With one condition more: what was said of the same field is said anew, but for flags, which add up. */
export function withCondition(conditions: readonly Condition[], added: Condition): readonly Condition[] {
  if ('flags' in added) {
    const known = conditions.flatMap((one) => ('flags' in one && one.field === added.field ? one.flags : []))
    const other = conditions.flatMap((one): Condition[] => ('flags' in one && one.field !== added.field ? keptFlags(one, added.flags) : []))
    return [...conditions.filter((one) => !('flags' in one)), ...other, { ...added, flags: [...new Set([...known, ...added.flags])] }]
  }
  const place = conditions.findIndex(({ field }) => field === added.field)
  return place === -1 ? [...conditions, added] : conditions.with(place, added)
}

/** What is late cannot be not late at once: the newer word holds. */
function keptFlags(condition: Extract<Condition, { flags: unknown }>, gone: readonly string[]): Condition[] {
  const flags = condition.flags.filter((flag) => !gone.includes(flag))
  return flags.length > 0 ? [{ ...condition, flags }] : []
}

export const withoutField = (conditions: readonly Condition[], field: FilterField): readonly Condition[] => conditions.filter((one) => one.field !== field)

/** What people may add here; kind and branch have a choice of their own in the bar. */
export const fieldsToAdd = ['promised', 'occurred', 'collected', 'is', 'not', 'product', 'stage', 'assigned', 'sold-by', 'balance', 'total', 'channel', 'priority', 'lab', 'lot', 'number', 'phase', 'branch', 'kind'] as const satisfies readonly FilterField[]

/** Stretches of days that people ask for most, as the filter writes them. */
export const usualDays = ['today', 'today-1', 'today+1', 'week', 'week-1', 'week+1', 'month', 'month-1', 'month+1', '..today-1', 'today..', 'today..today+6', 'today-29..today', 'none'] as const
