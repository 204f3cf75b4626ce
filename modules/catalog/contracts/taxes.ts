import { z } from 'zod'
import { day, id, pageOf, text } from '#platform/http/contract'

export const taxClassCode = z.string().regex(/^[a-z0-9-]{1,40}$/, 'write the code of a tax class such as standard')

const rateInForce = z.object({
  component: z.string(), country: z.string(), rateBps: z.int(), validFrom: day, validTo: day.nullable(),
  source: z.string(),
  /** Null: nobody has checked it yet. */
  verifiedOn: day.nullable(),
})
export const taxClass = z.object({ code: z.string(), name: z.string(), rates: z.array(rateInForce) }).meta({ id: 'TaxClass' })
export type TaxClass = z.output<typeof taxClass>
/** Every tax class with the rates in force today. */
export const taxClasses = pageOf(taxClass)

export const newTaxClass = z.object({ code: taxClassCode, name: text(80) }).meta({ id: 'NewTaxClass' })
export type NewTaxClass = z.output<typeof newTaxClass>

export const taxRate = z.object({
  id, taxClass: z.string(), component: z.string(), country: z.string(),
  /** Whether it holds while the organization is registered for the tax, or while it is not. */
  vatPayer: z.boolean(),
  rateBps: z.int(), validFrom: day,
  /** The first day on which it holds no longer; the same as `validFrom`: taken back before it held. */
  validTo: day.nullable(),
  source: z.string(), verifiedOn: day.nullable(),
  /** Who says so; null for a rate that nobody has checked, or that was checked before names were kept. */
  verifiedBy: z.object({ id, name: z.string() }).nullable(),
}).meta({ id: 'TaxRate' })
export type TaxRate = z.output<typeof taxRate>
/** Every rate that ever held or will hold, by class and component, the newest first. */
export const taxRates = pageOf(taxRate)

/** From its first day on it stands in the place of the one that held before, which is ended by that. */
export const newTaxRate = z.object({
  id: id.optional(), taxClass: taxClassCode, component: text(40), country: z.string().regex(/^[A-Z]{2}$/, 'write two capital letters such as CZ'), vatPayer: z.boolean().default(true),
  rateBps: z.int().min(0).max(10_000).meta({ description: 'Basis points: 2100 is 21 %.' }), validFrom: day,
  source: text(600).meta({ description: 'Where it was read.' }),
}).meta({ id: 'NewTaxRate' })
export type NewTaxRate = z.output<typeof newTaxRate>

export const taxRateEnd = z.object({ validTo: day.meta({ description: 'The first day on which it holds no longer.' }) }).meta({ id: 'TaxRateEnd' })
export type TaxRateEnd = z.output<typeof taxRateEnd>
