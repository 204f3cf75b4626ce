import { describe, expect, it } from 'vitest'
import { networkOf } from './network-of.ts'

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
