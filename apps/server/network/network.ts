import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { NetworkView } from '#modules/identity/server'
import { hangUp } from '#platform/http/hang-up'
import { StartRefused } from '#platform/start-refused'
import { Certificates } from '#platform/tls/certificates'
import { Front } from '#platform/tls/front'
import { machineNames } from '#platform/tls/machine-names'
import type { Config } from '../config.ts'
import { plainSite, serveTrust } from './trust-site.ts'
import type { TrustSite } from './trust-site.ts'

/** Lunette as other devices reach it: closed, or open by HTTPS. */
export interface Network extends Disposable {
  readonly view: () => NetworkView
  /** Answers the network by the app, which must be ready; nothing where it is closed. @throws {StartRefused} when it cannot listen there */
  readonly open: (app: FastifyInstance, shared: boolean) => Promise<readonly Front[]>
  /** Adds the pages of the first trust to the app. */
  readonly serveTrust: (app: FastifyInstance) => void
  /** Every browser trusts the certificate by itself. */
  readonly hasOwnCertificate: boolean
}

/** On this machine only. */
export const closedNetwork: Network = { view: () => ({ open: false, addresses: [], certificate: null }), open: async () => [], serveTrust: () => undefined, hasOwnCertificate: false, [Symbol.dispose]: () => undefined }

/** Prepares what other devices see: certificate or authority. Not listening yet. @throws {StartRefused} */
export async function prepareNetwork({ network, dataDir, publicUrl, trustProxy }: Config, log: Logger): Promise<Network> {
  if (!network) return closedNetwork
  const mainName = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  const names = (): string[] => {
    const { names: called, addresses } = machineNames()
    // 0.0.0.0 hears IPv4 only, :: hears both.
    const heard = network.host === '::' ? addresses : network.host === '0.0.0.0' ? addresses.filter((address) => isIP(address) === 4) : [network.host]
    return [...called, ...heard]
  }
  const certificates = await Certificates.open({ own: network.own, authorityFile: authorityFile(dataDir), names, mainName, now: () => new Date(), log })
  const site = (): TrustSite => ({ authority: certificates.authority, publicUrl, port: network.port })
  return {
    view: () => viewOf(certificates, publicUrl, network.port, names()),
    serveTrust: (app) => serveTrust(app, site()),
    open: async (app, shared) => [await Front.open({
      host: network.host, port: network.port, shared, certificates, proxies: trustProxy, onRequest: (request, response) => app.routing(request, response), onPlain: plainSite(site), onClientError: hangUp,
    }).catch((error: NodeJS.ErrnoException) => { throw refusalOf(error, network) })],
    hasOwnCertificate: network.own !== null,
    [Symbol.dispose]: () => certificates[Symbol.dispose](),
  }
}

function refusalOf(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  const at = isIP(host) === 6 ? `[${host}]` : host
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of LUNETTE_LISTEN is taken by another program: end it, or write another one, such as LUNETTE_LISTEN=${at}:${port + 1}.`,
    EACCES: `Port ${port} of LUNETTE_LISTEN needs more rights: write one above 1023, such as LUNETTE_LISTEN=${at}:4143.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: write one that it has, or LUNETTE_LISTEN=0.0.0.0:${port} for all of them.`,
  }
  const sentence = sentences[error.code ?? '']
  return sentence ? new StartRefused(sentence) : error
}

/** Where the local authority is kept. */
const authorityFile = (dataDir: string): string => join(dataDir, 'https', 'authority.json')

function viewOf(certificates: Certificates, publicUrl: string, port: number, names: readonly string[]): NetworkView {
  const shown = new X509Certificate(certificates.current.certificate)
  const root = certificates.authority ? new X509Certificate(certificates.authority) : null
  const covers = (name: string): boolean => (isIP(name) ? shown.checkIP(name) : shown.checkHost(name)) !== undefined
  const at = (scheme: string, name: string): string => `${scheme}://${isIP(name) === 6 ? `[${name}]` : name}${scheme === 'https' && port === 443 ? '' : `:${port}`}`
  const main = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  const shownNames = [...new Set([main, ...names])].filter(covers)
  return {
    open: true,
    addresses: shownNames.map((name) => ({ url: name === main ? publicUrl : at('https', name), trustUrl: root && `${at('http', name)}/trust`, kind: isIP(name) ? 'address' : 'name' })),
    certificate: {
      from: root ? 'authority' : 'own', issuer: /CN=([^\n]+)/.exec(shown.issuer)?.[1] ?? shown.issuer, expiresAt: shown.validToDate.toISOString(),
      fingerprint: (root ?? shown).fingerprint256, authorityExpiresAt: root ? root.validToDate.toISOString() : null,
    },
  }
}
