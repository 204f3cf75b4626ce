import { z } from 'zod'
import { day, id, instant } from '#platform/http/contract'
import { consent } from './consent.ts'
import { customer } from './customer.ts'
import { health } from './health.ts'

/** What a row that was joined with this customer still holds of its own. */
const mergedCustomer = z.object({ id, givenName: z.string(), familyName: z.string(), birthOn: day.nullable(), note: z.string().nullable(), contacts: z.array(z.string()) })

/** Everything kept about a person. `parts` holds what each other part of Lunette knows, by its name: orders, payments… */
export const personExport = z.object({
  exportedAt: instant, organization: z.string(), customer, mergedCustomers: z.array(mergedCustomer), consents: z.array(consent),
  health: health.pick({ notes: true, attributes: true }).nullable().meta({ description: 'Null when whoever exports may not read health data.' }),
  parts: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
}).meta({ id: 'PersonExport' })
export type PersonExport = z.output<typeof personExport>
