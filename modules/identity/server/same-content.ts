import { isDeepStrictEqual } from 'node:util'

/** Whether what exists says the same as what was sent, as far as it was sent; empty text and none are the same. */
export function sameContent(existing: object, sent: object): boolean {
  const known = existing as Readonly<Record<string, unknown>>
  return Object.entries(sent).every(([field, value]) => isDeepStrictEqual(known[field] ?? null, value === '' ? null : (value ?? null)))
}
