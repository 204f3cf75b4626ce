import { createHash } from 'node:crypto'
import { markOf } from '#platform/crypto/seal'
import type { Key } from '#platform/crypto/seal'

/** What the hash of a seal is over. Instants as PostgreSQL writes them, in microseconds since 1970. */
export interface SealedRange {
  readonly organizationId: string
  readonly number: number
  readonly fromTx: number
  readonly untilTx: number
  readonly entries: number
  readonly firstAt: number
  readonly lastAt: number
  readonly sealedAt: number
  /** SHA-256 of the content. */
  readonly content: Buffer
  /** The hash of the seal before; none for the first. */
  readonly previous: Buffer | null
}

/** The hash of a seal: each is over the one before, so that none can be changed without all after it. */
export const hashOfSeal = (range: SealedRange): Buffer => createHash('sha256').update(JSON.stringify([
  range.organizationId, range.number, range.fromTx, range.untilTx, range.entries, range.firstAt, range.lastAt, range.sealedAt,
  range.content.toString('hex'), range.previous?.toString('hex') ?? null,
])).digest()

/** Who has no key makes no seal: HMAC of its hash under the organization's. */
export const markOfSeal = (key: Key, hash: Buffer): Buffer => markOf(key, 'audit-seal', hash)

const CODE_HEX = 24

/** A seal as people read it in a letter and type it for the doctor: its number and the first 96 bits of its hash, `12-3f9a-…`. */
export const codeOfSeal = ({ number, hash }: { readonly number: number; readonly hash: Buffer }): string =>
  `${number}-${hash.toString('hex').slice(0, CODE_HEX).replace(/(.{4})(?=.)/g, '$1-')}`

/** Reads a code back; null for what is none. */
export function readSealCode(code: string): { readonly number: number; readonly hashBegins: string } | null {
  const [, number, hex] = /^(\d{1,9})-([0-9a-f-]+)$/.exec(code.trim().toLowerCase()) ?? []
  const hashBegins = hex?.replaceAll('-', '') ?? ''
  return number && hashBegins.length === CODE_HEX ? { number: Number(number), hashBegins } : null
}
