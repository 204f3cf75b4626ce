import { newId } from '#kernel/ids'
import type { Must } from './must.ts'

type Peek = (text: string, values?: unknown[]) => Promise<unknown>

const table = Buffer.from('Surname,Phone\nNová,603123456\n').toString('base64')
const counts = { created: 1, updated: 0, unchanged: 0, skipped: 0, refused: 0, reasons: [] }
const settings = {
  encoding: 'utf-8', delimiter: ',', decimal: ',', dayOrder: 'dmy', phoneCountry: 'CZ', system: 'import', fields: ['familyName', 'phone'], matchBy: ['phone'], sameName: true, onMatch: 'update', branchId: null,
  productKind: 'frame', taxClass: 'standard', orderKind: 'repair',
}

/** An import at each of its steps, for the examples of routes. Nobody works here: those behind the reading are put there. */
export async function importThings(must: Must, peek: Peek, organizationId: string) {
  const begin = async (): Promise<string> => (await must<{ id: string }>('POST', '/imports', { kind: 'customers', fileName: 'customers.csv', size: 30 })).id
  const uploaded = await begin()
  await must('PUT', `/imports/${uploaded}/parts/0`, { base64: table })
  const states = ['mapping', 'judged', 'running', 'done'].map((state) => ({ id: newId(), state, foreseen: state === 'mapping' ? null : counts, result: ['running', 'done'].includes(state) ? counts : null }))
  await peek(`
    insert into imports (organization_id, id, kind, file_name, format, state, headings, settings, foreseen, result, context, leased_until, version)
    select $1, s.id, 'customers', 'customers.csv', 'csv', s.state, '{Surname,Phone}', $3, s.foreseen, s.result, '{}', now() + interval '1 hour', 5
    from json_to_recordset($2) as s(id uuid, state text, foreseen jsonb, result jsonb) returning id`, [organizationId, JSON.stringify(states), JSON.stringify(settings)])
  const [mapped = '', judged = '', running = '', done = ''] = states.map(({ id }) => id)
  return {
    importId: mapped, importIdVersion: '5', importVersion: '5', newImportId: await begin(), uploadedImportId: uploaded,
    judgedImportId: judged, judgedImportIdVersion: '5', runningImportId: running, runningImportIdVersion: '5', doneImportId: done, doneImportIdVersion: '5',
  }
}
