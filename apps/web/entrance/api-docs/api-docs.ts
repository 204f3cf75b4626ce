import './api-docs.css'
import { i18n } from '@lingui/core'
import type { SessionView } from '#modules/identity/contract'
import { call } from '#platform/ui/api/call'
import { element } from '../element.ts'
import { drawPage } from '../frame.ts'
import { code, json } from './code.ts'
import { fits, readDocument, routesOf } from './document.ts'
import type { ApiDocument, DocumentedRoute } from './document.ts'
import { routePart } from './route-part.ts'
import type { SignedIn } from './try-it.ts'

const title = () => i18n._({ id: 'docs.title', message: 'The API of Lunette' })
const WEBHOOKS = 'webhook-types'

const place = element('div', { class: 'docs' })
await drawPage(title, () => [place], 'wide')
place.append(element('p', { role: 'status' }, () => i18n._({ id: 'docs.fetching', message: 'Fetching the description' })))
try {
  const [api, signedIn] = await Promise.all([readDocument(), whoIsHere()])
  draw(api, signedIn)
} catch {
  place.replaceChildren(element('p', { role: 'alert' }, () => i18n._({ id: 'docs.no-document', message: 'The description of the API did not come. Load the page again in a moment.' })))
}

/** Who is signed in here, if anybody. */
async function whoIsHere(): Promise<SignedIn | null> {
  try {
    const { organization, person } = await call<SessionView>('GET', '/session')
    return { organizationId: organization.id, organization: organization.name, person: person.name }
  } catch {
    return null
  }
}

interface Group { readonly name: string; readonly section: HTMLElement; readonly entry: HTMLElement; readonly routes: readonly { readonly route: DocumentedRoute; readonly part: HTMLDetailsElement }[] }

function draw(api: ApiDocument, signedIn: SignedIn | null): void {
  const routes = routesOf(api)
  const groups = api.tags.map(({ name }): Group => {
    const own = routes.filter(({ operation }) => operation.tags[0] === name).map((route) => ({ route, part: routePart(route, signedIn) }))
    return {
      name, routes: own,
      section: element('section', { id: `part-${name}` }, element('h2', { lang: 'en' }, name), ...own.map(({ part }) => part)),
      entry: element('li', {}, element('a', { href: `#part-${name}`, lang: 'en' }, name), ' ', element('span', { class: 'count' }, String(own.length))),
    }
  })
  const search = element('input', { type: 'search', class: 'search', placeholder: () => i18n._({ id: 'docs.search', message: 'Search' }), 'aria-label': () => i18n._({ id: 'docs.search-label', message: 'Search the API' }) })
  const none = element('p', { hidden: true }, () => i18n._({ id: 'docs.none', message: 'Nothing here is called so.' }))
  search.addEventListener('input', () => { none.hidden = filter(groups, search.value.trim()) > 0 })
  const told = webhookPart(api)
  const toWebhooks = told && element('li', {}, element('a', { href: `#${WEBHOOKS}` }, () => i18n._({ id: 'docs.webhooks', message: 'Webhooks' })))
  place.replaceChildren(
    element('nav', { class: 'parts', 'aria-label': () => i18n._({ id: 'docs.parts', message: 'Parts of the API' }) }, search, element('ul', {}, ...groups.map(({ entry }) => entry), toWebhooks)),
    element('div', { class: 'all' }, ...introduction(signedIn), none, ...groups.map(({ section }) => section), told),
  )
  window.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    search.focus()
  })
  window.addEventListener('hashchange', openTarget)
  openTarget()
}

/** Shows what fits the search, and how much that is. */
function filter(groups: readonly Group[], search: string): number {
  let shown = 0
  for (const { section, entry, routes } of groups) {
    let some = 0
    for (const { route, part } of routes) {
      const here = fits(route, search)
      part.hidden = !here
      if (here) some += 1
    }
    section.hidden = entry.hidden = some === 0
    shown += some
  }
  return shown
}

/** Opens the route that the address names. */
function openTarget(): void {
  const target = document.getElementById(named(location.hash.slice(1)))
  if (target instanceof HTMLDetailsElement) target.open = true
  target?.scrollIntoView()
}

/** What an address names; as it stands where somebody cut it off in the middle of a letter. */
function named(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

function introduction(signedIn: SignedIn | null): readonly Node[] {
  return [
    element('h1', {}, title),
    element('p', { class: 'lead' }, () => i18n._({ id: 'docs.lead', message: 'Everything that the screens of Lunette can do, other programs can do too. Addresses begin with {address}; requests and answers are JSON.', values: { address: `${location.origin}/api/v1` } })),
    element('ul', { class: 'rules' },
      element('li', {}, () => i18n._({ id: 'docs.rule.key', message: 'Programs sign in with an API key, made under Settings: authorization: Bearer lun_…' })),
      element('li', {}, () => i18n._({ id: 'docs.rule.version', message: 'A change names the version it was made on: If-Match. A stale one is refused with 409.' })),
      element('li', {}, () => i18n._({ id: 'docs.rule.key-once', message: 'With an Idempotency-Key a repeated request is done once.' })),
      element('li', {}, () => i18n._({ id: 'docs.rule.problem', message: 'Refusals are problem details (RFC 9457): “type” is stable, “detail” speaks to people.' }))),
    element('p', { class: 'who' }, () => (signedIn
      ? i18n._({ id: 'docs.signed-in', message: 'Requests from this page are sent as {person} in {organization}.', values: { person: signedIn.person, organization: signedIn.organization } })
      : i18n._({ id: 'docs.not-signed-in', message: 'Nobody is signed in here: requests can be read, and sent after signing in.' })), ' ', element('a', { href: '/api/openapi.json' }, 'openapi.json')),
  ]
}

/** What other programs are told by themselves, each with an example. */
function webhookPart({ webhooks = {} }: ApiDocument): HTMLElement | null {
  const types = Object.entries(webhooks)
  if (types.length === 0) return null
  return element('section', { id: WEBHOOKS }, element('h2', {}, () => i18n._({ id: 'docs.webhooks', message: 'Webhooks' })),
    element('p', {}, () => i18n._({ id: 'docs.webhooks-lead', message: 'What Lunette tells other programs by itself, signed by Standard Webhooks. Where they are told is set under Settings, Webhooks.' })),
    ...types.map(([type, { post }]) => element('details', { class: 'route', id: `webhook-${type}` },
      element('summary', {}, element('code', {}, type), element('span', { class: 'says', lang: 'en' }, post.summary)),
      element('div', { class: 'inside' }, code(json(post.requestBody.content['application/json']?.example), () => i18n._({ id: 'docs.example', message: 'Example' }))))))
}
