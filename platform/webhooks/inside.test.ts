import { expect, it } from 'vitest'
import { judgeAddresses } from './inside.ts'

const judge = judgeAddresses([])

it.each([
  ['this machine', ['127.0.0.1', '127.8.9.10', '0.0.0.0', '::1', '::']],
  ['networks of a house', ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
  ['one link', ['169.254.1.1', 'fe80::1', 'fe80::1%eth0']],
  ['the cloud\'s own', ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200']],
  ['behind a carrier', ['100.64.0.1', '100.127.255.255']],
  ['IPv4 in IPv6', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:53aa::']],
  ['nobody\'s', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '2001:db8::1', 'ff02::1', 'example.com', '']],
])('refuses %s', (_, addresses) => {
  expect(addresses.filter((address) => judge(address) !== 'closed')).toEqual([])
})

it('lets the open internet be called', () => {
  expect(['93.184.215.14', '172.32.0.1', '100.128.0.1', '11.0.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450:4014::1'].map(judge)).toEqual(Array(6).fill('open'))
})

it('lets be called inside what the settings name, and nothing beside it', () => {
  const some = judgeAddresses(['192.168.1.20', '10.20.0.0/16', '::1'])
  expect(['192.168.1.20', '10.20.255.1', '::1'].map(some)).toEqual(['allowed', 'allowed', 'allowed'])
  expect(['192.168.1.21', '10.21.0.1', '127.0.0.1', '::ffff:192.168.1.20'].map(some)).toEqual(['closed', 'closed', 'closed', 'closed'])
})
