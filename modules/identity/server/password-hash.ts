import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** Source: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB, two passes, one lane. About 30 ms. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

// One password typed on two machines may arrive composed and decomposed; both must fit (NIST SP 800-63B, 5.1.1.2).
const asTyped = (password: string): string => password.normalize('NFKC')

/** Argon2id in PHC form, `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`: the cost stands in it, so it can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive('argon2id', { message: asTyped(password), nonce: salt, tagLength: HASH_BYTES, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(hash)}`
}

/** Whether the password is the one that was hashed; false for what is no such hash. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored) ?? []
  if (!salt || !hash) return false
  const expected = Buffer.from(hash, 'base64')
  const given = await derive('argon2id', {
    message: asTyped(password), nonce: Buffer.from(salt, 'base64'), tagLength: expected.length,
    memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism),
  })
  return timingSafeEqual(given, expected)
}
