import { createHmac } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The bytes of a secret as apps are given it, in base32. */
export function secretBytes(secret: string): Buffer {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What an app on a phone shows at an instant. Source: RFC 6238. */
export function codeShown(secret: string, at: Date = new Date()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const mac = createHmac('sha1', secretBytes(secret)).update(counter).digest()
  return String((mac.readUInt32BE(mac.readUInt8(19) & 0xf) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
