import 'reflect-metadata'
import { createPrivateKey, randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'
import { isPermitted, nameConstraints, privateDomains, privateNetworks } from './name-constraints.ts'
import type { Permitted } from './name-constraints.ts'

/** A certificate with its key, both PEM. */
export interface KeyPair {
  readonly certificate: string
  readonly key: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY_MS = 86_400_000
/** Whoever trusts it does so by hand: once must be enough for the life of a till. */
const AUTHORITY_DAYS = 3650
/** Renewed by itself; the less a stolen key is worth the better. */
const SERVER_DAYS = 90
/** Clocks of phones are wrong by hours. */
const EARLY_MS = DAY_MS

/** Makes an authority that may speak for names and addresses of a private network and for `domains`, and for nothing else. */
export async function makeAuthority(machine: string, domains: readonly string[], now: Date): Promise<KeyPair & { readonly permitted: Permitted }> {
  const permitted: Permitted = { domains: [...new Set([...privateDomains, ...domains])], networks: privateNetworks }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomBytes(16).toString('hex'), name: [{ CN: [`Lunette ${machine}`] }, { O: ['Lunette'] }],
    notBefore: new Date(now.getTime() - EARLY_MS), notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS), signingAlgorithm: algorithm, keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension('2.5.29.30', true, nameConstraints(permitted)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey), permitted }
}

/** Signs a certificate of the server for those of the names that the authority may speak for. */
export async function issueCertificate(authority: KeyPair & { readonly permitted: Permitted }, names: readonly string[], now: Date): Promise<KeyPair> {
  const issuer = new x509.X509Certificate(authority.certificate)
  const covered = names.filter((name) => isPermitted(authority.permitted, name))
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: randomBytes(16).toString('hex'), subject: [{ CN: [covered[0] ?? 'Lunette'] }], issuer: issuer.subject,
    notBefore: new Date(now.getTime() - EARLY_MS), notAfter: new Date(Math.min(now.getTime() + SERVER_DAYS * DAY_MS, issuer.notAfter.getTime())),
    signingKey: await importKey(authority.key), publicKey: keys.publicKey, signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(covered.map((value) => ({ type: isIP(value) ? 'ip' as const : 'dns' as const, value }))),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey, false),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) }
}

async function pemOf(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key))
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' })
}

const importKey = (pem: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' }), algorithm, false, ['sign'])
