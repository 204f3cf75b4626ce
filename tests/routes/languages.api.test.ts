import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { StaffMember } from '#modules/identity/server'
import { createHttp } from '#platform/http/server'
import { sayField, sayTitle } from '../../apps/server/http/say-field.ts'
import { everyRoute, nameOf, pathOf } from './every-route.ts'

const languages = ['cs', 'pt-BR', 'zh-CN'] as const

/** Words that make a sentence English, of which none is a word of Czech or Portuguese. */
const english = /(?<!\p{L})(the|is|are|of|and|not|your|this|with|from|has|have|was|will|it|write|must|such|there|at least|at most|more|less|than|invalid|expected|received|too|small|big)(?!\p{L})/iu
/** Names of types and ways of writing that nobody in a shop knows. */
const jargon = /string|boolean|\barray\b|object|řetězec|undefined|\bnull\b|NaN|regex|regulární|padrão \/|cadeia|instanceof|字符串|对象|数组|zod|>=|<=|\/\^/i

/** Values that no field takes whole: each breaks most contracts in a way of its own. */
const wrongValues: readonly unknown[] = [null, -1, 1.5, '', 'x', 'x'.repeat(20_000), [], {}, true, newId(), '2026-02-30', 1e15, 'no such word', ['x', 'x'], [null], { x: 1 }]

/** What stands behind a colon are codes and what was typed; a file's place stands before one. Examples of how a thing is written are nobody's language. */
const words = (detail: string): string => detail.replace(/^[A-Z][\w.[\]]*: /, '').replace(/:\s.*$/su, '').replace(/：.*$/su, '').replaceAll(/https?:\/\/\S+|\(true \S+ false\)|（true 或 false）|orders\.cancelled|nextCursor|Ctrl Shift H|\bstandard\b/g, '')

it('refuses in the reader’s language, and in words of a shop, whatever is wrong with a field', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  let [language, by]: [string, StaffMember | null] = ['cs', null]
  const owner = await world.by(world.here.staff.owner)
  const http = createHttp({ routes: world.routes, log: world.deps.log, sayField, sayTitle, findCaller: async () => by, mustBeSure: async () => undefined })
  const foreign = new Map<string, string>()
  const seen = new Set<string>()
  const ask = async (method: string, path: string, body: unknown, where: string): Promise<void> => {
    const answer = await http.inject({
      method: method as 'GET', url: `/api/v1${path}`, headers: { 'accept-language': language, ...(body !== undefined && { 'content-type': 'application/json' }), 'if-match': '"1"' },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    if (answer.statusCode < 400 || !String(answer.headers['content-type']).includes('problem')) return
    const { title, detail, errors = [] } = JSON.parse(answer.body) as { title: string; detail?: string; errors?: { detail: string }[] }
    for (const said of [title, ...(detail ? [detail] : []), ...errors.map((error) => error.detail)]) {
      seen.add(`${language} ${said}`)
      const text = words(said)
      const isForeign = language === 'zh-CN' ? !/\p{Script=Han}/u.test(text) : english.test(text.replaceAll(language === 'cs' ? /\bnot\b/g : /\b(a|e)\b/g, ''))
      if (isForeign || jargon.test(text)) foreign.set(`${language}: ${said}`, where)
    }
  }
  for (language of languages) {
    for (const route of world.routes) {
      by = route.access === 'open' ? null : { ...owner, language } as StaffMember
      const example = route.example(things)
      const path = pathOf(route, example)
      if (route.method === 'GET') {
        for (const query of ['limit=-1', 'limit=x', 'limit=1.5', 'cursor=%00', 'cursor=W10', 'q=%E2%80%AE', `q=${'a'.repeat(3_000)}`, 'from=2026-02-30', 'filter=colour:red', 'filter=promised:x', 'phase=none', 'sort=drop', 'customerId=x', 'strange=1']) {
          await ask('GET', `${path.split('?')[0]}?${query}`, undefined, nameOf(route))
        }
        continue
      }
      const honest = (example.body ?? {}) as Record<string, unknown>
      for (const body of [null, [], 'x', {}, { ...honest, strange: 1 }]) await ask(route.method, path, body, nameOf(route))
      for (const [field, value] of Object.entries(honest)) {
        for (const wrong of wrongValues) await ask(route.method, path, { ...honest, [field]: wrong }, `${nameOf(route)} ${field}`)
        // One level deeper: a line's quantity, an address' country.
        const inner = (Array.isArray(value) ? value[0] : value) as unknown
        if (typeof inner !== 'object' || inner === null) continue
        for (const part of Object.keys(inner).slice(0, 20)) {
          for (const wrong of [null, -1, 1.5, 'x', 'x'.repeat(20_000), [], {}]) {
            const spoilt = { ...inner, [part]: wrong }
            await ask(route.method, path, { ...honest, [field]: Array.isArray(value) ? [spoilt] : spoilt }, `${nameOf(route)} ${field}/${part}`)
          }
        }
      }
    }
  }
  await http.close()
  expect(seen.size).toBeGreaterThan(150)
  expect([...foreign].map(([said, where]) => `${said} (${where})`)).toEqual([])
}, 300_000)
