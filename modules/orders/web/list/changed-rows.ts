/** Ids of rows that are new or say something else than before; none when nothing was there to compare with. */
export function changedRows<Row extends { readonly id: string }>(before: readonly Row[] | undefined, now: readonly Row[]): string[] {
  if (!before) return []
  const said = new Map(before.map((row) => [row.id, JSON.stringify(row)]))
  return now.filter((row) => said.get(row.id) !== JSON.stringify(row)).map((row) => row.id)
}
