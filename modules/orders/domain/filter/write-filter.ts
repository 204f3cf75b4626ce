import type { Condition } from './fields.ts'

/** Conditions as they are typed and stand in an address. Undone by readFilter. */
export const writeFilter = (conditions: readonly Condition[]): string => conditions.map(writeCondition).join(' ')

function writeCondition(condition: Condition): string {
  return `${condition.field}:${valueOf(condition)}`
}

function valueOf(condition: Condition): string {
  if ('text' in condition) return /^[^\s"\\]+$/.test(condition.text) ? condition.text : `"${condition.text.replace(/["\\]/g, String.raw`\$&`)}"`
  if ('oneOf' in condition) return condition.oneOf.join(',')
  if ('flags' in condition) return condition.flags.join(',')
  if ('none' in condition) return 'none'
  return condition.from === condition.to ? String(condition.from) : `${condition.from ?? ''}..${condition.to ?? ''}`
}
