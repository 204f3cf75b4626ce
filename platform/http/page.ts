import { writeCursor } from './cursor.ts'

/** Makes a page of rows asked for with `limit + 1`: the row too many says that there is a next page. */
export function toPage<Row, Item>(rows: readonly Row[], limit: number, toItem: (row: Row) => Item, place: (row: Row) => readonly (string | number | boolean | null)[]): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(toItem), nextCursor: rows.length > limit && last ? writeCursor(place(last)) : null }
}
