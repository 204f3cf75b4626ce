import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** A 256-bit key and the number under which it is found again. */
export interface Key {
  readonly version: number
  readonly secret: Buffer
}

const FORMAT = 1
const HEAD = 5
const NONCE = 12
const TAG = 16

/**
 * Encrypts with AES-256-GCM. `purpose` is bound to the text: what was sealed as a note does not open as an attachment.
 * Layout: format (1 byte), key version (4), nonce (12), tag (16), text.
 */
export function seal(key: Key, purpose: string, plain: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD)
  head.writeUInt8(FORMAT, 0)
  head.writeUInt32BE(key.version, 1)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce)
  cipher.setAAD(Buffer.concat([head, Buffer.from(purpose)]))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([head, nonce, cipher.getAuthTag(), text])
}

/** Opens what {@link seal} made. @throws {Error} when the key, the purpose or a single bit differs */
export function open(key: Key, purpose: string, sealed: Buffer): Buffer {
  if (sealed.length < HEAD + NONCE + TAG || sealed.readUInt8(0) !== FORMAT) throw new Error('not a sealed text')
  const decipher = createDecipheriv('aes-256-gcm', key.secret, sealed.subarray(HEAD, HEAD + NONCE))
  decipher.setAAD(Buffer.concat([sealed.subarray(0, HEAD), Buffer.from(purpose)]))
  decipher.setAuthTag(sealed.subarray(HEAD + NONCE, HEAD + NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD + NONCE + TAG)), decipher.final()])
}

/** The version of the key that a sealed text wants. */
export const keyVersionOf = (sealed: Buffer): number => sealed.readUInt32BE(1)

export const sealJson = (key: Key, purpose: string, value: unknown): Buffer => seal(key, purpose, Buffer.from(JSON.stringify(value)))

export const openJson = (key: Key, purpose: string, sealed: Buffer): unknown => JSON.parse(open(key, purpose, sealed).toString('utf8'))

/** Tells equal values apart from others without keeping them: HMAC-SHA256 under the key and the purpose. */
export const markOf = (key: Key, purpose: string, value: Uint8Array | string): Buffer =>
  createHmac('sha256', key.secret).update(`${purpose}\0`).update(value).digest()

/** A new 256-bit secret. */
export const newSecret = (): Buffer => randomBytes(32)
