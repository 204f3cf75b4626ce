import { expect, it } from 'vitest'
import { whyNotUrl } from './judge-url.ts'

it.each([
  ['https://shop.example/hooks?from=lunette', null], ['https://shop.example:8443/', null],
  ['shop.example', 'no-address'], ['ftp://shop.example/', 'no-address'], ['javascript:alert(1)', 'no-address'], ['https://', 'no-address'], [`https://shop.example/${'a'.repeat(2_000)}`, 'no-address'],
  ['http://shop.example/', 'not-https'], ['https://eva:secret@shop.example/', 'has-sign-in'], ['https://shop.example/#part', 'has-fragment'],
  ['https://localhost/', 'local-name'], ['https://printer.local/', 'local-name'], ['https://db.internal./', 'local-name'],
])('%s: %s', (url, refusal) => {
  expect(whyNotUrl(url, false)).toBe(refusal)
})

it('takes plain http and local names where the settings let something inside be called', () => {
  expect([whyNotUrl('http://192.168.1.20:8080/hook', true), whyNotUrl('http://printer.local/', true), whyNotUrl('http://eva@printer.local/', true)]).toEqual([null, null, 'has-sign-in'])
})
