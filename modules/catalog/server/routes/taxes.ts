import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { newTaxClass, newTaxRate, taxClasses, taxRate, taxRateEnd, taxRates } from '../../contract.ts'
import { addTaxClass, addTaxRate, endTaxRate, verifyTaxRate } from '../change-tax-rates.ts'
import { listTaxClasses } from '../list-tax-classes.ts'
import { listTaxRates } from '../list-tax-rates.ts'

const capability = 'catalog'
const reads = { right: 'products.read', scope: 'organization' } as const
const manages = { right: 'taxes.manage', scope: 'organization' } as const

/** Tax classes and the rates of their components. */
export const taxRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/tax-classes', summary: 'Tax classes with the rates in force today, where each was read and whether anybody checked it.',
    capability, access: reads, status: 200, answer: taxClasses,
    example: () => ({}),
    run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, (tx) => listTaxClasses(tx, by, deps.now())), nextCursor: null } }),
  }),
  route({
    method: 'POST', path: '/tax-classes', summary: 'Adds a tax class; its rates come after.',
    capability, access: manages, status: 201, body: newTaxClass, answer: newTaxClass,
    example: () => ({ body: { code: 'second-reduced', name: 'Second reduced' } }),
    run: async (by, { body }, call) => ({ body, status: (await addTaxClass(deps, by, call, body)).created ? 201 : 200 }),
  }),
  route({
    method: 'GET', path: '/tax-rates', summary: 'Every rate that ever held or will hold, with its source and who checked it.',
    capability, access: reads, status: 200, answer: taxRates,
    example: () => ({}),
    run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, listTaxRates), nextCursor: null } }),
  }),
  route({
    method: 'POST', path: '/tax-rates', summary: 'Adds a rate from a day on. The one before is ended by that, never changed.',
    capability, access: manages, status: 201, body: newTaxRate, answer: taxRate,
    example: () => ({ body: { taxClass: 'standard', component: 'DPH', country: 'CZ', rateBps: 2200, validFrom: '2099-01-01', source: 'Act No. 1/2098 Coll.' } }),
    run: async (by, { body }, call) => {
      const { rate, created } = await addTaxRate(deps, by, call, body)
      return { body: rate, status: created ? 201 : 200 }
    },
  }),
  route({
    method: 'POST', path: '/tax-rates/{id}/end', summary: 'Ends a rate that no other follows, or takes back one that has not begun.',
    capability, access: manages, status: 200, params: idParams, body: taxRateEnd, answer: taxRate,
    example: ({ taxRateId }) => ({ params: { id: taxRateId ?? '' }, body: { validTo: '2098-01-01' } }),
    run: async (by, { params, body }, call) => ({ body: await endTaxRate(deps, by, call, params.id, body) }),
  }),
  route({
    method: 'POST', path: '/tax-rates/{id}/verify', summary: 'Says with one\'s name that the rate was checked at its source.',
    capability, access: manages, status: 200, params: idParams, answer: taxRate,
    example: ({ taxRateId }) => ({ params: { id: taxRateId ?? '' } }),
    run: async (by, { params }, call) => ({ body: await verifyTaxRate(deps, by, call, params.id) }),
  }),
]
