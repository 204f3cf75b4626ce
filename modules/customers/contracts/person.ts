import { z } from 'zod'
import { id, text } from '#platform/http/contract'
import { addressKinds } from '../domain/customer.ts'
import { taxIdKinds } from '../domain/tax-ids.ts'

const addressFields = {
  kind: z.enum(addressKinds),
  /** Street and number, with line ends where a country needs more lines. */
  street: text(200, 0).default(''),
  city: text(120, 0).default(''),
  postalCode: text(20, 0).default(''),
  /** State, province or district where an address has one. */
  region: text(120, 0).default(''),
  country: z.string().regex(/^[A-Z]{2}$/, 'write two capital letters such as CZ').meta({ description: 'ISO 3166, two letters.' }),
}
export const newAddress = z.object(addressFields).meta({ id: 'NewCustomerAddress' })
export const address = z.object({ id, kind: addressFields.kind, street: z.string(), city: z.string(), postalCode: z.string(), region: z.string(), country: z.string() }).meta({ id: 'CustomerAddress' })
export type NewAddress = z.output<typeof newAddress>

/** A tax number as typed; dots, dashes, slashes and spaces may stand in it. Judged by its check digits. */
export const newTaxId = z.object({ kind: z.enum(taxIdKinds), value: text(40) }).meta({ id: 'NewTaxId' })
/** `display` as its country writes it: `123.456.789-09`. */
export const taxId = z.object({ kind: z.enum(taxIdKinds), value: z.string(), display: z.string() }).meta({ id: 'TaxId' })

export const insurer = z.object({ name: text(120), number: text(40, 0).default('') }).meta({ id: 'Insurer' })

/** Who speaks for a minor: another customer, or somebody by name with a telephone as typed. */
export const newGuardian = z.union([
  z.object({ customerId: id }),
  z.object({ name: text(160), phone: text(40, 0).default('') }),
]).meta({ id: 'NewGuardian' })
/** `customerId` null: somebody who is no customer here. Phone in E.164. */
export const guardian = z.object({ customerId: id.nullable(), name: z.string(), phone: z.object({ value: z.string(), display: z.string() }).nullable() }).meta({ id: 'Guardian' })

/** Another customer in short: who lives with them, for whom they speak. */
export const relative = z.object({ id, name: z.string() })

export const tag = text(40)
export const tagsInUse = z.object({ items: z.array(z.object({ tag: z.string(), count: z.int() })), nextCursor: z.string().nullable() })
