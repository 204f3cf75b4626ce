import { newId } from '#kernel/ids'
import type { ExampleWorld } from '#platform/http/route'

type Must = <T>(method: 'POST' | 'GET' | 'PUT', path: string, body?: object, version?: number) => Promise<T>
type Peek = (text: string, values?: unknown[]) => Promise<unknown>

const table = Buffer.from('Surname,Phone\nNová,603123456\n').toString('base64')
const counts = JSON.stringify({ created: 1, updated: 0, unchanged: 0, skipped: 0, refused: 0, reasons: [] })

/** An import at each of its steps, for the examples of routes. Nobody works here: those behind the dry run are put there. */
export async function importThings(must: Must, peek: Peek): Promise<ExampleWorld> {
  const begin = async (): Promise<string> => (await must<{ id: string }>('POST', '/imports', { kind: 'customers', fileName: 'customers.csv', size: 30 })).id
  const upload = async (): Promise<string> => {
    const id = await begin()
    await must('PUT', `/imports/${id}/parts/0`, { base64: table })
    return id
  }
  const at = async (state: string): Promise<string> => {
    const id = await upload()
    await must('POST', `/imports/${id}/read`)
    await peek(`update imports set state = $2, version = 5, foreseen = $3, result = $4, context = $5, leased_until = now() + interval '1 hour' where id = $1 returning id`, [id, state, counts, state === 'judged' ? null : counts, JSON.stringify({ key: newId() })])
    return id
  }
  const mapped = await upload()
  const { version } = await must<{ version: number }>('POST', `/imports/${mapped}/read`)
  return {
    importId: mapped, importIdVersion: String(version), importVersion: String(version), newImportId: await begin(), uploadedImportId: await upload(),
    judgedImportId: await at('judged'), judgedImportIdVersion: '5', runningImportId: await at('running'), runningImportIdVersion: '5', doneImportId: await at('done'), doneImportIdVersion: '5',
  }
}
