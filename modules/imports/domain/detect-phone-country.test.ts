import { expect, it } from 'vitest'
import { detectPhoneCountry } from './detect-phone-country.ts'

const lengths: Readonly<Record<string, number>> = { CZ: 9, CN: 11 }
const fits = (value: string, country: string): boolean => value.replace(/\D/g, '').length === lengths[country]

it('is the shop\'s own while its numbers fit', () => {
  expect(detectPhoneCountry(['603 123 456', '777 123 456', 'x'], 'CZ', fits)).toBe('CZ')
  expect(detectPhoneCountry([], 'CZ', fits)).toBe('CZ')
})

it('is another whose numbers fit better; numbers with + say nothing', () => {
  expect(detectPhoneCountry(['13912345678', '13812345678', '+420 603 123 456'], 'CZ', fits)).toBe('CN')
})
