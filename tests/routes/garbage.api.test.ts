import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { everyRoute, nameOf, pathOf } from './every-route.ts'

const deep = '['.repeat(5_000) + ']'.repeat(5_000)

/** Bodies that no honest client sends. Sent raw. */
const bodies: readonly (string | Buffer)[] = [
  '', '{', 'null', '[]', '0', '"text"', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"x":1}}}', deep, `{"name":"${'x'.repeat(200_000)}"}`,
  '{"name":"\\ud800"}', '{"name":"\\u0000"}', '{"name":"\\u202egnp.exe"}', '{"amount":1e308,"total":-1e308}', '{"quantity":-9007199254740993}', '{"id":"not-an-id","branchId":{}}',
  Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), Buffer.from('{"name":"p\xf8\xed\xb9tal"}', 'latin1'), Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0xc3, 0x28, 0x7d]),
]

it('answers no garbage with 5xx, at any route', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const wrong: string[] = []
  for (const route of world.routes) {
    const staff = route.access === 'open' ? null : world.here.staff.owner
    const example = route.example(things)
    const path = pathOf(route, example)
    const note = (what: string, status: number): void => { if (status >= 500) wrong.push(`${nameOf(route)} ${what}: ${status}`) }
    if (route.method !== 'GET') {
      for (const raw of bodies) note(`body ${raw.toString().slice(0, 40)}`, (await world.ask(staff, route.method, path, { raw, version: 1 })).status)
      note('no version', (await world.ask(staff, route.method, path, { body: {} })).status)
      note('a huge version', (await world.ask(staff, route.method, path, { body: {}, version: 99_999_999 })).status)
      // Every field of the honest body in turn as something else.
      for (const field of Object.keys(example.body ?? {})) {
        for (const value of [null, -1, 1.5, '', 'x'.repeat(10_000), [], {}, newId(), '\u0000', true]) {
          note(`${field} = ${JSON.stringify(value).slice(0, 30)}`, (await world.ask(staff, route.method, path, { body: { ...example.body as object, [field]: value }, version: 1 })).status)
        }
      }
    } else {
      for (const query of ['limit=-1', 'limit=1e9', 'limit=x', 'cursor=%00', 'cursor=W10', 'cursor=bnVsbA', `q=${'%25_\\'.repeat(20)}`, 'q=%F0%9F%92%A9', 'q=%E2%80%AE', `q=${'a'.repeat(5_000)}`, 'from=2026-02-30', 'q=a&q=b', 'phase=%00', 'sort=drop']) {
        note(query.slice(0, 40), (await world.ask(staff, 'GET', `${path.split('?')[0]}?${query}`)).status)
      }
    }
    for (const bad of ['%00', '..%2f..%2fetc', newId(), "';drop table orders;--", '%F0%9F%92%A9', 'x'.repeat(300)]) {
      if (route.path.includes('{')) note(`address ${bad.slice(0, 20)}`, (await world.ask(staff, route.method, route.path.replace(/\{\w+\}/g, bad), { ...(route.method !== 'GET' && { body: {} }), version: 1 })).status)
    }
  }
  expect(wrong).toEqual([])
}, 300_000)
