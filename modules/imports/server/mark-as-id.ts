import { markOf } from '#platform/crypto/seal'
import type { Key } from '#platform/crypto/seal'

/** A text's mark in the shape of an id: what it was made of stands nowhere, and an index of ids finds it. */
export function markAsId(key: Key, purpose: string, text: string): string {
  const hex = markOf(key, purpose, text).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** What the marks of persons are made under. */
export const PERSON = 'import person'
