/**
 * A UUID version 7: 48 bits of milliseconds, the rest random, so that ids sort by the time they were made.
 * Made by whoever creates the thing, the browser included. Source: RFC 9562 section 5.7.
 * @param fill gives the random bits; another than the default only for things that are invented again and again
 */
export function newId(nowMs: number = Date.now(), fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = secretBits): string {
  const bytes = fill(new Uint8Array(16))
  const time = Math.floor(nowMs).toString(16).padStart(12, '0')
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  let rest = ''
  for (let i = 6; i < 16; i += 1) rest += hex[bytes[i]!]
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// Asking the system for 16 bytes costs as much as asking for a thousand, and an order needs ids by the dozen.
const stock = new Uint8Array(1024)
let used = stock.length

function secretBits(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  if (used === stock.length) {
    crypto.getRandomValues(stock)
    used = 0
  }
  bytes.set(stock.subarray(used, used + 16))
  used += 16
  return bytes
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text is a UUID in lower-case canonical form, the only form that Lunette stores and answers. */
export const isId = (text: string): boolean => uuid.test(text)

/** The instant inside a UUID version 7 in milliseconds since 1970, or null for any other text. */
export function timeOfId(id: string): number | null {
  if (!isId(id) || id[14] !== '7') return null
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
