import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { issueCertificate, makeAuthority } from './authority.ts'
import type { KeyPair } from './authority.ts'
import { Certificates } from './certificates.ts'
import type { CertificateOptions } from './certificates.ts'
import { privateDomains, privateNetworks } from './name-constraints.ts'

const folder = mkdtempSync(join(tmpdir(), 'lunette-certificates-'))
afterAll(() => rmSync(folder, { recursive: true }))

const DAY_MS = 86_400_000
let round = 0
let options: CertificateOptions
let names = ['counter.local', '192.168.1.20']
let now = new Date()

beforeEach(() => {
  round += 1
  names = ['counter.local', '192.168.1.20']
  now = new Date()
  options = {
    own: null, authorityFile: join(folder, String(round), 'authority.json'), names: () => names, mainName: 'counter.local', now: () => now, log: pino({ level: 'silent' }), lookEveryMs: 20,
  }
})

const nextOf = (certificates: Certificates): Promise<X509Certificate> => new Promise((resolve) => certificates.onChange(({ certificate }) => resolve(new X509Certificate(certificate))))

test('the authority is made once, closed to others, and signs again after a restart', async () => {
  using first = await Certificates.open(options)
  expect(statSync(options.authorityFile).mode & 0o777).toBe(0o600)
  using again = await Certificates.open(options)
  expect(again.authority).toBe(first.authority)
  const root = new X509Certificate(again.authority ?? '')
  expect([first, again].map(({ current }) => new X509Certificate(current.certificate).verify(root.publicKey))).toEqual([true, true])
})

test('a bare name of the machine, which may be an ending in the public net, is not the authority\'s to speak for', async () => {
  names = ['shop.local', 'shop', '192.168.1.20']
  using certificates = await Certificates.open({ ...options, mainName: 'shop.local' })
  const shown = new X509Certificate(certificates.current.certificate)
  expect([shown.checkHost('shop.local'), shown.checkHost('shop'), JSON.parse(readFileSync(options.authorityFile, 'utf8')).domains]).toEqual(['shop.local', undefined, expect.not.arrayContaining(['shop'])])
})

test('two processes that start at once have one authority', async () => {
  const both = await Promise.all([Certificates.open(options), Certificates.open(options)])
  expect(both[0].authority).toBe(both[1].authority)
  for (const one of both) one[Symbol.dispose]()
})

test('what it signed is renewed while the server runs, a month before it expires', async () => {
  using certificates = await Certificates.open(options)
  const next = nextOf(certificates)
  now = new Date(now.getTime() + 61 * DAY_MS)
  expect(Math.round(((await next).validToDate.getTime() - now.getTime()) / DAY_MS)).toBe(90)
})

test('another address of the machine is in the certificate a moment later', async () => {
  using certificates = await Certificates.open(options)
  const next = nextOf(certificates)
  names = ['counter.local', '192.168.1.77']
  expect((await next).checkIP('192.168.1.77')).toBe('192.168.1.77')
})

test('a name that the authority may not speak for is refused with what to do', async () => {
  using _ = await Certificates.open(options)
  await expect(Certificates.open({ ...options, mainName: 'bank.example' })).rejects.toThrow(/may not speak for bank\.example: use a certificate of your own \(LUNETTE_CERTIFICATE\), or delete /)
})

test('a damaged authority is not silently replaced', async () => {
  using _ = await Certificates.open(options)
  writeFileSync(options.authorityFile, readFileSync(options.authorityFile, 'utf8').slice(0, 200))
  await expect(Certificates.open(options)).rejects.toThrow(/is damaged: put the copy from a backup in its place, or delete it/)
})

async function ownPair(name: string): Promise<KeyPair> {
  const authority = await makeAuthority('elsewhere', [name], new Date())
  return issueCertificate({ ...authority, permitted: { domains: [...privateDomains, name], networks: privateNetworks } }, [name], new Date())
}

test('own files are read again when they change, and a half-written one does no harm', async () => {
  const own = { certificate: join(folder, 'own.crt'), key: join(folder, 'own.key') }
  const put = ({ certificate, key }: KeyPair): void => {
    writeFileSync(own.key, key)
    writeFileSync(own.certificate, certificate)
  }
  put(await ownPair('lunette.example'))
  using certificates = await Certificates.open({ ...options, own })
  expect(certificates.authority).toBeNull()
  const first = certificates.current
  writeFileSync(own.certificate, '-----BEGIN CERTIFICATE-----\nMII')
  await new Promise((resolve) => setTimeout(resolve, 80))
  expect(certificates.current).toBe(first)
  const next = nextOf(certificates)
  put(await ownPair('other.example'))
  expect((await next).checkHost('other.example')).toBe('other.example')
})

test('own files that cannot serve are refused with what to do', async () => {
  const own = { certificate: join(folder, 'wrong.crt'), key: join(folder, 'wrong.key') }
  const refused = (at = now): Promise<void> => Certificates.open({ ...options, own, now: () => at }).then(() => { throw new Error('was taken') })
  await expect(refused()).rejects.toThrow(`The certificate ${own.certificate} is not there: write the path of the file.`)
  const [one, other] = [await ownPair('lunette.example'), await ownPair('lunette.example')]
  writeFileSync(own.certificate, one.key)
  writeFileSync(own.key, one.certificate)
  await expect(refused()).rejects.toThrow(/holds no certificate: write one in PEM/)
  writeFileSync(own.certificate, one.certificate)
  await expect(refused()).rejects.toThrow(/holds no key without a password: write one in PEM/)
  writeFileSync(own.key, other.key)
  await expect(refused()).rejects.toThrow(/does not belong to the certificate/)
  writeFileSync(own.key, one.key)
  await expect(refused(new Date(now.getTime() + 100 * DAY_MS))).rejects.toThrow(/expired on \d{4}-\d\d-\d\d: put the renewed one in its place/)
})
