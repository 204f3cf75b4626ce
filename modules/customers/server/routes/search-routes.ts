import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Route } from '#platform/http/route'
import { duplicates, duplicatesQuery, searchHits, searchQuery, tagsInUse } from '../../contract.ts'
import { findDuplicates } from '../find-duplicates.ts'
import { tagsInUse as readTags } from '../list-tags.ts'
import type { CustomersDeps } from '../person-part.ts'
import { searchCustomers } from '../search-customers.ts'

const access = { right: 'customers.read', scope: 'own' } as const

/** Finding somebody again while their name is typed. */
export const searchRoutes = (deps: CustomersDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers/search', summary: 'The best hits while typing: any fragment of name, telephone, e-mail, birth date or order number, accents and slips allowed.',
    capability: 'customers', access, status: 200, query: searchQuery, answer: searchHits,
    example: () => ({ query: { q: 'novak 603' } }),
    run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => searchCustomers(tx, by, deps.parts ?? [], query.q, query.limit)) }),
  }),
  route({
    method: 'GET', path: '/customers/duplicates', summary: 'Who may already be the customer that is being typed, and why: same telephone, e-mail or tax number, name with birth date, similar name.',
    capability: 'customers', access, status: 200, query: duplicatesQuery, answer: duplicates,
    example: () => ({ query: { givenName: 'Eva', familyName: 'Nováková', phone: '603 123 456' } }),
    run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => findDuplicates(tx, by, query)) }),
  }),
  route({
    method: 'GET', path: '/customers/tags', summary: 'The tags in use, most used first.',
    capability: 'customers', access, status: 200, answer: tagsInUse,
    example: () => ({}),
    run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, (tx) => readTags(tx, by)), nextCursor: null } }),
  }),
]
