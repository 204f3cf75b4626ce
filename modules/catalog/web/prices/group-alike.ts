/** Things that are alike in one way, together: in the sequence of the first of each. */
export function groupAlike<Item>(items: readonly Item[], likeness: (item: Item) => unknown): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const key = JSON.stringify(likeness(item))
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
