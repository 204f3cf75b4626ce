import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { Route } from '#platform/http/route'
import * as contract from '../../contracts/board.ts'
import { readBoard, readBoardColumn } from '../board/read-board.ts'

/** The routes of the work board. */
export const boardRoutes = ({ db, now }: Pick<Deps, 'db' | 'now'>): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/orders/board', summary: 'The open work in columns by place, stage, person or branch: what is late first, with counts and the time each stage takes.',
    capability: 'orders', access: { right: 'orders.read', scope: 'branch' }, query: contract.boardQuery, answer: contract.board, status: 200,
    example: () => ({ query: { by: 'place' } }),
    run: async (by, { query }) => ({ body: await db.look(by.organizationId, (tx) => readBoard(tx, by, query, now())) }),
  }),
  route({
    method: 'GET', path: '/orders/board/column', summary: 'One column of the board, page by page.',
    capability: 'orders', access: { right: 'orders.read', scope: 'branch' }, query: contract.boardColumnQuery, answer: contract.boardColumnPage, status: 200,
    example: () => ({ query: { by: 'place', column: 'lab' } }),
    run: async (by, { query }) => ({ body: await db.look(by.organizationId, (tx) => readBoardColumn(tx, by, query, now())) }),
  }),
]
