/**
 * A UUID version 7: 48 bits of milliseconds, the rest random, so that ids sort by the time they were made.
 * Made by whoever creates the thing, the browser included. Source: RFC 9562 section 5.7.
 * @param fill gives the random bits; another than the default only for things that are invented again and again
 */
export function newId(nowMs: number = Date.now(), fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = secretBits): string {
  const bytes = fill(new Uint8Array(16))
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(nowMs / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const secretBits = (bytes: Uint8Array<ArrayBuffer>): Uint8Array => crypto.getRandomValues(bytes)

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text is a UUID in lower-case canonical form, the only form that Lunette stores and answers. */
export const isId = (text: string): boolean => uuid.test(text)

/** The instant inside a UUID version 7 in milliseconds since 1970, or null for any other text. */
export function timeOfId(id: string): number | null {
  if (!isId(id) || id[14] !== '7') return null
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
