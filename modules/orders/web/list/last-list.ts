import { paths } from '#web/paths'

/** Where the list of orders was left in this tab: its filter, and the order that was opened from it. */
interface LastList {
  readonly search: Readonly<Record<string, string | true>>
  readonly openedId: string | null
}

let last: LastList = { search: {}, openedId: null }

/** The address under which the list was seen last; the way back from an order leads there. */
export function lastListAddress(): string {
  const search = new URLSearchParams(Object.entries(last.search).map(([name, value]) => [name, String(value)])).toString()
  return search ? `${paths.orders()}?${search}` : paths.orders()
}

export function rememberSearch(search: LastList['search']): void {
  last = { ...last, search }
}

export function rememberOpened(openedId: string): void {
  last = { ...last, openedId }
}

/** The order opened last, once: whoever comes back finds themselves on its row. */
export function takeOpened(): string | null {
  const { openedId } = last
  last = { ...last, openedId: null }
  return openedId
}
