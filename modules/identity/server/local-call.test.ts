import { describe, expect, it } from 'vitest'
import { isLocalCall, networkOf } from './local-call.ts'

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

describe('networkOf', () => {
  it('keeps an IPv4 address whole, plain or mapped', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  })

  it('counts an IPv6 line as one, however it is written', () => {
    expect(networkOf('2001:db8:0:12::1')).toBe('2001:db8:0:12')
    expect(networkOf('2001:0db8:0000:0012:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:0:12')
    expect(networkOf('::1')).toBe('0:0:0:0')
  })
})
