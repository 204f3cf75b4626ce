import { i18n } from '@lingui/core'
import { newId } from '#kernel/ids'
import { element } from '../element.ts'
import { code, json } from './code.ts'
import type { DocumentedRoute, Parameter } from './document.ts'

/** In whose name calls are sent from this page; null when nobody is signed in. */
export interface SignedIn { readonly organizationId: string; readonly organization: string; readonly person: string }

let made = 0

/** What a route takes, to be filled in and sent as who is signed in. What changes data asks once more. */
export function tryIt({ method, path, operation }: DocumentedRoute, signedIn: SignedIn | null): HTMLElement {
  const parameters = (operation.parameters ?? []).filter(({ name }) => name !== 'Idempotency-Key')
  const inputs = parameters.map((parameter) => ({ parameter, ...parameterEntry(parameter) }))
  const example = operation.requestBody?.content['application/json']?.example
  const body = operation.requestBody ? element('textarea', { rows: 8, spellcheck: 'false', 'aria-label': () => i18n._({ id: 'docs.body', message: 'Body' }) }) : null
  if (body) body.value = json(example ?? {})
  const result = element('div', { class: 'result', role: 'status' })
  const request = (): Asked => asked(method, path, inputs.map(({ parameter, input }) => ({ parameter, value: input.value })), body?.value ?? null)
  const send = element('button', { type: 'submit', class: 'send' }, () => i18n._({ id: 'docs.send', message: 'Send' }))
  const warning = element('p', { class: 'warning', hidden: true }, () => i18n._({ id: 'docs.warning', message: 'This changes data of {organization}, as {person}. Press again to send it.', values: { organization: signedIn?.organization ?? '', person: signedIn?.person ?? '' } }))
  const curl = element('button', { type: 'button', class: 'plain' }, () => i18n._({ id: 'docs.curl', message: 'As a command' }))
  curl.addEventListener('click', () => result.replaceChildren(code(curlOf(request()), () => i18n._({ id: 'docs.curl', message: 'As a command' }))))
  const form = element(
    'form', { class: 'try' }, element('h4', {}, () => i18n._({ id: 'docs.try', message: 'Try it' })),
    ...inputs.map(({ root }) => root), body, warning,
    signedIn || isOpen(operation.security)
      ? element('div', { class: 'acts' }, send, curl)
      : element('div', { class: 'acts' }, element('a', { href: `/sign-in?to=${encodeURIComponent(`/api/docs#${operation.operationId}`)}` }, () => i18n._({ id: 'docs.sign-in', message: 'Sign in to try it' })), curl),
    result,
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (method !== 'GET' && warning.hidden) {
      warning.hidden = false
      return
    }
    warning.hidden = true
    send.disabled = true
    void sendIt(request(), signedIn).then((shown) => { result.replaceChildren(...shown) }).finally(() => { send.disabled = false })
  })
  return form
}

const isOpen = (security: readonly unknown[] | undefined): boolean => security?.length === 0

function parameterEntry({ name, in: place, required, description, example }: Parameter): { readonly root: HTMLElement; readonly input: HTMLInputElement } {
  made += 1
  const id = `parameter-${made}`
  const input = element('input', { id, name, autocomplete: 'off', spellcheck: 'false', required: required ?? false, value: typeof example === 'string' ? example : '' })
  return { input, root: element('div', { class: 'parameter' }, element('label', { for: id }, element('code', {}, name), element('span', { class: 'type' }, place)), input, description && element('p', { class: 'means' }, description)) }
}

interface Asked { readonly method: string; readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string | null }

/** The request as it is filled in. */
function asked(method: string, path: string, values: readonly { readonly parameter: Parameter; readonly value: string }[], body: string | null): Asked {
  const at = (place: Parameter['in']) => values.filter(({ parameter, value }) => parameter.in === place && value !== '')
  const filled = at('path').reduce((text, { parameter, value }) => text.replace(`{${parameter.name}}`, encodeURIComponent(value)), path)
  const query = new URLSearchParams(at('query').map(({ parameter, value }) => [parameter.name, value])).toString()
  return {
    method, url: `/api/v1${filled}${query && `?${query}`}`, body,
    headers: { ...Object.fromEntries(at('header').map(({ parameter, value }) => [parameter.name.toLowerCase(), value])), ...(body !== null && { 'content-type': 'application/json' }), ...(method !== 'GET' && { 'idempotency-key': newId() }) },
  }
}

async function sendIt({ method, url, headers, body }: Asked, signedIn: SignedIn | null): Promise<readonly Node[]> {
  const began = performance.now()
  try {
    const answer = await fetch(url, { method, headers: { ...headers, ...(signedIn && { 'lunette-organization': signedIn.organizationId }) }, ...(body !== null && { body }) })
    const kept = ['etag', 'retry-after', 'content-type'].flatMap((name) => (answer.headers.has(name) ? [`${name}: ${answer.headers.get(name)}`] : []))
    const line = element('p', { class: 'status', 'data-good': answer.ok }, `${answer.status} · ${Math.round(performance.now() - began)} ms`)
    return [line, code([...kept, '', await textOf(answer)].join('\n').trim(), () => i18n._({ id: 'docs.answer', message: 'Answer' }))]
  } catch {
    return [element('p', { class: 'warning' }, () => i18n._({ id: 'docs.no-answer', message: 'No answer came. Lunette may be restarting; try again in a moment.' }))]
  }
}

/** An answer to be read: JSON in lines, a file only by its size. */
async function textOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? ''
  if (type.includes('json')) return json(await answer.json())
  const bytes = (await answer.blob()).size
  return bytes === 0 ? '' : i18n._({ id: 'docs.file', message: 'A file of {bytes} bytes', values: { bytes } })
}

/** The same request for a terminal, by an API key. Raw, for a body that begins with `@` would name a file of the reader's. */
function curlOf({ method, url, headers, body }: Asked): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
  return [
    `curl -X ${method} ${quoted(`${location.origin}${url}`)}`, `-H ${quoted('authorization: Bearer $LUNETTE_KEY').replaceAll("'", '"')}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`), ...(body === null ? [] : [`--data-raw ${quoted(body)}`]),
  ].join(' \\\n  ')
}
