import { createHash } from 'node:crypto'

/** A secret of the key file as it stands on the emergency sheet. */
export type PrintedKey = { readonly what: 'master'; readonly version: number; readonly secret: Buffer } | { readonly what: 'session'; readonly secret: Buffer }

/** Crockford's: no letters that look like digits, so that a printed code can be typed. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_SIGNS = 52
const CHECK_SIGNS = 4

/** `LUN-M2-7Q3F-…`: what it is, 256 bits in groups of four, and 20 bits that find a slip of the pen. */
export function writeKeyCode(key: PrintedKey): string {
  const head = key.what === 'master' ? `M${key.version}` : 'S'
  return `LUN-${head}-${(toSigns(key.secret) + checkOf(head, key.secret)).replace(/(.{4})(?=.)/g, '$1-')}`
}

/** Reads a code that was typed or scanned; case, blanks and look-alikes do not matter. Null when it is none or has a mistake. */
export function readKeyCode(typed: string): PrintedKey | null {
  const [, head, body] = /^LUN-?(S|M[1-9]\d{0,6})-(.*)$/.exec(typed.trim().toUpperCase().replace(/\s+/g, '')) ?? []
  const text = (body ?? '').replaceAll('-', '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!head || text.length !== SECRET_SIGNS + CHECK_SIGNS || [...text].some((sign) => !signs.includes(sign))) return null
  const secret = fromSigns(text.slice(0, SECRET_SIGNS))
  // 52 signs hold four bits more than the secret; they are zero.
  if (text !== toSigns(secret) + checkOf(head, secret)) return null
  return head === 'S' ? { what: 'session', secret } : { what: 'master', version: Number(head.slice(1)), secret }
}

const checkOf = (head: string, secret: Buffer): string => toSigns(createHash('sha256').update(`${head}:`).update(secret).digest()).slice(0, CHECK_SIGNS)

function toSigns(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.match(/.{1,5}/g)!.map((five) => signs[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromSigns(text: string): Buffer {
  const bits = [...text].map((sign) => signs.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
}
