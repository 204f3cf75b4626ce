import { isId } from '#kernel/ids'
import { isDayWord } from './day-words.ts'
import { filterFields, filterWords, orderFlags } from './fields.ts'
import type { Condition, FieldOf, FilterField, OrderFlag } from './fields.ts'

export type FilterTrouble = 'unknown-field' | 'no-value' | 'unknown-word' | 'not-an-id' | 'not-a-day' | 'not-an-amount' | 'backwards' | 'too-many'

/** Where reading stopped, and why. */
export interface WrongFilter { readonly word: string; readonly why: FilterTrouble }

/** More conditions than any question has; each costs the database work. */
const MOST = 30
const term = /\s*(?:([a-z-]+):("(?:[^"\\]|\\.)*"|\S*)|(\S+))/gy
const code = /^[a-z0-9-]{1,40}$/

/** The conditions of a filter as it is typed or stands in an address, or the first word that cannot be read. Undone by writeFilter. */
export function readFilter(text: string): readonly Condition[] | WrongFilter {
  const conditions: Condition[] = []
  for (const [said, field, value, stray] of text.trim().matchAll(term)) {
    const word = said.trim()
    if (stray !== undefined || !isField(field)) return { word, why: 'unknown-field' }
    const condition = readCondition(field, bare(value ?? ''))
    if (typeof condition === 'string') return { word, why: condition }
    if (conditions.push(condition) > MOST) return { word, why: 'too-many' }
  }
  return conditions
}

export const isWrong = (read: readonly Condition[] | WrongFilter): read is WrongFilter => 'why' in read

const isField = (field: string | undefined): field is FilterField => field !== undefined && Object.hasOwn(filterFields, field)
const bare = (value: string): string => (value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value)
const isOf = <Type extends (typeof filterFields)[FilterField]>(field: FilterField, ...types: readonly Type[]): field is FieldOf<Type> => types.some((type) => filterFields[field] === type)

function readCondition(field: FilterField, value: string): Condition | FilterTrouble {
  if (value.trim() === '' || value === '..') return 'no-value'
  if (isOf(field, 'text')) return { field, text: value.trim().slice(0, 100) }
  if (isOf(field, 'days')) return readDays(field, value)
  if (isOf(field, 'amount')) return readAmounts(field, value)
  const parts = [...new Set(value.split(',').filter((part) => part !== ''))]
  if (parts.length === 0) return 'no-value'
  if (isOf(field, 'flags')) {
    const flags = parts.filter((part): part is OrderFlag => orderFlags.some((flag) => flag === part))
    return flags.length === parts.length ? { field, flags } : 'unknown-word'
  }
  if (isOf(field, 'words')) {
    const known: readonly string[] = filterWords[field]
    return parts.every((part) => known.includes(part)) ? { field, oneOf: parts } : 'unknown-word'
  }
  if (isOf(field, 'codes')) return parts.every((part) => code.test(part)) ? { field, oneOf: parts } : 'unknown-word'
  const people = isOf(field, 'people') ? ['me', 'nobody'] : []
  return parts.every((part) => isId(part) || people.includes(part)) ? { field, oneOf: parts } : 'not-an-id'
}

/** `a..b`, `a..`, `..b`, or one value for both ends. */
function ends(value: string): readonly [string | null, string | null] {
  const [from = '', to] = value.split('..', 2)
  return to === undefined ? [from, from] : [from || null, to || null]
}

function readDays(field: FieldOf<'days'>, value: string): Condition | FilterTrouble {
  if (value === 'none') return { field, none: true }
  const [from, to] = ends(value)
  if ((from !== null && !isDayWord(from)) || (to !== null && !isDayWord(to))) return 'not-a-day'
  // Words that move are compared on the day they are asked.
  return from !== null && to !== null && from.length === 10 && to.length === 10 && from > to ? 'backwards' : { field, from, to }
}

function readAmounts(field: FieldOf<'amount'>, value: string): Condition | FilterTrouble {
  const [from, to] = ends(value).map((end) => (end === null ? null : /^-?\d{1,13}$/.test(end) ? Number(end) : Number.NaN))
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return 'not-an-amount'
  return from !== null && to !== null && from > to ? 'backwards' : { field, from, to }
}
