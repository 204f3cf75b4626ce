import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Callers } from '#modules/identity/server'

/** The built web app. */
export const webDir = fileURLToPath(new URL('../../../dist/web/', import.meta.url))

/** Nothing inline, nothing from elsewhere; pictures may come from a file just chosen. */
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** What reads a camera's codes is WebAssembly. It runs in a worker, which has the policy of its own answer: no page needs to allow it. */
const CODE_READER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** What reads a PDF that somebody brought runs in a worker, too, and gets no more than it needs: more of our own scripts, fonts and tables. */
const PDF_READER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"

/** Serves the web app: sign-in and first page for strangers, the shell and its addresses for who is signed in. */
export async function servePages(app: FastifyInstance, callers: Callers, isEmpty: () => Promise<boolean>): Promise<void> {
  if (!existsSync(join(webDir, 'index.html'))) return
  const page = (name: string): string => readFileSync(join(webDir, name), 'utf8')
  const pages = { shell: page('index.html'), signIn: page('sign-in.html'), welcome: page('welcome.html'), reset: page('reset.html'), apiDocs: page('api-docs.html') }
  await app.register(fastifyStatic, {
    root: join(webDir, 'assets'), prefix: '/assets/', immutable: true, maxAge: '365d', index: false, decorateReply: false,
    setHeaders: (reply, path) => {
      // It answers for every page, not only for those beside its script.
      if (/service-worker[^/]*\.js$/.test(path)) void reply.header('service-worker-allowed', '/')
      if (/read-codes-worker[^/]*\.js$/.test(path)) void reply.header('content-security-policy', CODE_READER_POLICY)
      if (/pdf\.worker[^/]*\.mjs$/.test(path)) void reply.header('content-security-policy', PDF_READER_POLICY)
    },
  })
  app.get('/sign-in', (_, reply) => html(reply, pages.signIn))
  app.get('/reset', (_, reply) => html(reply, pages.reset))
  // Also when Lunette is in use: from the sample, and for a further shop, the way to one's own leads here.
  app.get('/welcome', (_, reply) => html(reply, pages.welcome))
  // Open like the document that it shows.
  app.get('/api/docs', (_, reply) => html(reply, pages.apiDocs))
  // The app has addresses of its own below these; unknown ones are answered by its own page for that.
  app.get('/*', async (request, reply) => {
    if (/^\/(api|assets)\//.test(request.url)) return reply.callNotFound()
    if (await isEmpty()) return reply.redirect('/welcome')
    const person = await callers.person(request)
    if (!person && request.url !== '/') return reply.redirect(`/sign-in?to=${encodeURIComponent(request.url)}`)
    return html(reply, person ? pages.shell : pages.signIn)
  })
}

/** An answer that is a page: nothing inline, nothing from elsewhere, in nobody's frame. */
export const html = (reply: FastifyReply, text: string, cache = 'no-cache'): FastifyReply =>
  reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', POLICY).header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin').header('permissions-policy', 'camera=(self), microphone=(), geolocation=()').header('cache-control', cache).send(text)
