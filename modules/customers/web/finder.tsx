import type { z } from 'zod'
import { call } from '#platform/ui/api/call'
import type { Finder } from '#platform/ui/finder'
import { Marked } from '#platform/ui/marked.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { paths } from '#web/paths'
import type { customerPage, searchHits } from '../contract.ts'

/** Customers for the palette: by any fragment of name, phone or e-mail. */
export const customersFinder: Finder = {
  id: 'customers',
  title: /*i18n*/ { id: 'page.customers', message: 'Customers' },
  most: 8,
  right: 'customers.read',
  capability: 'customers',
  find: async (text, { organizationId, signal }) => {
    const asked = { organizationId, signal }
    // Letters ask for the best of all; figures may be an order's, which is not to be found as its customer here.
    const items = /\p{L}/u.test(text)
      ? (await call<z.output<typeof searchHits>>('GET', `/customers/search?limit=20&q=${encodeURIComponent(text)}`, asked)).items.filter(({ similar }) => !similar)
      : (await call<z.output<typeof customerPage>>('GET', `/customers?limit=8&q=${encodeURIComponent(text)}`, asked)).items
    return items.map((customer) => ({
      to: paths.customer(customer.id),
      mark: <PersonDisc name={customer.name} />,
      name: customer.name,
      title: <Marked text={customer.name} typed={text} lang={customer.language} />,
      detail: [customer.birthOn?.slice(0, 4), customer.phone?.display ?? customer.email].filter(Boolean).join(' · '),
    }))
  },
}
