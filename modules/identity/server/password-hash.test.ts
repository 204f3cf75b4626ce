import { argon2Sync } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.ts'

it('knows its own password again and no other', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword(hash, 'correct horse battery')).toBe(true)
  expect(await verifyPassword(hash, 'correct horse batterz')).toBe(false)
})

it('salts: the same password is never stored the same twice', async () => {
  expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'))
})

it('takes a letter composed or decomposed for the same', async () => {
  expect(await verifyPassword(await hashPassword('žluťoučký kůň'), 'žluťoučký kůň'.normalize('NFD'))).toBe(true)
})

it('reads the cost from what is stored, so old hashes outlive a new cost', async () => {
  const salt = Buffer.from('a salt of 16 byt')
  const hash = argon2Sync('argon2id', { message: 'password', nonce: salt, memory: 8_192, passes: 1, parallelism: 2, tagLength: 24 })
  const stored = `$argon2id$v=19$m=8192,t=1,p=2$${salt.toString('base64').replace(/=+$/, '')}$${hash.toString('base64')}`
  expect(await verifyPassword(stored, 'password')).toBe(true)
  expect(await verifyPassword(stored, 'Password')).toBe(false)
})

it('takes what is no such hash for no password at all', async () => {
  expect(await verifyPassword('salt:hex', 'password')).toBe(false)
})
