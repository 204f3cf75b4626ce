import { X509Certificate } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { issueCertificate, makeAuthority } from './authority.ts'
import { isPermitted, privateDomains, privateNetworks } from './name-constraints.ts'

const now = new Date('2026-11-22T08:00:00Z')
const permitted = { domains: [...privateDomains, 'shop.example'], networks: privateNetworks }

test.each([
  ['counter.local', true], ['local', true], ['shop.example', true], ['till.shop.example', true], ['notshop.example', false], ['bank.example', false],
  ['192.168.1.20', true], ['172.31.0.1', true], ['172.32.0.1', false], ['8.8.8.8', false], ['fd12:3456::7', true], ['2001:db8::1', false], ['::1', true],
])('of %s the authority may speak: %s', (name, may) => {
  expect(isPermitted(permitted, name)).toBe(may)
})

test('signs a certificate that verifies against it, for names and addresses, and leaves out what it may not speak for', async () => {
  const authority = await makeAuthority('counter', ['shop.example'], now)
  const issued = await issueCertificate(authority, ['counter.local', 'shop.example', '192.168.1.20', 'fd12:3456::7', 'bank.example', '8.8.8.8'], now)
  const [ours, root] = [new X509Certificate(issued.certificate), new X509Certificate(authority.certificate)]
  expect([root.ca, ours.ca, ours.verify(root.publicKey), ours.checkIssued(root)]).toEqual([true, false, true, true])
  expect([ours.checkHost('counter.local'), ours.checkHost('shop.example'), ours.checkIP('192.168.1.20')]).toEqual(['counter.local', 'shop.example', '192.168.1.20'])
  expect([ours.checkHost('bank.example'), ours.checkIP('8.8.8.8')]).toEqual([undefined, undefined])
  expect([ours.validFromDate < now, Math.round((ours.validToDate.getTime() - now.getTime()) / 86_400_000)]).toEqual([true, 90])
})

const openssl = spawnSync('openssl', ['version']).status === 0
test.skipIf(!openssl)('is refused by others when it is made to speak for a stranger\'s name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lunette-authority-'))
  const authority = await makeAuthority('counter', [], now)
  const verify = async (name: string): Promise<string> => {
    // As whoever had stolen its key would: without asking what it may.
    const stolen = { ...authority, permitted: { domains: [name], networks: [] } }
    writeFileSync(join(folder, 'root.pem'), authority.certificate)
    writeFileSync(join(folder, 'server.pem'), (await issueCertificate(stolen, [name], now)).certificate)
    const { stdout, stderr } = spawnSync('openssl', ['verify', '-attime', String(now.getTime() / 1000), '-CAfile', join(folder, 'root.pem'), join(folder, 'server.pem')], { encoding: 'utf8' })
    return stdout + stderr
  }
  expect(await verify('counter.local')).toMatch(/: OK/)
  expect(await verify('bank.example')).toMatch(/permitted subtree violation/)
  rmSync(folder, { recursive: true })
})
