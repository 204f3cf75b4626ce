/** The fields whose values differ, before and after; nested values are compared by content. Empty: nothing changed. */
export function changedFields<T extends object>(before: T, after: T): { readonly before: Partial<T>; readonly after: Partial<T> } {
  const keys = (Object.keys(after) as (keyof T)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  const pick = (from: T): Partial<T> => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>
  return { before: pick(before), after: pick(after) }
}
