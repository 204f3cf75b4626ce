import type { FastifyInstance } from 'fastify'
import { bestLanguage } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { escapeHtml } from '#platform/text/escape-html'
import { trustStyles } from '../network/trust-page.ts'
import { html } from './pages.ts'

/** The page that a device keeps and shows while Lunette does not answer: it looks again by itself, at the address that was asked for. */
export function serveOfflinePage(app: FastifyInstance): void {
  app.get<{ Querystring: { language?: unknown } }>('/offline', ({ query }, reply) => html(reply, offlinePage(String(query.language))))
  app.get('/offline.css', (_, reply) => reply.header('content-type', 'text/css; charset=utf-8').header('cache-control', 'no-cache').send(trustStyles()))
}

function offlinePage(wish: string): string {
  const language = bestLanguage([wish])
  const i18n = translator(language)
  const title = i18n._({ id: 'offline.title', message: 'Lunette does not answer' })
  const why = i18n._({ id: 'offline.why', message: 'This device does not reach it: its network is away, or Lunette is being started. What was changed here and not sent yet is kept on this device and sent when it is back.' })
  const again = i18n._({ id: 'offline.again', message: 'Try again' })
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="refresh" content="10">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/offline.css">
    <title>${escapeHtml(title)} · Lunette</title>
  </head>
  <body>
    <header><strong>Lunette</strong></header>
    <main>
      <h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(why)}</p>
      <p><a class="act" href="">${escapeHtml(again)}</a></p>
    </main>
  </body>
</html>
`
}
