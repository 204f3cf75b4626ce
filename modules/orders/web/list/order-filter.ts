import { orderSorts, type OrderSort } from '../../domain/list-shape.ts'
import type { Condition } from '../../domain/filter/fields.ts'
import { writeFilter as writeConditions } from '../../domain/filter/write-filter.ts'
import { readConditions } from './conditions.ts'

/** What the list of orders shows; lives in the address, so that it can be sent to somebody and Back undoes it. */
export interface OrderFilter {
  readonly show: Show
  /** Fragments of number, name, phone. */
  readonly q: string
  readonly kind: string | null
  /** A branch, `all`, or null: as the top bar says. */
  readonly branch: string | null
  readonly owing: boolean
  /** Whatever else must hold. */
  readonly conditions: readonly Condition[]
  readonly sort: OrderSort
}

export const shows = ['open', 'late', 'ready', 'all'] as const
export type Show = (typeof shows)[number]

const sortOf = (show: Show): OrderFilter['sort'] => (show === 'all' ? 'newest' : 'promised')

/** The search part of an address as a filter. What it does not know is left out; addresses are typed by people too. */
export function readFilter(search: Readonly<Record<string, unknown>>): OrderFilter {
  // The router reads `q=1442` as a number.
  const said = (name: string): string => (typeof search[name] === 'string' || typeof search[name] === 'number' ? String(search[name]) : '')
  const show = shows.find((one) => one === said('show')) ?? 'open'
  return {
    show,
    q: said('q').slice(0, 100),
    kind: said('kind') || null,
    branch: said('branch') || null,
    owing: search.owing === true || search.owing === 'true',
    conditions: readConditions(said('filter')),
    sort: orderSorts.find((one) => one === said('sort')) ?? sortOf(show),
  }
}

/** A filter as the search part of an address; what is as usual is not written. */
export function writeFilter(filter: OrderFilter): Record<string, string | true> {
  const { show, q, kind, branch, owing, conditions, sort } = filter
  return {
    ...(show !== 'open' && { show }),
    ...(q && { q }),
    ...(kind && { kind }),
    ...(branch && { branch }),
    ...(owing && { owing }),
    ...(conditions.length > 0 && { filter: writeConditions(conditions) }),
    ...(sort !== sortOf(show) && { sort }),
  }
}

/** Another choice of what to show brings its own usual sequence. */
export const withShow = (filter: OrderFilter, show: Show): OrderFilter => ({ ...filter, show, sort: filter.sort === sortOf(filter.show) ? sortOf(show) : filter.sort })

/** Whether anything but the choice of what to show narrows the list. */
export const isNarrowed = ({ q, kind, branch, owing, conditions }: OrderFilter): boolean => q !== '' || kind !== null || branch !== null || owing || conditions.length > 0

const conditionsOf: Readonly<Record<Show, string>> = { open: 'open=true', late: 'late=true', ready: 'phase=ready', all: '' }

/**
 * The questions whose answers, one after the other, are the list. Open orders by promised day are asked for in two parts, so
 * that what is late comes first and what only waits to be collected comes last. `usualBranch` is the one of the top bar.
 */
export function listQuestions(filter: OrderFilter, usualBranch: string | null): readonly string[] {
  const parts = filter.show === 'open' && filter.sort === 'promised' ? ['phase=taken,producing,finishing', 'phase=ready'] : [conditionsOf[filter.show]]
  return parts.map((part) => `/orders?${question(part, filter, usualBranch)}`)
}

/** The question whose answer carries the totals of the whole list. */
export const totalsQuestion = (filter: OrderFilter, usualBranch: string | null): string => `/orders?${wholeQuestion(filter, usualBranch)}&limit=1`

/** The whole list as one question, without its address: for totals and exports. */
export const wholeQuestion = (filter: OrderFilter, usualBranch: string | null): string => question(conditionsOf[filter.show], filter, usualBranch)

/** The whole filter in the one language, to be kept under a name. What is typed into the search is of the moment and is not. */
export function filterToKeep({ show, kind, branch, owing, conditions }: OrderFilter): string {
  const shown = { open: 'is:open', late: 'is:late', ready: 'phase:ready', all: '' }[show]
  return [shown, kind && `kind:${kind}`, branch && branch !== 'all' && `branch:${branch}`, owing && 'is:owing', writeConditions(conditions)].filter(Boolean).join(' ')
}

function question(conditions: string, filter: OrderFilter, usualBranch: string | null): string {
  const query = new URLSearchParams(conditions)
  const branch = filter.branch === 'all' ? null : (filter.branch ?? usualBranch)
  query.set('sort', filter.sort)
  if (filter.q.trim()) query.set('q', filter.q.trim())
  if (filter.kind) query.set('kind', filter.kind)
  if (branch) query.set('branchId', branch)
  if (filter.owing) query.set('owing', 'true')
  if (filter.conditions.length > 0) query.set('filter', writeConditions(filter.conditions))
  return query.toString()
}
