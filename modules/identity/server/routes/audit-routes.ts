import { toPage } from '#platform/http/page'
import type { Route } from '#platform/http/route'
import { auditExportQuery, auditPage, auditQuery, newestSeal } from '../../contract.ts'
import { exportAudit } from '../audit-page/export-audit.ts'
import { auditPlace, listAudit, toAuditView } from '../audit-page/list-audit.ts'
import type { IdentityDeps } from '../deps.ts'
import { route } from '../route.ts'
import { countUnsealed, newestSealOf } from '../seals/newest-seal.ts'
import type { StaffMember } from '../staff-member.ts'

const read = { right: 'audit.read', scope: 'organization' } as const

/** Who did and saw what. */
export const auditRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/audit', summary: 'Who did and saw what, newest first: the last 30 days, or a year at most.', access: read, capability: null,
    query: auditQuery, answer: auditPage, status: 200, example: () => ({ query: { limit: '20', looks: 'true' } }),
    run: async (by, { query }) => {
      const rows = await deps.db.look(by.organizationId, (tx) => listAudit(tx, by, query, { cursor: query.cursor, limit: query.limit + 1, now: deps.now() }))
      return { body: toPage(rows, query.limit, toAuditView, auditPlace) }
    },
  }),
  route({
    method: 'GET', path: '/audit/seal', summary: 'The newest seal of the audit, to be written down elsewhere, and how many entries wait for the next.', access: read, capability: null,
    answer: newestSeal, status: 200, example: () => ({}),
    run: (by) => deps.db.inTenant(by.organizationId, async (tx) => {
      const seal = await newestSealOf(tx)
      return { body: { seal: seal && { code: seal.code, sealedAt: seal.sealedAt }, unsealed: await countUnsealed(tx, seal?.untilTx ?? 0) } }
    }),
  }),
  route({
    method: 'GET', path: '/audit/export.csv', summary: 'The filtered audit as CSV, in UTF-8; no cell is a formula. Written down.', access: read, capability: null, stepUp: true,
    query: auditExportQuery, file: 'text/csv', status: 200, example: () => ({ query: { kind: 'orders' } }),
    run: (by, { query }, call) => exportAudit(deps, by, call, query, 'csv'),
  }),
  route({
    method: 'GET', path: '/audit/export.xlsx', summary: 'The filtered audit as a workbook; no cell is a formula. Written down.', access: read, capability: null, stepUp: true,
    query: auditExportQuery, file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', status: 200, example: () => ({ query: { kind: 'customers' } }),
    run: (by, { query }, call) => exportAudit(deps, by, call, query, 'xlsx'),
  }),
]
