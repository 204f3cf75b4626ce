/** Whether two values say the same, in whatever sequence their fields were written: the database keeps another than programs do. */
export const sameContent = (one: unknown, other: unknown): boolean => inOneSequence(one) === inOneSequence(other)

const inOneSequence = (value: unknown): string => JSON.stringify(value, (_key, inner: unknown) =>
  (inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner))
