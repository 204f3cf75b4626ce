import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { consent, consents, newConsent } from '../../contract.ts'
import { currentConsents } from '../../domain/consent.ts'
import { addConsent, consentsOf } from '../consents.ts'
import { customerById, seenBy } from '../read-customer.ts'

/** What a customer agreed to: the history and its next line. */
export const consentRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers/{id}/consents', summary: 'What the customer agreed to and withdrew: what holds now, and the whole history.',
    capability: 'customers', access: { right: 'customers.read', scope: 'own' }, status: 200, params: idParams, answer: consents,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' } }),
    run: async (by, { params }) => {
      const items = await deps.db.inTenant(by.organizationId, async (tx) => consentsOf(tx, seenBy(by, await customerById(tx, params.id)).id))
      return { body: { current: currentConsents(items), items, nextCursor: null } }
    },
  }),
  route({
    method: 'POST', path: '/customers/{id}/consents', summary: 'Writes down that the customer, or who speaks for them, agreed or withdrew.',
    capability: 'customers', access: { right: 'customers.write', scope: 'own' }, status: 201, params: idParams, body: newConsent, answer: consent,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' }, body: { purpose: 'reminders', channel: 'sms', granted: true, source: 'counter' } }),
    run: async (by, { params, body }, call) => {
      const { consent: said, created } = await addConsent(deps, by, call, params.id, body)
      return { body: said, status: created ? 201 : 200 }
    },
  }),
]
