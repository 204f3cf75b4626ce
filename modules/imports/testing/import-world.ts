import { newId } from '#kernel/ids'
import type { TestAnswer, TestStaff } from '#tests/helpers/callers'
import { anOrderWorld } from '#tests/helpers/order-world'
import type { ImportSettings, ImportView } from '../contract.ts'
import { importsRoutes } from '../server/routes.ts'
import { workOnImport } from '../server/work-on-import.ts'

/** The world of the order tests with imports, and the ways through an import that tests take. */
export async function anImportWorld() {
  const world = await anOrderWorld(importsRoutes)
  const { here, deps } = world
  const owner = here.staff.owner
  const must = async (answer: Promise<TestAnswer<ImportView>>): Promise<ImportView> => {
    const { status, body } = await answer
    if (status >= 300) throw new Error(`answered with ${status}: ${JSON.stringify(body)}`)
    return body
  }
  const begin = async (kind: string, content: string | Buffer, fileName = 'table.csv', by: TestStaff = owner): Promise<string> => {
    const bytes = Buffer.from(content)
    const { id } = await must(world.ask<ImportView>(by, 'POST', '/imports', { body: { kind, fileName, size: Math.max(1, bytes.length) } }))
    for (let at = 0; at < bytes.length; at += 4_194_304) {
      const answer = await world.ask(by, 'PUT', `/imports/${id}/parts/${at / 4_194_304}`, { body: { base64: bytes.subarray(at, at + 4_194_304).toString('base64') } })
      if (answer.status !== 204) throw new Error(`part answered with ${answer.status}`)
    }
    return id
  }
  const view = (id: string): Promise<ImportView> => must(world.ask<ImportView>(owner, 'GET', `/imports/${id}`))
  const work = (id: string): Promise<void> => workOnImport(deps, here.id, id)
  const act = async (id: string, what: 'dry-run' | 'run' | 'undo' | 'stop'): Promise<ImportView> => {
    await must(world.ask<ImportView>(owner, 'POST', `/imports/${id}/${what}`, { version: (await view(id)).version, key: newId() }))
    if (what !== 'stop') await work(id)
    return view(id)
  }
  const read = (id: string) => world.ask<ImportView>(owner, 'POST', `/imports/${id}/read`)
  const upload = async (kind: string, content: string | Buffer, settings: Partial<ImportSettings> = {}): Promise<ImportView> => {
    const found = await must(read(await begin(kind, content)))
    if (!found.settings) throw new Error('nothing was found')
    return must(world.ask<ImportView>(owner, 'PUT', `/imports/${found.id}/settings`, { body: { ...found.settings, ...settings }, version: found.version }))
  }
  return {
    ...world, begin, read, view, work, act, upload,
    /** Uploads, judges and brings in; the counts of both passes. */
    bring: async (kind: string, content: string | Buffer, settings: Partial<ImportSettings> = {}) => {
      const { id } = await upload(kind, content, settings)
      const judged = await act(id, 'dry-run')
      const done = await act(id, 'run')
      return { id, foreseen: judged.foreseen, result: done.result, state: done.state }
    },
    customers: () => world.peek<{ given_name: string; family_name: string; birth_on: string | null; phones: string[]; emails: string[]; version: number }>(`
      select c.given_name, c.family_name, c.birth_on::text, c.version, array(select k.value from customer_contacts k where k.customer_id = c.id and k.kind = 'phone' order by k.position) as phones,
        array(select k.value from customer_contacts k where k.customer_id = c.id and k.kind = 'email' order by k.position) as emails
      from customers c where c.organization_id = $1 and c.id <> $2 order by c.family_name, c.given_name`, [here.id, world.customerId]),
  }
}
