import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { ansiZ801 } from '../../domain/tolerances/ansi-z80-1.ts'
import type { LabsDeps } from '../deps.ts'
import { changeTable } from '../tolerances/change-table.ts'
import { makeTable } from '../tolerances/make-table.ts'
import { ownTableById, ownTables, toOwnTableView } from '../tolerances/own-table-data.ts'

const read = { capability: 'labs', access: { right: 'labs.read', scope: 'branch' } } as const
const manage = { capability: 'labs', access: { right: 'labs.manage', scope: 'organization' } } as const
const one = ({ toleranceTableId = '' }: ExampleWorld) => ({ params: { id: toleranceTableId } })
const versioned = <Body extends { version: number }>(body: Body, status = 200) => ({ body, status, version: body.version })
const { code: _, name: _name, source: _source, countries: _countries, ...figures } = ansiZ801

/** Tables of tolerances of the shop's own. */
export const toleranceRoutes = (deps: LabsDeps): Route<StaffMember>[] => [
  route({
    ...read, method: 'GET', path: '/tolerance-tables', summary: 'Tables of tolerances that the shop typed in, those in use first. Those that Lunette brings are in GET /lab-settings.', status: 200, answer: contract.ownTables, example: () => ({}),
    run: async (by) => ({ body: { items: (await deps.db.look(by.organizationId, ownTables)).map(toOwnTableView), nextCursor: null } }),
  }),
  route({
    ...manage, method: 'POST', path: '/tolerance-tables', summary: 'Adds a table, or brings one in from its file; nothing is judged by it until it is chosen with PUT /lab-settings.', status: 201, body: contract.newTable, answer: contract.ownTable,
    example: () => ({ body: { format: contract.tableFileFormat, name: 'Our standard of 2026', source: 'our own copy of the standard, page 4', figures } }),
    run: async (by, { body }, call) => {
      const { table, created } = await makeTable(deps, by, call, body)
      return versioned(table, created ? 201 : 200)
    },
  }),
  route({
    ...read, method: 'GET', path: '/tolerance-tables/{id}', summary: 'A table of the shop\'s own as it is now, or as one of its versions was.', status: 200, params: idParams, query: contract.ownTableQuery, answer: contract.ownTable,
    example: (world) => ({ ...one(world), query: { version: '1' } }),
    run: async (by, { params, query }) => versioned(toOwnTableView(await deps.db.look(by.organizationId, (tx) => ownTableById(tx, params.id, query.version)))),
  }),
  route({
    ...read, method: 'GET', path: '/tolerance-tables/{id}/file', summary: 'A table as a file (JSON) that POST /tolerance-tables takes, here or in another shop.', status: 200, params: idParams, file: 'application/json', example: one,
    run: async (by, { params }) => {
      const { name, source, figures: said } = toOwnTableView(await deps.db.look(by.organizationId, (tx) => ownTableById(tx, params.id)))
      return { bytes: Buffer.from(`${JSON.stringify({ format: contract.tableFileFormat, name, source, figures: said }, null, 2)}\n`), mediaType: 'application/json', fileName: 'tolerance-table.json' }
    },
  }),
  route({
    ...manage, method: 'PATCH', path: '/tolerance-tables/{id}', summary: 'Changes a table, which makes a new version of it, or takes it out of use; what was judged by the version before names that one.', status: 200, ifMatch: true, params: idParams, body: contract.tableChange, answer: contract.ownTable,
    example: (world) => ({ ...one(world), ifMatch: '1', body: { source: 'our own copy of the standard, pages 4 and 5' } }),
    run: async (by, { params, body, version }, call) => versioned(await changeTable(deps, by, call, params.id, version, body)),
  }),
]
