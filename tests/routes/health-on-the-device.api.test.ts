import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { cells } from '#modules/prescriptions/domain'
import { repositoryFiles, repositoryRoot } from '../boundaries/repository-files.ts'
import { everyRoute } from './every-route.ts'

/** Words about somebody's eyes, which the server seals; their contracts name no value. */
const words: Readonly<Record<string, string>> = {
  'POST /orders/{}/lab-orders': 'remarks for the lab', 'POST /lab-orders/{}/cancel': 'why it was called off', 'POST /lab-orders/{}/remake': 'a note of what was measured', 'POST /inspections/{}/accept': 'why lenses that failed are good enough',
  'POST /customers/{}/health/notes': 'a note about health', 'PUT /customers/{}/health/attributes': 'what somebody\'s skin and eyes are like',
}
/** Bodies with names of values, or files, that are nobody's. */
const nobodys: Readonly<Record<string, string>> = {
  'PUT /prescription-checks': 'bounds of what is usual', 'POST /tolerance-tables': 'how much a measure may differ', 'PATCH /tolerance-tables/{}': 'how much a measure may differ', 'PUT /products/{}/picture': 'a picture of a frame', 'POST /products': 'what a maker makes', 'PATCH /products/{}': 'what a maker makes',
}

interface Sent { readonly place: string; readonly route: string; readonly isSecret: boolean }

/** Every change that a page sends through the queue, as the code says it. */
function changesSent(): Sent[] {
  return repositoryFiles().filter((path) => /^(modules\/[^/]+\/web|apps\/web|platform\/ui)\/.*\.tsx?$/.test(path) && !path.includes('.test.')).flatMap((path) => {
    const source = readFileSync(join(repositoryRoot, path), 'utf8')
    return [...source.matchAll(/\buseSend(?:<|\()(?=[^)]*\{)/g)].filter(({ index }) => !source.slice(0, index).endsWith('function ')).map(({ index }) => {
      const said = objectAfter(source, source.indexOf('({', index) + 1)
      const whole = said.replace(/\.\.\.(\w+)/g, (_, name: string) => constant(source, name))
      return { place: `${path}: ${/name: ['`]([^'`]+)/.exec(whole)?.[1] ?? '?'}`, route: `${/method: '(\w+)'/.exec(whole)?.[1] ?? '?'} ${pathIn(whole, source)}`, isSecret: /\bsecret: /.test(whole) }
    })
  })
}

function objectAfter(source: string, from: number): string {
  let depth = 0
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1
    if (source[at] === '}' && (depth -= 1) === 0) return source.slice(from, at + 1)
  }
  return ''
}

const constant = (source: string, name: string): string => new RegExp(`const ${name} = (\`[^\`]*\`|'[^']*'|\\{[^\\n]*\\})`).exec(source)?.[1] ?? ''

function pathIn(said: string, source: string): string {
  const written = /\bpath(?:: (?:\([^)]*\) => )?(`[^`]*`|'[^']*'|\w+))?[,\s}]/.exec(said)?.[1] ?? 'path'
  const text = /^\w/.test(written) ? constant(source, written) : written
  return text.slice(1, -1).replace(/^\$\{(\w+)\}/, (_, name: string) => constant(source, name).slice(1, -1)).replace(/\$\{[^}]*\}/g, '{}')
}

/** The names of all fields of a body, however deep. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const properties = 'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : []
  return [...properties, ...Object.values(schema).flatMap(fieldsOf)]
}

it('keeps nothing of somebody\'s health on the device while it waits for a connection', async () => {
  await using world = await everyRoute()
  const bodies = new Map(world.routes.map(({ method, path, body }) => [`${method} ${path.replace(/\{\w+\}/g, '{}')}`, body ? fieldsOf(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })) : []]))
  // Some pages choose the last word of an address, too.
  const meant = (route: string): string[] => (bodies.has(route) ? [route] : [...bodies.keys()].filter((known) => new RegExp(`^${route.replaceAll('{}', '[^/]+')}$`).test(known)))
  const sent = changesSent().flatMap((change) => {
    const routes = meant(change.route)
    return routes.length > 0 ? routes.map((route) => ({ ...change, route, isRead: true })) : [{ ...change, isRead: false }]
  })
  expect(sent.length).toBeGreaterThan(120)
  expect(sent.filter(({ isRead }) => !isRead).map(({ place, route }) => `${place} ${route}`)).toEqual([])
  const health: readonly string[] = [...cells, 'base64']
  const says = (route: string): boolean => (bodies.get(route) ?? []).some((field) => health.includes(field))
  const ofHealth = ({ route }: Sent): boolean => !(route in nobodys) && (route in words || says(route))
  expect(sent.filter((change) => ofHealth(change) && !change.isSecret).map(({ place }) => place)).toEqual([])
  // It is asked of what it is meant for, and every exception is one.
  const asked = new Set(sent.filter(ofHealth).map(({ route }) => route))
  expect([...asked]).toEqual(expect.arrayContaining(['POST /prescriptions', 'POST /orders', 'POST /orders/{}/inspections', 'POST /lensmeter-files', 'POST /orders/{}/trace', 'POST /orders/{}/attachments', 'POST /prescriptions/{}/versions/{}/rekey', 'POST /customers/{}/contact-lens-fittings']))
  expect(Object.keys(words).filter((route) => !bodies.has(route))).toEqual([])
  expect(Object.keys(nobodys).filter((route) => !says(route))).toEqual([])
})
