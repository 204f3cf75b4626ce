import type { Customer } from '../contract.ts'

/** An address in one line, in the sequence of its country: from the largest to the smallest where Chinese is written. */
export function addressLine({ street, city, postalCode, region, country }: Omit<Customer['addresses'][number], 'id' | 'kind'>): string {
  const place = [postalCode, city].filter(Boolean).join(' ')
  const parts = country === 'CN' ? [region, city, street, postalCode] : [street.replaceAll('\n', ', '), place, region]
  return parts.filter(Boolean).join(country === 'CN' ? ' ' : ', ')
}
