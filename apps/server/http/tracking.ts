import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { findTracked, noTrackingPage, trackingPage } from '#modules/orders/server'
import type { OrdersDeps, TrackingPage } from '#modules/orders/server'
import { accentVariables } from '#kernel/accent-variables'
import { escapeHtml } from '#platform/text/escape-html'
import { html, webDir } from './pages.ts'

type TrackingDeps = Pick<OrdersDeps, 'db' | 'keys' | 'now' | 'translator'>
interface Link { readonly Params: { readonly organization: string; readonly token: string }; readonly Querystring: { readonly language?: unknown } }

/**
 * Serves customers the page of their order at /t/<organization>/<token>: whole in the HTML, so that it shows without a
 * script. Outside the API: nobody is signed in, and the link itself is the right.
 */
export function serveTracking(app: FastifyInstance, deps: TrackingDeps): void {
  const path = join(webDir, 'tracking.html')
  if (!existsSync(path)) return
  const template = readFileSync(path, 'utf8')
  const find = ({ organization, token }: Link['Params'], language?: unknown) => findTracked(deps, organization, token, typeof language === 'string' ? language : undefined)

  app.get<Link>('/t/:organization/:token', async ({ params, query }, reply) => {
    const order = await find(params, query.language)
    if (!order) return html(reply.code(404), fill(template, noTrackingPage(deps.translator)), 'no-store')
    const address = `/t/${params.organization}/${params.token}`
    const page = fill(template, trackingPage(order, address, deps.translator(order.language), deps.now()))
    return html(reply, order.accent ? page.replace('</head>', `<link rel="stylesheet" href="${address}/accent.css"></head>`) : page, 'no-store')
  })
  app.get<Link>('/t/:organization/:token/accent.css', async ({ params }, reply) => {
    const accent = (await find(params))?.accent
    if (!accent) return reply.callNotFound()
    return kept(reply, 'text/css; charset=utf-8').send(`:root{${variables(accent, 'light')}}:root[data-mantine-color-scheme='dark']{${variables(accent, 'dark')}}`)
  })
  app.get<Link>('/t/:organization/:token/logo', async ({ params }, reply) => {
    const logo = (await find(params))?.shop.logo
    if (!logo) return reply.callNotFound()
    return kept(reply, logo.format === 'png' ? 'image/png' : 'image/jpeg').send(Buffer.from(logo.bytes))
  })
}

const fill = (template: string, { language, title, body }: TrackingPage): string =>
  template.replace('lang="en"', () => `lang="${language}"`).replace('<title>Lunette</title>', () => `<title>${escapeHtml(title)}</title>`).replace('<!-- order -->', () => body)

const variables = (accent: { light: string; dark: string }, scheme: 'light' | 'dark'): string =>
  Object.entries(accentVariables(accent, scheme)).map(([name, value]) => `${name}:${value}`).join(';')

const kept = (reply: FastifyReply, type: string): FastifyReply =>
  reply.header('content-type', type).header('cache-control', 'private, max-age=3600').header('x-content-type-options', 'nosniff').header('content-security-policy', "default-src 'none'; sandbox")
