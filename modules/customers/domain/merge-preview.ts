interface Entry {
  readonly title: string | null
  readonly birthOn: string | null
  readonly preferredChannel: string | null
  readonly source: string | null
  readonly note: string | null
  readonly employer: string | null
  readonly insurer: object | null
  readonly guardian: object | null
  readonly phones: readonly { readonly value: string; readonly display: string }[]
  readonly emails: readonly { readonly value: string }[]
  readonly addresses: readonly { readonly kind: string; readonly street: string; readonly city: string; readonly postalCode: string }[]
  readonly taxIds: readonly { readonly kind: string; readonly display: string }[]
  readonly tags: readonly string[]
}

const fillable = ['title', 'birthOn', 'preferredChannel', 'source', 'employer', 'insurer', 'guardian', 'note'] as const

/** What an entry would get from another one of the same person: shown before the two are joined; the server does the same under its lock. */
export function mergePreview<E extends Entry>(survivor: E, merged: E) {
  const lacks = (known: readonly string[]) => (value: string): boolean => !known.includes(value.toLowerCase())
  const lower = (values: readonly string[]): string[] => values.map((value) => value.toLowerCase())
  return {
    filled: fillable.filter((field) => survivor[field] === null && merged[field] !== null),
    noteAdded: survivor.note !== null && merged.note !== null && survivor.note !== merged.note,
    phones: merged.phones.filter(({ value }) => !survivor.phones.some((one) => one.value === value)).map(({ display }) => display),
    emails: merged.emails.map(({ value }) => value).filter(lacks(lower(survivor.emails.map(({ value }) => value)))),
    addresses: merged.addresses.filter((one) => !survivor.addresses.some((there) => there.kind === one.kind && there.street === one.street && there.postalCode === one.postalCode && there.city === one.city)),
    taxIds: merged.taxIds.filter(({ kind }) => !survivor.taxIds.some((one) => one.kind === kind)).map(({ display }) => display),
    tags: merged.tags.filter(lacks(lower(survivor.tags))),
  }
}
