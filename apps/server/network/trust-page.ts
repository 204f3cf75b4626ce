import { readFileSync } from 'node:fs'
import { languageNames, languages } from '#kernel/languages'
import type { Language } from '#kernel/languages'
import { translator } from '#platform/i18n/index'
import { escapeHtml } from '#platform/text/escape-html'
import { trustSystems, trustWords } from './trust-words.ts'

export interface TrustPage {
  readonly language: Language
  /** What the browser says of itself: its system stands open. */
  readonly agent: string
  /** SHA-256 of the authority's certificate, pairs with colons. */
  readonly fingerprint: string
  /** Where Lunette is opened afterwards: its name, then the address this device came by, if it is another. */
  readonly addresses: readonly string[]
}

/** The page that a phone sees first, before anything is encrypted: how to trust the authority. No script, nothing from elsewhere. */
export function trustPage({ language, agent, fingerprint, addresses: [main = '', other] }: TrustPage): string {
  const i18n = translator(language)
  const say = trustWords(i18n)
  const mine = trustSystems.find((system) => system.agent.test(agent)) ?? trustSystems[0]
  const systems = [...trustSystems].toSorted((one, two) => Number(two === mine) - Number(one === mine)).map((system) => `
    <details${system === mine ? ' open' : ''}><summary>${system.name}${system === mine ? ` <small>${escapeHtml(say.yours)}</small>` : ''}</summary>
      <ol>${system.steps.map((step) => `<li>${escapeHtml(i18n._(step))}</li>`).join('')}</ol></details>`)
  const spoken = languages.map((one) => (one === language ? `<b lang="${one}">${languageNames[one]}</b>` : `<a lang="${one}" hreflang="${one}" href="/trust?language=${one}">${languageNames[one]}</a>`))
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/trust/trust.css">
    <title>${escapeHtml(say.title)} · Lunette</title>
  </head>
  <body>
    <header><strong>Lunette</strong><nav aria-label="${escapeHtml(say.language)}">${spoken.join(' ')}</nav></header>
    <main>
      <h1>${escapeHtml(say.title)}</h1>
      <p>${escapeHtml(say.why)}</p>
      <p><a class="act" href="/trust/lunette.crt">${escapeHtml(say.download)}</a></p>
      <p class="print"><code>${escapeHtml(fingerprint).replaceAll(':', ':<wbr>')}</code>${escapeHtml(say.compare)}</p>
      ${systems.join('')}
      <section><h2>${escapeHtml(say.open)}</h2>
        <p><a class="act plain" href="${escapeHtml(main)}/">${escapeHtml(say.goTo)}</a> <span class="address">${escapeHtml(main)}</span></p>
        ${other ? `<p>${escapeHtml(say.otherwise)} <a href="${escapeHtml(other)}/">${escapeHtml(other)}</a></p>` : ''}
      </section>
      <p class="small">${escapeHtml(say.only)}</p>
    </main>
  </body>
</html>
`
}

let styles: string | undefined

/** The page's style with the colours of all other pages; without a script the scheme is the system's. */
export function trustStyles(): string {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
  styles ??= `${read('../../../platform/ui/tokens.css').replace(/:root\[data-mantine-color-scheme='dark'\] (\{[^}]*\})/, '@media (prefers-color-scheme: dark) { :root $1 }')}\n${read('./trust.css')}`
  return styles
}
