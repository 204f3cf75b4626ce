import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { customer, mergeParams, merges, newMerge } from '../../contract.ts'
import { toCustomer } from '../customer-data.ts'
import { mergeCustomers } from '../merge-customers.ts'
import { customerById, seenBy } from '../read-customer.ts'
import { mergesOf, undoMerge } from '../undo-merge.ts'

const access = { right: 'customers.merge', scope: 'organization' } as const

/** Two rows of one person become one, and two again. */
export const mergeRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers/{id}/merges', summary: 'What was joined with this customer, newest first.',
    capability: 'customers', access: { right: 'customers.read', scope: 'own' }, status: 200, params: idParams, answer: merges,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' } }),
    run: async (by, { params }) => ({ body: { items: await deps.db.inTenant(by.organizationId, async (tx) => mergesOf(tx, seenBy(by, await customerById(tx, params.id)).id)), nextCursor: null } }),
  }),
  route({
    method: 'POST', path: '/customers/{id}/merge', summary: 'Joins another entry of the same person with this one, which survives. Empty fields are filled, contacts, addresses, tax numbers and tags added.',
    capability: 'customers', access, status: 200, params: idParams, body: newMerge, answer: customer, ifMatch: true,
    example: ({ customerId, otherCustomerId }) => ({ params: { id: customerId ?? '' }, ifMatch: '1', body: { mergedId: otherCustomerId ?? '' } }),
    run: async (by, { params, body, version }, call) => {
      const survivor = await mergeCustomers(deps, by, call, params.id, version, body.mergedId)
      return { body: toCustomer(survivor, by, deps.now()), version: survivor.version }
    },
  }),
  route({
    method: 'POST', path: '/customers/{id}/merges/{mergeId}/undo', summary: 'Takes the two apart again; what was changed since stays.',
    capability: 'customers', access, status: 200, params: mergeParams, answer: customer,
    example: ({ mergedCustomerId, mergeId }) => ({ params: { id: mergedCustomerId ?? '', mergeId: mergeId ?? '' } }),
    run: async (by, { params }, call) => {
      const survivor = await undoMerge(deps, by, call, params.id, params.mergeId)
      return { body: toCustomer(survivor, by, deps.now()), version: survivor.version }
    },
  }),
]
