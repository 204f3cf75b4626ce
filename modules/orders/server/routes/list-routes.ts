import { newId } from '#kernel/ids'
import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import * as contract from '../../contracts/lists.ts'
import { overview, overviewQuery } from '../../contracts/overview.ts'
import { exportOrders } from '../list/export-orders.ts'
import { chooseColumns, columnsOf } from '../list/list-columns.ts'
import { changeSavedFilter, deleteSavedFilter, listSavedFilters, saveFilter } from '../list/saved-filters.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { readOverview } from '../overview/read-overview.ts'

const capability = 'orders'
const read = { right: 'orders.read', scope: 'branch' } as const
const takeOut = { right: 'orders.export', scope: 'branch' } as const

/** The routes around the list of orders: what people keep of it, take out of it, and its figures. */
export const listRoutes = (deps: OrdersDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/orders/overview', summary: 'How the shops do today: figures, each with the filter of the list that adds up to it.', capability, access: { right: 'orders.overview', scope: 'branch' }, query: overviewQuery, answer: overview, status: 200,
    example: () => ({}),
    run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => readOverview(tx, by, query, deps.now())) }),
  }),
  route({
    method: 'GET', path: '/orders/export.csv', summary: 'The whole filtered list as CSV, in UTF-8; no cell is a formula. Written down.', capability, access: takeOut, stepUp: true, query: contract.exportQuery, file: 'text/csv', status: 200,
    example: () => ({ query: { filter: 'is:open' } }),
    run: (by, { query }, call) => exportOrders(deps, by, call, query, 'csv'),
  }),
  route({
    method: 'GET', path: '/orders/export.xlsx', summary: 'The whole filtered list as a workbook; no cell is a formula. Written down.', capability, access: takeOut, stepUp: true, query: contract.exportQuery,
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', status: 200,
    example: () => ({ query: { filter: 'is:open' } }),
    run: (by, { query }, call) => exportOrders(deps, by, call, query, 'xlsx'),
  }),
  route({
    method: 'GET', path: '/orders/saved-filters', summary: 'One\'s own filters and those that others share.', capability, access: read, answer: contract.savedFilters, status: 200,
    example: () => ({}),
    run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, (tx) => listSavedFilters(tx, by)), nextCursor: null } }),
  }),
  route({
    method: 'POST', path: '/orders/saved-filters', summary: 'Keeps a filter under a name, for oneself or for everybody.', capability, access: read, body: contract.newSavedFilter, answer: contract.savedFilter, status: 201,
    example: () => ({ body: { name: `Late this week ${newId()}`, filter: 'is:late promised:week', shared: true } }),
    run: async (by, { body }, call) => {
      const { filter, created } = await saveFilter(deps, by, call, body)
      return { body: filter, version: filter.version, status: created ? 201 : 200 }
    },
  }),
  route({
    method: 'PATCH', path: '/orders/saved-filters/{id}', summary: 'Changes one\'s own filter.', capability, access: read, params: idParams, body: contract.savedFilterChange, answer: contract.savedFilter, status: 200, ifMatch: true,
    example: (world) => ({ params: { id: world.savedFilterId ?? '' }, ifMatch: '1', body: { shared: true } }),
    run: async (by, { params, body, version }, call) => {
      const filter = await changeSavedFilter(deps, by, call, params.id, version, body)
      return { body: filter, version: filter.version }
    },
  }),
  route({
    method: 'DELETE', path: '/orders/saved-filters/{id}', summary: 'Throws one\'s own filter away.', capability, access: read, params: idParams, status: 204,
    example: (world) => ({ params: { id: world.savedFilterId ?? '' } }),
    run: async (by, { params }, call) => {
      await deleteSavedFilter(deps, by, call, params.id)
      return { body: undefined }
    },
  }),
  route({
    method: 'GET', path: '/orders/list-columns', summary: 'The columns that one chose for the list of orders.', capability, access: read, answer: contract.chosenColumns, status: 200,
    example: () => ({}),
    run: async (by) => ({ body: { columns: await deps.db.look(by.organizationId, (tx) => columnsOf(tx, by)) } }),
  }),
  route({
    method: 'PUT', path: '/orders/list-columns', summary: 'Chooses the columns of the list of orders, for every counter.', capability, access: read, body: contract.chosenColumns, answer: contract.chosenColumns, status: 200,
    example: () => ({ body: { columns: ['number', 'customer', 'balance'] } }),
    run: async (by, { body }, call) => ({ body: { columns: await chooseColumns(deps, by, call, body.columns) } }),
  }),
]
