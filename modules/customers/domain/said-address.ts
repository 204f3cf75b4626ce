import type { addressKinds } from './customer.ts'

interface Address { readonly kind: (typeof addressKinds)[number]; readonly street: string; readonly city: string; readonly postalCode: string; readonly region: string; readonly country: string }

/** What another system says of where somebody lives; null: nothing. `country` by ISO 3166. */
export interface SaidAddress { readonly street: string | null; readonly city: string | null; readonly postalCode: string | null; readonly region: string | null; readonly country: string | null }

const parts = ['street', 'city', 'postalCode', 'region', 'country'] as const
const fold = (text: string): string => text.normalize('NFKD').replace(/[\p{M}\p{P}\s]/gu, '').toLowerCase()

const saysNothing = (said: SaidAddress): boolean => said.street === null && said.city === null && said.postalCode === null && said.region === null

/**
 * The addresses of somebody after another system has said where they live. What agrees with an address that is there fills in what
 * that one lacks; else the address of their home becomes the one that is said, for they have moved. Other kinds stay as they are.
 */
export function withSaidAddress(there: readonly Address[], said: SaidAddress, country: string): readonly Address[] {
  if (saysNothing(said)) return there
  const same = there.findIndex((one) => parts.every((part) => part === 'country' || said[part] === null || one[part] === '' || fold(one[part]) === fold(said[part])))
  if (same >= 0) return there.map((one, index) => (index === same ? filledIn(one, said) : one))
  const whole: Address = { kind: 'home', street: said.street ?? '', city: said.city ?? '', postalCode: said.postalCode ?? '', region: said.region ?? '', country: said.country ?? country }
  const home = there.findIndex(({ kind }) => kind === 'home')
  return home < 0 ? [...there, whole] : there.map((one, index) => (index === home ? whole : one))
}

/** What is there in other letters stays as it is written. */
function filledIn(one: Address, said: SaidAddress): Address {
  const text = (part: 'street' | 'city' | 'postalCode' | 'region'): string => (one[part] === '' ? said[part] ?? '' : one[part])
  return { kind: one.kind, street: text('street'), city: text('city'), postalCode: text('postalCode'), region: text('region'), country: said.country ?? one.country }
}
