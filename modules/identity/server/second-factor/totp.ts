import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Source: RFC 6238 with what every app can do: SHA-1, six digits, 30 seconds. The secret is 160 bits, as long as the hash (RFC 4226, 4). */
const STEP_MS = 30_000
const DIGITS = 6
const SECRET_BYTES = 20
/** A phone's clock goes up to half a minute wrong, and typing takes a while. */
const DRIFT_STEPS = 1

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** RFC 4648 base32 without padding, as apps read secrets. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The 30 seconds of an instant, counted from 1970. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / STEP_MS)

/** The code of these 30 seconds, six digits. */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** Past this step no code is taken now: a later one that was used was used under a clock that was ahead. */
export const latestStep = (now: Date): number => stepAt(now) + DRIFT_STEPS

/** The step whose code this is, later than `after`, now or half a minute off; null when it is none of them. */
export function stepOfCode(secret: Buffer, code: string, now: Date, after: number): number | null {
  const steps = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, index) => stepAt(now) - DRIFT_STEPS + index)
  // All are looked at, so that the time tells nothing.
  const typed = Buffer.from(/^\d{6}$/.test(code) ? code : ' '.repeat(DIGITS))
  const fitting = steps.filter((step) => timingSafeEqual(Buffer.from(codeOf(secret, step)), typed))
  return fitting.find((step) => step > after || after > latestStep(now)) ?? null
}

/** What the QR code says: apps call the entry «Lunette (ada@example.org)». */
export const otpauthUri = (email: string, secret: Buffer): string =>
  `otpauth://totp/Lunette:${encodeURIComponent(email)}?secret=${base32(secret)}&issuer=Lunette`
