import { describe, expect, it } from 'vitest'
import { isLocalCall } from './local-call.ts'

describe('isLocalCall', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('knows loopback as %s', (address) => {
    expect(isLocalCall({ address, headers: { host: 'localhost:4100' } })).toBe(true)
  })

  it.each([
    ['another machine', { address: '192.168.1.20', headers: { host: 'localhost:4100' } }],
    ['a proxy on the same machine', { address: '127.0.0.1', headers: { host: 'localhost', 'x-forwarded-for': '203.0.113.7' } }],
    ['a foreign name that means 127.0.0.1', { address: '127.0.0.1', headers: { host: 'attacker.example:4100' } }],
    ['a name that only begins like a local one', { address: '127.0.0.1', headers: { host: 'localhost.attacker.example' } }],
    ['a call without a name', { address: '127.0.0.1', headers: {} }],
  ])('refuses %s', (_what, call) => {
    expect(isLocalCall(call)).toBe(false)
  })
})
