import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { kindDefaults } from '../../domain/kind-defaults.ts'
import { addKind, changeKind } from '../change-kind.ts'
import { kindSettings } from '../kind-settings.ts'

/** The routes by which kinds of order and their stages are set up. */
export function kindRoutes(deps: Deps): Route<StaffMember>[] {
  const common = { capability: 'orders', access: { right: 'organization.manage', scope: 'organization' }, answer: contract.kindSettings } as const
  const repair = kindDefaults.find(({ code }) => code === 'repair')!
  const example = JSON.parse(JSON.stringify({ names: repair.names, active: true, stages: repair.stages })) as object

  return [
    route({
      ...common, method: 'GET', path: '/order-kinds/settings', summary: 'Every kind of order as it is set up: stages with names in all languages, roles, fields, guards, targets.', answer: contract.kindSettingsPage, status: 200,
      example: () => ({}),
      run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, (tx) => kindSettings(tx, null)), nextCursor: null } }),
    }),
    route({
      ...common, method: 'POST', path: '/order-kinds', summary: 'Adds a kind of order with its stages.', body: contract.newKind, status: 201,
      example: () => ({ body: { ...example, code: `repair-${crypto.randomUUID().slice(0, 8)}` } }),
      run: async (by, { body: { code, ...kind } }, call) => {
        const added = await addKind(deps, by, call, code, kind)
        return { body: added, version: added.version }
      },
    }),
    route({
      ...common, method: 'PUT', path: '/order-kinds/{code}', summary: 'Changes a kind of order: a new version for new orders; those that run keep theirs.', params: contract.kindParams, body: contract.kindSetUp, status: 200, ifMatch: true,
      example: () => ({ params: { code: 'repair' }, ifMatch: '1', body: example }),
      run: async (by, { params, body, version }, call) => {
        const changed = await changeKind(deps, by, call, params.code, version, body)
        return { body: changed, version: changed.version }
      },
    }),
  ]
}
