import { X509Certificate } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { bestLanguage, languages } from '#kernel/languages'
import type { Language } from '#kernel/languages'
import { networkOf } from '#platform/http/network-of'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { trustPage, trustStyles } from './trust-page.ts'

export interface TrustSite {
  /** The authority's certificate in PEM; null with a certificate that browsers trust by themselves. */
  readonly authority: string | null
  readonly publicUrl: string
  /** The port of HTTPS on the network. */
  readonly port: number
}

interface Said { readonly type: string; readonly text: string; readonly more?: Readonly<Record<string, string>> }

const POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }
/** A person looks at three things; more from one address in ten seconds is no person. */
const MOST_IN_TEN_SECONDS = 60

/** Page, certificate and style of the first trust; null for any other address. */
function answer(site: TrustSite, url: string, headers: IncomingHttpHeaders): Said | null {
  if (!site.authority) return null
  const [path, query = ''] = url.split('?', 2)
  if (path === '/trust/trust.css') return { type: 'text/css; charset=utf-8', text: trustStyles() }
  if (path === '/trust/lunette.crt') return { type: 'application/x-x509-ca-cert', text: site.authority, more: { 'content-disposition': 'attachment; filename="lunette.crt"' } }
  if (path !== '/trust') return null
  const wish = new URLSearchParams(query).get('language')
  const text = trustPage({
    language: languages.find((one) => one === wish) ?? languageOf(headers), agent: headers['user-agent'] ?? '',
    fingerprint: new X509Certificate(site.authority).fingerprint256, addresses: [...new Set([site.publicUrl, secureAddress(headers, site.port) ?? site.publicUrl])],
  })
  return { type: 'text/html; charset=utf-8', text, more: { 'content-security-policy': POLICY } }
}

/** The same page over HTTPS, and on this machine. */
export function serveTrust(app: FastifyInstance, site: TrustSite): void {
  for (const path of ['/trust', '/trust/trust.css', '/trust/lunette.crt']) {
    app.get(path, (request, reply) => {
      const said = answer(site, request.url, { ...request.headers, host: request.host })
      if (!said) return reply.callNotFound()
      return reply.headers({ ...always, ...said.more, 'content-type': said.type }).send(said.text)
    })
  }
}

/** What plain HTTP hears on the network: the first trust; everything else is sent to HTTPS or refused. */
export function plainSite(site: () => TrustSite): (request: IncomingMessage, response: ServerResponse) => void {
  let counts = new Map<string, number>()
  let since = 0
  return (request, response) => {
    if (performance.now() - since > 10_000) [counts, since] = [new Map(), performance.now()]
    const from = networkOf(request.socket.remoteAddress ?? '')
    counts.set(from, (counts.get(from) ?? 0) + 1)
    const end = (status: number, headers: Record<string, string>, text = ''): void => void response.writeHead(status, { ...always, ...headers, connection: 'close' }).end(request.method === 'HEAD' ? '' : text)
    const refuse = (kind: typeof httpProblems.httpsOnly, more = {}): void => end(kind.status, { 'content-type': 'application/problem+json; charset=utf-8', ...more }, JSON.stringify(new Problem(kind)))
    if ((counts.get(from) ?? 0) > MOST_IN_TEN_SECONDS) return refuse(httpProblems.tooMany, { 'retry-after': '10' })
    const { url = '/', method = '' } = request
    const said = ['GET', 'HEAD'].includes(method) ? answer(site(), url, request.headers) : null
    if (said) return end(200, { ...said.more, 'content-type': said.type }, said.text)
    const secure = secureAddress(request.headers, site().port)
    // What is sent along with a change has already been read by others: it is refused, not sent on.
    if (!secure || !['GET', 'HEAD'].includes(method) || !url.startsWith('/') || url.startsWith('/api/')) return refuse(httpProblems.httpsOnly)
    // Whoever types the bare address on a new phone learns what to do, in the place of a warning.
    return end(307, { location: site().authority && url === '/' ? '/trust' : `${secure}${url}` })
  }
}

/** The address that a request came to, by HTTPS; null when it names no host. */
function secureAddress({ host = '' }: IncomingHttpHeaders, port: number): string | null {
  const [, name] = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/i.exec(host) ?? []
  return name ? `https://${name}${port === 443 ? '' : `:${port}`}` : null
}

const languageOf = (headers: IncomingHttpHeaders): Language => bestLanguage((headers['accept-language'] ?? '').split(',').map((wish) => wish.split(';')[0]?.trim() ?? ''))
