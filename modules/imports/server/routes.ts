import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import { importPage, importPart, importQuery, importSamples, importSettings, importView, keeping, keepingView, keptPage, newImport, partParams } from '../contract.ts'
import type { KeepingView } from '../contract.ts'
import { addImport, addPart } from './add-import.ts'
import { changeSettings } from './change-settings.ts'
import type { ImportData } from './import-data.ts'
import { changeKeeping, readKeeping } from './import-settings.ts'
import { toImportView } from './import-view.ts'
import { keptRows, listImports, sampleRows } from './look-at-import.ts'
import { importFor } from './may-bring.ts'
import { readUpload } from './read-upload.ts'
import { refusedFile } from './refused-file.ts'
import { deleteImport, startImport } from './start-import.ts'
import type { ImportAct } from './start-import.ts'

const capability = 'imports'
const access = { right: 'imports.manage', scope: 'organization' } as const

const answer = (data: ImportData, by: StaffMember, status = 200) => ({ body: toImportView(data, translator(by.language)), status, version: data.version })

const answerKeeping = (body: KeepingView) => ({ body, version: body.version })

export const importsRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/imports', summary: 'Files that were brought in, newest first.', capability, access, status: 200, query: importQuery, answer: importPage,
    example: () => ({ query: { limit: '20' } }),
    run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => listImports(tx, by, query)) }),
  }),
  route({
    method: 'POST', path: '/imports', summary: 'Begins an import; the file follows in parts. This and all that follows demands besides what writing such things one by one does: customers.write, products.write and the catalog, orders.write and orders.', capability, access, status: 201, body: newImport, answer: importView,
    example: () => ({ body: { kind: 'customers', fileName: 'customers.csv', size: 120 } }),
    run: async (by, { body }, call) => {
      const { made, created } = await addImport(deps, by, call, body)
      return answer(made, by, created ? 201 : 200)
    },
  }),
  route({
    method: 'GET', path: '/import-settings', summary: 'For how many days imports keep what they know of people.', capability, access, status: 200, answer: keepingView,
    example: () => ({}),
    run: async (by) => answerKeeping(await deps.db.look(by.organizationId, readKeeping)),
  }),
  route({
    method: 'PUT', path: '/import-settings', summary: 'Says for how many days imports keep files that were not brought in, refused rows and what stood there before. An import older than that can neither go on nor be undone.', capability, access, status: 200, body: keeping, answer: keepingView, ifMatch: true,
    example: () => ({ ifMatch: '1', body: { keepDays: 30 } }),
    run: async (by, { body, version }, call) => answerKeeping(await changeKeeping(deps, by, call, version, body.keepDays)),
  }),
  route({
    method: 'GET', path: '/imports/{id}', summary: 'How an import stands: what was found in the file, how it is read, what was counted.', capability, access, status: 200, params: idParams, answer: importView,
    example: ({ importId }) => ({ params: { id: importId ?? '' } }),
    run: async (by, { params }) => answer(await deps.db.look(by.organizationId, (tx) => importFor(tx, by, params.id)), by),
  }),
  route({
    method: 'DELETE', path: '/imports/{id}', summary: 'Takes an import off the list with its file; one that is done is undone first, or stays.', capability, access, status: 204, params: idParams,
    example: ({ importId }) => ({ params: { id: importId ?? '' } }),
    run: async (by, { params }, call) => {
      await deleteImport(deps, by, call, params.id)
      return { body: undefined }
    },
  }),
  route({
    method: 'PUT', path: '/imports/{id}/parts/{position}', summary: 'A part of the file, at most 4 MB. The same part again takes its place.', capability, access, status: 204, params: partParams, body: importPart, bodyLimit: 6_000_000,
    notIdempotent: 'the same part again is the same part',
    example: ({ newImportId }) => ({ params: { id: newImportId ?? '', position: '0' }, body: { base64: Buffer.from('Surname,Phone\nNová,603123456\n').toString('base64') } }),
    run: async (by, { params, body }) => {
      await addPart(deps, by, params.id, params.position, body.base64)
      return { body: undefined }
    },
  }),
  route({
    method: 'POST', path: '/imports/{id}/read', summary: 'Ends the upload and tells how the file is written and what its columns mean.', capability, access, status: 200, params: idParams, answer: importView,
    example: ({ uploadedImportId }) => ({ params: { id: uploadedImportId ?? '' } }),
    run: async (by, { params }, call) => answer(await readUpload(deps, by, call, params.id), by),
  }),
  route({
    method: 'PUT', path: '/imports/{id}/settings', summary: 'Says how the file is read and what its columns mean. A dry run made before counts no longer.', capability, access, status: 200, params: idParams, body: importSettings, answer: importView, ifMatch: true,
    example: ({ importId, importVersion, branchId }) => ({
      params: { id: importId ?? '' }, ifMatch: importVersion ?? '1',
      body: { encoding: 'utf-8', delimiter: ',', decimal: ',', dayOrder: 'dmy', phoneCountry: 'CZ', system: 'old shop', fields: ['familyName', 'phone'], matchBy: ['phone'], sameName: true, onMatch: 'update', branchId, productKind: 'frame', taxClass: 'standard', orderKind: 'repair' },
    }),
    run: async (by, { params, body, version }) => answer(await changeSettings(deps, by, params.id, version, body), by),
  }),
  route({
    method: 'GET', path: '/imports/{id}/samples', summary: 'The first twenty rows beside what is read of them.', capability, access, status: 200, params: idParams, answer: importSamples,
    example: ({ importId }) => ({ params: { id: importId ?? '' } }),
    run: async (by, { params }) => ({ body: await sampleRows(deps, by, params.id) }),
  }),
  ...(['dry-run', 'run', 'stop', 'undo'] as const).map((act) => route({
    method: 'POST', path: `/imports/{id}/${act}`, summary: actSummaries[act], capability, access, status: 202, params: idParams, answer: importView, ifMatch: true,
    example: (world) => ({ params: { id: world[actExamples[act]] ?? '' }, ifMatch: world[`${actExamples[act]}Version`] ?? '2' }),
    run: async (by, { params, version }, call) => answer(await startImport(deps, by, call, params.id, version, act), by, 202),
  })),
  route({
    method: 'GET', path: '/imports/{id}/refused.csv', summary: 'The refused rows as they stood in the file, with reasons: to mend and bring in again.', capability, access, stepUp: true, status: 200, params: idParams, file: 'text/csv',
    example: ({ doneImportId }) => ({ params: { id: doneImportId ?? '' } }),
    run: (by, { params }, call) => refusedFile(deps, by, call, params.id),
  }),
  route({
    method: 'GET', path: '/imports/{id}/kept', summary: 'What an undo left, because somebody has worked with it since.', capability, access, status: 200, params: idParams, query: importQuery, answer: keptPage,
    example: ({ doneImportId }) => ({ params: { id: doneImportId ?? '' } }),
    run: async (by, { params, query }) => ({ body: await deps.db.inTenant(by.organizationId, async (tx) => {
      await importFor(tx, by, params.id)
      return keptRows(tx, params.id, query.cursor, query.limit)
    }) }),
  }),
]

const actSummaries: Record<ImportAct, string> = {
  'dry-run': 'Judges every row as the real run will, and writes nothing.', run: 'Brings the rows in, after a dry run; goes on where it was stopped.',
  stop: 'Stops after the rows at hand.', undo: 'Takes back what the import made or changed; what was used since stays and is listed.',
}
const actExamples: Record<ImportAct, string> = { 'dry-run': 'importId', run: 'judgedImportId', stop: 'runningImportId', undo: 'doneImportId' }
