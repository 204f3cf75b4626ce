import { i18n } from '@lingui/core'
import { element } from '../element.ts'
import { code, described, json } from './code.ts'
import type { DocumentedRoute } from './document.ts'
import { fieldList } from './fields.ts'
import { sampleOf } from './sample.ts'
import { tryIt } from './try-it.ts'
import type { SignedIn } from './try-it.ts'

/** One route: folded its method, address and sentence; opened all that it takes and answers. Made when it is opened, for there are hundreds. */
export function routePart(route: DocumentedRoute, signedIn: SignedIn | null): HTMLDetailsElement {
  const { method, path, operation } = route
  const part = element(
    'details', { class: 'route', id: operation.operationId },
    element('summary', {}, element('span', { class: 'method', 'data-method': method }, method), element('code', {}, path), element('span', { class: 'says', lang: 'en' }, ...described(operation.summary))),
  )
  part.addEventListener('toggle', () => {
    if (!part.open || part.childElementCount > 1) return
    part.append(...contentOf(route, signedIn))
  })
  return part
}

function contentOf(route: DocumentedRoute, signedIn: SignedIn | null): readonly Node[] {
  const { operation } = route
  const anchor = element('a', { href: `#${operation.operationId}`, class: 'anchor' }, () => i18n._({ id: 'docs.link', message: 'Link to this' }))
  return [
    element('div', { class: 'inside' },
      element('p', { class: 'needs' }, () => sayNeeds(route), ' · ', anchor),
      operation.description ? element('p', { lang: 'en' }, ...described(operation.description)) : null,
      ...takes(route), ...answers(route), tryIt(route, signedIn)),
  ]
}

/** Who may call it. */
function sayNeeds({ operation }: DocumentedRoute): string {
  const right = operation['x-right']
  if (operation.security?.length === 0) return i18n._({ id: 'docs.open', message: 'Open to everybody' })
  return right ? i18n._({ id: 'docs.right', message: 'Needs the right {right}', values: { right } }) : i18n._({ id: 'docs.member', message: 'For everybody who is signed in' })
}

function takes({ operation }: DocumentedRoute): readonly (Node | null)[] {
  const content = operation.requestBody?.content['application/json']
  const parameters = operation.parameters ?? []
  return [
    ...(parameters.length > 0 ? [
      element('h4', {}, () => i18n._({ id: 'docs.parameters', message: 'Parameters' })),
      fieldList({ properties: Object.fromEntries(parameters.map(({ name, schema, description, in: place }) => [name, { ...schema, description: [place, description].filter(Boolean).join(': ') }])), required: parameters.filter(({ required }) => required).map(({ name }) => name) }),
    ] : []),
    ...(content?.schema ? [element('h4', {}, () => i18n._({ id: 'docs.body', message: 'Body' })), fieldList(content.schema)] : []),
    ...(content?.example === undefined ? [] : [code(json(content.example), () => i18n._({ id: 'docs.example', message: 'Example' }))]),
  ]
}

function answers({ operation }: DocumentedRoute): readonly (Node | null)[] {
  return Object.entries(operation.responses).filter(([status]) => status !== 'default').flatMap(([status, { content = {} }]) => [
    element('h4', {}, () => `${i18n._({ id: 'docs.answer', message: 'Answer' })} ${status}`),
    ...Object.entries(content).flatMap(([type, { schema }]) => (type === 'application/json' && schema
      ? [fieldList(schema), code(json(sampleOf(schema)), () => i18n._({ id: 'docs.example', message: 'Example' }))]
      : [element('p', {}, element('code', {}, type))])),
  ])
}
