/** One field of two people's changes, side by side. */
export interface ComparedField<Values> {
  readonly field: keyof Values
  /** Undefined where I did not touch it. */
  readonly mine: Values[keyof Values] | undefined
  readonly theirs: Values[keyof Values]
  /** They changed it since I began. */
  readonly changedByThem: boolean
}

/** What I changed and what they changed since I began, field by field; what neither touched is left out. */
export function compareChanges<Values extends object>(base: Values, mine: Partial<Values>, theirs: Values): readonly ComparedField<Values>[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return (Object.keys(base) as (keyof Values)[])
    .map((field) => ({ field, mine: field in mine ? mine[field] : undefined, theirs: theirs[field], changedByThem: !same(base[field], theirs[field]) }))
    .filter(({ field, changedByThem }) => field in mine || changedByThem)
}

/** Those of my changes that nobody else's stands against. */
export function changesBesideTheirs<Values extends object>(mine: Partial<Values>, compared: readonly ComparedField<Values>[]): Partial<Values> {
  const taken = new Set(compared.filter(({ changedByThem }) => changedByThem).map(({ field }) => String(field)))
  return Object.fromEntries(Object.entries(mine).filter(([field]) => !taken.has(field))) as Partial<Values>
}
