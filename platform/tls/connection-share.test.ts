import { expect, test } from 'vitest'
import { ConnectionShare } from './connection-share.ts'

const taken = (share: ConnectionShare, from: string, times: number): number => Array.from({ length: times }, () => share.take(from)).filter(Boolean).length

test('one address has its share and no more, another has its own', () => {
  const share = new ConnectionShare(3, [])
  expect([taken(share, '192.0.2.1', 5), taken(share, '192.0.2.2', 5)]).toEqual([3, 3])
})

test('what is given back can be taken again', () => {
  const share = new ConnectionShare(1, [])
  const giveBack = share.take('192.0.2.1')
  expect(share.take('192.0.2.1')).toBeNull()
  giveBack?.()
  expect(share.take('192.0.2.1')).not.toBeNull()
})

test('addresses that one caller makes up within an IPv6 network share one', () => {
  const share = new ConnectionShare(2, [])
  expect([share.take('2001:db8::1'), share.take('2001:db8::2'), share.take('2001:db8::3')].filter(Boolean)).toHaveLength(2)
  expect(share.take('2001:db8:0:1::1')).not.toBeNull()
})

test.each([['192.168.1.5', '192.168.1.5'], ['192.168.1.5', '::ffff:192.168.1.5'], ['10.1.0.0/16', '10.1.2.3'], ['fd00::/8', 'fd00::5'], ['fe80::1', 'fe80::1%eth0']])('a proxy named as %s carries as many as it likes from %s', (proxy, from) => {
  expect(taken(new ConnectionShare(2, [proxy]), from, 50)).toBe(50)
})

test('who stands beside a proxy is none', () => {
  expect(taken(new ConnectionShare(2, ['192.168.1.5', 'fd00::1']), '192.168.1.6', 5)).toBe(2)
})
