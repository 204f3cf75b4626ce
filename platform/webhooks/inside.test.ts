import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { judgeAddresses } from './inside.ts'

const judgeAt = judgeAddresses([], {})
const judge = (address: string): string => judgeAt(address, 443)

it.each([
  ['this machine', ['127.0.0.1', '127.8.9.10', '0.0.0.0', '::1', '::']],
  ['networks of a house', ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
  ['one link', ['169.254.1.1', 'fe80::1', 'fe80::1%eth0']],
  ['the cloud\'s own', ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16']],
  ['behind a carrier', ['100.64.0.1', '100.127.255.255']],
  ['IPv4 in IPv6', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:53aa::']],
  ['nobody\'s', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '2001:db8::1', 'ff02::1', 'example.com', '']],
])('refuses %s', (_, addresses) => {
  expect(addresses.filter((address) => judge(address) !== 'closed')).toEqual([])
})

it('lets the open internet be called', () => {
  expect(['93.184.215.14', '172.32.0.1', '100.128.0.1', '11.0.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450:4014::1'].map(judge)).toEqual(Array(6).fill('open'))
})

it('lets be called inside what the settings name, at its port, and nothing beside it', () => {
  const some = judgeAddresses(['192.168.1.20:8080', '10.20.0.0/16:443', '[::1]:9000'], {})
  expect([some('192.168.1.20', 8080), some('10.20.255.1', 443), some('::1', 9000)]).toEqual(['allowed', 'allowed', 'allowed'])
  const beside: [string, number][] = [['192.168.1.20', 80], ['192.168.1.20', 443], ['192.168.1.21', 8080], ['10.21.0.1', 443], ['10.20.255.1', 8080], ['127.0.0.1', 9000], ['::ffff:192.168.1.20', 8080]]
  expect(beside.map(([address, port]) => some(address, port))).toEqual(Array(7).fill('closed'))
})

it('closes every network that this machine stands in, for behind its firewall are its neighbours, and leaves what a tunnel claims of the world', () => {
  const one = (address: string, cidr: string | null, family: 'IPv4' | 'IPv6'): NetworkInterfaceInfo => ({ address, cidr, netmask: '', mac: '', internal: false, ...(family === 'IPv4' ? { family } : { family, scopeid: 0 }) })
  const at = judgeAddresses(['93.184.215.14:8443'], {
    eth0: [one('93.184.215.14', '93.184.215.14/24', 'IPv4'), one('2a00:1450:4014:1::9', '2a00:1450:4014:1::9/64', 'IPv6')], tun0: [one('11.0.0.1', '11.0.0.1/0', 'IPv4'), one('2606:2800::1', null, 'IPv6')],
  })
  expect(['93.184.215.99', '93.184.215.14', '2a00:1450:4014:1::77', '11.0.0.1', '2606:2800::1'].map((address) => at(address, 443))).toEqual(Array(5).fill('closed'))
  expect(['93.184.216.1', '2a00:1450:4014:2::77', '11.0.0.2', '2606:2800::2'].map((address) => at(address, 443))).toEqual(Array(4).fill('open'))
  expect(at('93.184.215.14', 8443)).toBe('allowed')
})
