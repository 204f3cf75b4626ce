import { timingSafeEqual } from 'node:crypto'
import { markOf } from '#platform/crypto/seal'
import type { Key } from '#platform/crypto/seal'

const PURPOSE = 'order tracking'
const ID_BYTES = 16
const VERSION_BYTES = 2
const MARK_BYTES = 16

/** What a customer's link names, before anybody has looked whether it is genuine. */
export interface TrackingClaim {
  readonly orderId: string
  /** The version of the organization's key that marked it. */
  readonly keyVersion: number
  readonly mark: Buffer
}

/**
 * The end of the customer's link: order, key version and a 128-bit mark that only the organization's key makes. Made again
 * for every print instead of kept, so that all papers of an order lead to one address.
 */
export function trackingToken(key: Key, orderId: string): string {
  const head = Buffer.alloc(ID_BYTES + VERSION_BYTES)
  Buffer.from(orderId.replaceAll('-', ''), 'hex').copy(head)
  head.writeUInt16BE(key.version, ID_BYTES)
  return Buffer.concat([head, markFor(key, head)]).toString('base64url')
}

/** Reads a token; null for what is none. */
export function readTrackingToken(token: string): TrackingClaim | null {
  const bytes = /^[\w-]{46}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0)
  if (bytes.length !== ID_BYTES + VERSION_BYTES + MARK_BYTES) return null
  const orderId = bytes.toString('hex', 0, ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { orderId, keyVersion: bytes.readUInt16BE(ID_BYTES), mark: bytes.subarray(ID_BYTES + VERSION_BYTES) }
}

/** Whether the organization's key made this token. */
export function isGenuine(key: Key, token: string, { keyVersion, mark }: TrackingClaim): boolean {
  if (key.version !== keyVersion) return false
  return timingSafeEqual(mark, markFor(key, Buffer.from(token, 'base64url').subarray(0, ID_BYTES + VERSION_BYTES)))
}

const markFor = (key: Key, head: Buffer): Buffer => markOf(key, PURPOSE, head).subarray(0, MARK_BYTES)
