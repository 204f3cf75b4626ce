import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { customer, customerChange, customerPage, customerQuery, newCustomer } from '../contract.ts'
import { addCustomer } from './add-customer.ts'
import { changeCustomer } from './change-customer.ts'
import { toCustomer } from './customer-data.ts'
import { listCustomers } from './list-customers.ts'
import { customerById, seenBy } from './read-customer.ts'
import type { CustomersDeps } from './person-part.ts'
import { classRoutes } from './routes/class-routes.ts'
import { consentRoutes } from './routes/consent-routes.ts'
import { healthRoutes } from './routes/health-routes.ts'
import { mergeRoutes } from './routes/merge-routes.ts'
import { personRoutes } from './routes/person-routes.ts'
import { searchRoutes } from './routes/search-routes.ts'
import { timelineRoutes } from './routes/timeline-routes.ts'

const capability = 'customers'

/** The routes of customers. */
export const customersRoutes = (deps: CustomersDeps): Route<StaffMember>[] => [
  ...searchRoutes(deps), ...classRoutes(deps), ...ownRoutes(deps), ...consentRoutes(deps), ...healthRoutes(deps), ...mergeRoutes(deps), ...timelineRoutes(deps), ...personRoutes(deps),
]

const ownRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers', summary: 'Customers by name, or those in whom every word of a search is found.',
    capability, access: { right: 'customers.read', scope: 'own' }, status: 200, query: customerQuery, answer: customerPage,
    example: () => ({ query: { q: 'nov 603', limit: '20' } }),
    run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => listCustomers(tx, by, query)) }),
  }),
  route({
    method: 'POST', path: '/customers', summary: 'Makes a customer. Telephone numbers may be national; they are read with the organization\'s country.',
    capability, access: { right: 'customers.write', scope: 'own' }, status: 201, body: newCustomer, answer: customer,
    example: () => ({ body: { givenName: 'Eva', familyName: 'Nováková', language: 'cs', birthOn: '1984-05-02', phones: [{ value: '+420 603 123 456' }], emails: [{ value: 'eva.novakova@example.com' }] } }),
    run: async (by, { body }, call) => {
      const { customer: made, created } = await addCustomer(deps, by, call, body)
      return { body: toCustomer(made, by, deps.now()), status: created ? 201 : 200, version: made.version }
    },
  }),
  route({
    method: 'GET', path: '/customers/{id}', summary: 'One customer with telephone numbers and e-mail addresses.',
    capability, access: { right: 'customers.read', scope: 'own' }, status: 200, params: idParams, answer: customer,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' } }),
    run: async (by, { params }) => {
      const found = seenBy(by, await deps.db.look(by.organizationId, (tx) => customerById(tx, params.id)))
      return { body: toCustomer(found, by, deps.now()), version: found.version }
    },
  }),
  route({
    method: 'PATCH', path: '/customers/{id}', summary: 'Changes what is sent; telephone numbers and e-mail addresses are replaced as a whole.',
    capability, access: { right: 'customers.write', scope: 'own' }, status: 200, params: idParams, body: customerChange, answer: customer, ifMatch: true,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' }, body: { preferredChannel: 'sms' }, ifMatch: '1' }),
    run: async (by, { params, body, version }, call) => {
      const changed = await changeCustomer(deps, by, call, params.id, version, body)
      return { body: toCustomer(changed, by, deps.now()), version: changed.version }
    },
  }),
]
