import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { newSecret } from '#platform/crypto/seal'
import { isGenuine, readTrackingToken, trackingToken } from './tracking-token.ts'

const key = { version: 3, secret: newSecret() }

it('names its order, and is known by the key that made it', () => {
  const orderId = newId()
  const token = trackingToken(key, orderId)
  const claim = readTrackingToken(token)
  expect(claim).toMatchObject({ orderId, keyVersion: 3 })
  expect(isGenuine(key, token, claim!)).toBe(true)
  expect(isGenuine({ version: 3, secret: newSecret() }, token, claim!)).toBe(false)
  expect(isGenuine({ ...key, version: 2 }, token, claim!)).toBe(false)
})

it('is the same on every paper of an order', () => {
  const orderId = newId()
  expect(trackingToken(key, orderId)).toBe(trackingToken(key, orderId))
})

it('is worth nothing with any sign changed', () => {
  const token = trackingToken(key, newId())
  fc.assert(fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABCdef019_-'), (at, sign) => {
    fc.pre(token[at] !== sign)
    const changed = token.slice(0, at) + sign + token.slice(at + 1)
    const claim = readTrackingToken(changed)
    // The last sign carries four bits that mean nothing: a change there may be no change.
    const same = Buffer.from(changed, 'base64url').equals(Buffer.from(token, 'base64url'))
    expect(claim !== null && isGenuine(key, changed, claim)).toBe(same)
  }))
})

it.each(['', 'x', 'x'.repeat(45), `${'x'.repeat(45)}!`, 'x'.repeat(47), '../../etc/passwd'])('%j is none', (text) => {
  expect(readTrackingToken(text)).toBeNull()
})
